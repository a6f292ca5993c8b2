#include "core/experiment/verification.h"

#include "core/base/paths.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runfiles.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>

namespace hstudio::experiment
{
namespace
{

constexpr int kLength = 10; ///< of the lists that are compared

/// Short and exact: two doubles that differ have different texts.
std::string text(double value)
{
    std::array<char, 32> buffer = {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

using Metrics = std::map<std::string, double>;

void compare(std::vector<Difference> &found, const std::string &where, const Metrics &first, const Metrics &second)
{
    auto all = first;
    all.insert(second.begin(), second.end());
    const auto textIn = [](const Metrics &metrics, const std::string &name) {
        const auto value = metrics.find(name);
        return value == metrics.end() ? std::string("-") : text(value->second);
    };
    for (const auto &[name, value] : all) {
        const auto a = textIn(first, name);
        const auto b = textIn(second, name);
        if (a != b)
            found.push_back({where + name, a, b});
    }
}

/// What an epoch's numbers are, times left out.
Metrics numbersOf(const training::EpochRecord &epoch)
{
    auto numbers = epoch.metrics;
    numbers["train_loss"] = epoch.trainLoss;
    numbers["val_loss"] = epoch.valLoss;
    numbers["best"] = epoch.best ? 1 : 0;
    numbers["global_step"] = static_cast<double>(epoch.globalStep);
    return numbers;
}

using Curve = std::vector<training::EpochRecord>;

/// The first epoch that differs says enough: what follows is its consequence.
void compareCurves(std::vector<Difference> &found, const Curve &first, const Curve &second)
{
    if (first.size() != second.size())
        found.push_back({"epochs", std::to_string(first.size()), std::to_string(second.size())});
    const auto before = found.size();
    for (std::size_t i = 0; i < std::min(first.size(), second.size()) && found.size() == before; ++i)
        compare(found, "epoch " + std::to_string(first[i].epoch) + " ", numbersOf(first[i]), numbersOf(second[i]));
}

/// Where two files first differ; 0 when they don't.
base::Result<std::size_t> firstDifference(const std::filesystem::path &first, const std::filesystem::path &second)
{
    const auto a = base::readFile(first);
    if (!a)
        return a.error();
    const auto b = base::readFile(second);
    if (!b)
        return b.error();
    const auto [place, other] = std::mismatch(a->begin(), a->end(), b->begin(), b->end());
    const bool equal = place == a->end() && other == b->end();
    return equal ? std::size_t{0} : static_cast<std::size_t>(place - a->begin()) + 1;
}

base::Result<bool> compareWeights(std::vector<Difference> &found, const store::Store &store, base::RunId first, base::RunId second)
{
    bool equal = true;
    for (const char *file : {"best.safetensors", "last.safetensors"}) {
        const auto place = firstDifference(store.runFolder(first) / file, store.runFolder(second) / file);
        if (!place)
            return place.error();
        if (*place == 0)
            continue;
        equal = false;
        found.push_back({file, "-", "byte " + std::to_string(*place)});
    }
    return equal;
}

/// The items that each user would be recommended, best first; users without a history left out.
using Lists = std::map<std::size_t, std::vector<std::uint32_t>>;

base::Result<Lists> listsOf(store::Store &store, base::RunId id)
{
    const auto opened = openRun(store, id);
    if (!opened)
        return opened.error();
    const auto &run = **opened;
    std::vector<std::uint32_t> users(run.histories.size());
    std::iota(users.begin(), users.end(), 0U);
    std::vector<std::int64_t> times;
    for (const auto user : users)
        times.push_back(queryTimeOf(run, user, {QueryTime::Rule::Test, 0}));
    const auto made = run.recommender->recommend(
        {.histories = &run.histories, .which = users, .queryTimes = times, .targets = {}, .candidates = {}, .k = kLength});
    if (!made)
        return made.error();
    Lists lists;
    for (const auto &list : *made) {
        for (const auto &item : list.items)
            lists[list.history].push_back(item.itemCode);
    }
    return lists;
}

base::Result<void> compareLists(std::vector<Difference> &found, store::Store &store, base::RunId first, base::RunId second)
{
    const auto a = listsOf(store, first);
    if (!a)
        return a.error();
    const auto b = listsOf(store, second);
    if (!b)
        return b.error();
    const auto different = std::ranges::count_if(*a, [&](const auto &entry) {
        const auto other = b->find(entry.first);
        return other == b->end() || other->second != entry.second;
    });
    if (different > 0)
        found.push_back({"recommendations", std::to_string(a->size()) + " lists", std::to_string(different) + " differ"});
    return {};
}

} // namespace

std::vector<Difference> fingerprintDifferences(const std::string &first, const std::string &second)
{
    const auto a = nlohmann::json::parse(first, nullptr, false);
    const auto b = nlohmann::json::parse(second, nullptr, false);
    if (!a.is_object() || !b.is_object())
        return first == second ? std::vector<Difference>() : std::vector{Difference{"fingerprint", first, second}};
    auto keys = a;
    keys.update(b);
    std::vector<Difference> found;
    const auto textIn = [](const nlohmann::json &document, const std::string &key) {
        const auto value = document.value(key, nlohmann::json("-"));
        return value.is_string() ? value.get<std::string>() : value.dump();
    };
    for (const auto &[key, value] : keys.items()) {
        const auto was = textIn(a, key);
        const auto is = textIn(b, key);
        if (was != is)
            found.push_back({key, was, is});
    }
    return found;
}

base::Result<std::vector<Difference>> differences(store::Store &store, base::RunId first, base::RunId second)
{
    std::array<store::RunRecord, 2> runs;
    std::array<Curve, 2> curves;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto id = i == 0 ? first : second;
        auto run = store.run(id);
        if (!run)
            return run.error();
        auto curve = store.epochs(id);
        if (!curve)
            return curve.error();
        runs[i] = *std::move(run);
        curves[i] = *std::move(curve);
    }
    auto found = fingerprintDifferences(runs[0].fingerprint, runs[1].fingerprint);
    compareCurves(found, curves[0], curves[1]);
    const auto sameWeights = compareWeights(found, store, first, second);
    if (!sameWeights)
        return sameWeights.error();
    compare(found, "test ", runs[0].test, runs[1].test);
    if (!*sameWeights) {
        if (const auto compared = compareLists(found, store, first, second); !compared)
            return compared.error();
    }
    return found;
}

} // namespace hstudio::experiment
