#include "core/compare/protocol.h"

#include "core/base/error.h"

#include <algorithm>

namespace hstudio::compare
{
namespace
{

std::string listText(const std::vector<std::int64_t> &ks)
{
    std::string text;
    for (const std::int64_t k : ks)
        text.append(text.empty() ? "" : ", ").append(std::to_string(k));
    return text;
}

bool contains(const std::vector<std::int64_t> &ks, std::int64_t k) { return std::find(ks.begin(), ks.end(), k) != ks.end(); }

/// As much of a hash as a person needs to tell two apart.
std::string shortHash(const std::string &hash) { return hash.substr(0, 8); }

/// Both are known and not the same.
bool unlike(const std::string &a, const std::string &b) { return !a.empty() && !b.empty() && a != b; }

bool unlikeCutOffs(const Protocol &a, const Protocol &b, std::optional<std::int64_t> k)
{
    if (a.ks.empty() || b.ks.empty())
        return false;
    return k ? !contains(a.ks, *k) || !contains(b.ks, *k) : a.ks != b.ks;
}

} // namespace

Protocol protocolOf(const inference::Protocol &evaluation, const std::string &dataHash)
{
    return {.split = evaluation.split,
            .ks = evaluation.ks,
            .filterSeen = evaluation.filterSeen,
            .ranking = evaluation.ranking,
            .weights = evaluation.weights,
            .queryTime = evaluation.queryTime,
            .dataHash = dataHash,
            .tieRule = kFileOrder};
}

std::vector<Words> differences(const Protocol &a, const Protocol &b, std::optional<std::int64_t> k)
{
    std::vector<Words> found;
    if (unlike(a.dataHash, b.dataHash))
        found.push_back({HSTUDIO_TEXT("Compare", "Different data: %1 and %2."), {shortHash(a.dataHash), shortHash(b.dataHash)}});
    if (unlike(a.split, b.split))
        found.push_back({HSTUDIO_TEXT("Compare", "Different split: %1 and %2."), {a.split, b.split}});
    if (unlike(a.ranking, b.ranking))
        found.push_back({HSTUDIO_TEXT("Compare", "Different ranking: %1 and %2."), {a.ranking, b.ranking}});
    if (a.filterSeen && b.filterSeen && *a.filterSeen != *b.filterSeen)
        found.push_back(*a.filterSeen ? Words{HSTUDIO_TEXT("Compare", "Seen films are left out here and kept there."), {}}
                                      : Words{HSTUDIO_TEXT("Compare", "Seen films are kept here and left out there."), {}});
    if (unlike(a.weights, b.weights))
        found.push_back({HSTUDIO_TEXT("Compare", "Different weights: %1 and %2."), {a.weights, b.weights}});
    if (unlike(a.queryTime, b.queryTime) && a.queryTime != "ignored" && b.queryTime != "ignored")
        found.push_back({HSTUDIO_TEXT("Compare", "Different query times: %1 and %2."), {a.queryTime, b.queryTime}});
    if (unlike(a.tieRule, b.tieRule))
        found.push_back({HSTUDIO_TEXT("Compare", "Different order of equal timestamps: %1 and %2."), {a.tieRule, b.tieRule}});
    if (unlikeCutOffs(a, b, k))
        found.push_back({HSTUDIO_TEXT("Compare", "Different cut-offs: %1 and %2."), {listText(a.ks), listText(b.ks)}});
    return found;
}

std::string protocolText(const Protocol &protocol)
{
    std::string text;
    const auto add = [&text](const std::string &part) {
        if (!part.empty())
            text.append(text.empty() ? "" : "; ").append(part);
    };
    const auto named = [](const std::string &value, const std::string &before, const std::string &after) {
        return value.empty() ? std::string() : before + value + after;
    };
    add(protocol.split);
    add(named(listText(protocol.ks), "k = ", ""));
    if (protocol.filterSeen)
        add(*protocol.filterSeen ? "seen items left out" : "seen items kept");
    add(named(protocol.ranking, "", " ranking"));
    add(named(protocol.weights, "", " weights"));
    add(named(protocol.queryTime, "query time: ", ""));
    add(named(protocol.tieRule, "equal timestamps: ", ""));
    add(named(shortHash(protocol.dataHash), "data ", ""));
    return text;
}

} // namespace hstudio::compare
