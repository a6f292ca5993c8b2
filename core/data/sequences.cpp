#include "core/data/sequences.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hstudio::data
{
namespace
{

/// The rows that training keeps of one user, in stable time order.
struct KeptUser
{
    std::uint32_t user = 0;
    std::span<const std::uint32_t> rows; ///< never empty
};

/// A user's training rows in time order: the held-out ones are the last.
std::span<const std::uint32_t> trainingRows(const Split &split, std::uint32_t user)
{
    auto rows = split.rowsOf(user);
    while (!rows.empty() && split.parts[rows.back()] != Part::Train)
        rows = rows.first(rows.size() - 1);
    return rows;
}

/// Users with enough rows and their last `length` rows, ordered by the first of these in the (time, file order) of the whole table.
std::vector<KeptUser> keepTails(const Dataset &dataset, const Split &split, std::size_t length, std::size_t atLeast)
{
    std::vector<KeptUser> kept;
    for (std::uint32_t user = 0; user < dataset.userIds().size(); ++user) {
        const auto rows = trainingRows(split, user);
        if (!rows.empty() && rows.size() >= atLeast)
            kept.push_back({.user = user, .rows = rows.last(std::min(rows.size(), length))});
    }
    std::ranges::sort(kept, {},
                      [&](const KeptUser &user) { return std::pair(dataset.timestamps()[user.rows.front()], user.rows.front()); });
    return kept;
}

/// Numbers the items by first appearance in the time-sorted list of all kept rows, without sorting that list.
ItemIndex numberItems(const Dataset &dataset, const std::vector<KeptUser> &kept)
{
    using Place = std::pair<std::int64_t, std::uint32_t>; // time, row
    constexpr Place kNever{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::uint32_t>::max()};
    std::vector<Place> first(dataset.itemIds().size(), kNever);
    for (const auto &user : kept) {
        for (const std::uint32_t row : user.rows) {
            auto &place = first[dataset.items()[row]];
            place = std::min(place, Place(dataset.timestamps()[row], row));
        }
    }
    ItemIndex index;
    index.codeOf.push_back(0); // PAD
    for (std::uint32_t code = 0; code < first.size(); ++code) {
        if (first[code] != kNever)
            index.codeOf.push_back(code);
    }
    std::sort(index.codeOf.begin() + 1, index.codeOf.end(), [&](std::uint32_t a, std::uint32_t b) { return first[a] < first[b]; });
    index.internalOf.assign(first.size(), 0);
    for (std::size_t id = 1; id < index.codeOf.size(); ++id)
        index.internalOf[index.codeOf[id]] = static_cast<std::int32_t>(id);
    return index;
}

} // namespace

std::span<const std::int32_t> Sequences::itemsOf(std::size_t sequence) const
{
    return std::span(items).subspan(offsets[sequence], offsets[sequence + 1] - offsets[sequence]);
}

std::span<const std::int64_t> Sequences::timesOf(std::size_t sequence) const
{
    return std::span(times).subspan(offsets[sequence], offsets[sequence + 1] - offsets[sequence]);
}

std::span<const float> Sequences::weightsOf(std::size_t sequence) const
{
    return std::span(weights).subspan(offsets[sequence], offsets[sequence + 1] - offsets[sequence]);
}

void Sequences::add(std::uint32_t user, std::span<const std::int32_t> newItems, std::span<const std::int64_t> newTimes, float weight)
{
    if (offsets.empty())
        offsets.push_back(0);
    users.push_back(user);
    items.insert(items.end(), newItems.begin(), newItems.end());
    times.insert(times.end(), newTimes.begin(), newTimes.end());
    weights.insert(weights.end(), newItems.size(), weight);
    offsets.push_back(items.size());
}

TrainingData prepareTraining(const Dataset &dataset, const Split &split, int sessionMaxLen, int trainMinUserInteractions)
{
    const auto kept =
        keepTails(dataset, split, static_cast<std::size_t>(sessionMaxLen) + 1, static_cast<std::size_t>(trainMinUserInteractions));
    TrainingData data;
    data.sessionMaxLen = sessionMaxLen;
    data.items = numberItems(dataset, kept);
    std::vector<std::int32_t> items;
    std::vector<std::int64_t> times;
    for (const auto &[user, rows] : kept) {
        items.clear();
        times.clear();
        for (const std::uint32_t row : rows) {
            items.push_back(data.items.internalOf[dataset.items()[row]]);
            times.push_back(dataset.timestamps()[row]);
        }
        data.train.add(user, items, times);

        const auto all = split.rowsOf(user);
        const auto validation = all[trainingRows(split, user).size()];
        const std::int32_t target = data.items.internalOf[dataset.items()[validation]];
        if (split.parts[validation] != Part::Validation || target == 0)
            continue;
        data.validation.push_back(static_cast<std::uint32_t>(data.train.size() - 1));
        data.validationTargets.push_back(target);
        data.validationTimes.push_back(dataset.timestamps()[validation]);
    }
    return data;
}

Sequences foldHistories(const Dataset &dataset, const Split &split, const ItemIndex &items, std::span<const std::uint32_t> users)
{
    Sequences histories;
    histories.offsets.push_back(0);
    std::vector<std::int32_t> known;
    std::vector<std::int64_t> times;
    for (const std::uint32_t user : users) {
        known.clear();
        times.clear();
        for (const std::uint32_t row : split.rowsOf(user)) {
            const std::int32_t item = items.internalOf[dataset.items()[row]];
            if (!isFold(split.parts[row]) || item == 0)
                continue;
            known.push_back(item);
            times.push_back(dataset.timestamps()[row]);
        }
        histories.add(user, known, times);
    }
    return histories;
}

TestTarget testTarget(const Dataset &dataset, const Split &split, const ItemIndex &items, std::uint32_t user)
{
    auto rows = split.rowsOf(user);
    while (!rows.empty() && split.parts[rows.back()] == Part::Dropped)
        rows = rows.first(rows.size() - 1);
    if (rows.empty() || split.parts[rows.back()] != Part::Test)
        return {};
    const std::uint32_t item = dataset.items()[rows.back()];
    return {.found = true, .itemCode = item, .internalItem = items.internalOf[item], .time = dataset.timestamps()[rows.back()]};
}

} // namespace hstudio::data
