#pragma once

#include "core/data/dataset.h"
#include "core/data/splitrule.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hstudio::data
{

/// Which part of the split a row belongs to.
enum class Part : std::uint8_t
{
    Train,
    Validation, ///< the last row of what is left of a user after taking out the test row
    Test,       ///< leave-one-out: the last row of a user; global time: the first row from that moment on that can be asked for
    Dropped,    ///< leave-one-out: would be test, but the user has the same item earlier (RecTools: LastNSplitter, filter_already_seen);
                ///< global time: from that moment on, but not the test
};

/// Whether a row of this part may be learnt from and shown as history once a run is trained: everything but the held-out test rows.
constexpr bool isFold(Part part) { return part == Part::Train || part == Part::Validation; }

/// The rows of each user by timestamp, *stable*: equal times keep file order; and which part each of them belongs to. A user's rows of
/// Part::Train come first, the Validation row after them, Test and Dropped last.
struct Split
{
    SplitRule rule;
    std::vector<Part> parts;                   ///< by row, file order
    std::vector<std::uint64_t> userOffsets;    ///< [users + 1] into rowsByUser
    std::vector<std::uint32_t> rowsByUser;     ///< rows of each user in stable time order
    std::vector<std::uint32_t> testRows;       ///< ascending
    std::vector<std::uint32_t> validationRows; ///< ascending
    std::vector<std::uint32_t> droppedRows;    ///< ascending

    /// All rows of a user in stable time order.
    [[nodiscard]] std::span<const std::uint32_t> rowsOf(std::uint32_t user) const
    {
        return std::span(rowsByUser).subspan(userOffsets[user], userOffsets[user + 1] - userOffsets[user]);
    }
};

/// Leave-one-out split of RecTools' HSTU tutorial (golden part B). Linear in the table but for the per-user sorts.
Split leaveOneOut(const Dataset &dataset);

/// Global time split: rows before `time` are the fold, the last of each user's is the validation. The test is a user's first row from `time`
/// on whose item the fold knows and the user hasn't had in it; users without a row before `time` aren't asked (RecTools: TimeRangeSplitter
/// with its filters for cold users, cold items and already seen ones; of what it leaves, the first of each user).
Split globalTime(const Dataset &dataset, std::int64_t time);

/// By the rule of the data set.
Split makeSplit(const Dataset &dataset);

/// The moment before which at least `share` (0 … 1) of all rows lie, and every row of one second is on the same side.
std::int64_t timeAtShare(std::span<const std::int64_t> timestamps, double share);

/// Codes of the items with a row that is neither test nor dropped, by first appearance in file order: the metrics' catalogue.
std::vector<std::uint32_t> foldCatalogue(const Dataset &dataset, const Split &split);

} // namespace hstudio::data
