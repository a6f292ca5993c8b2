#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hstudio::data
{

/// Which part of the leave-one-out split a row belongs to.
enum class Part : std::uint8_t
{
    Train,
    Validation, ///< the last row of what is left of a user after taking out the test row
    Test,       ///< the last row of a user
    Dropped,    ///< would be test, but the user has the same item earlier (RecTools: LastNSplitter, filter_already_seen)
};

/// Whether a row of this part may be learnt from and shown as history once a run is trained: everything but the held-out test rows.
constexpr bool isFold(Part part) { return part == Part::Train || part == Part::Validation; }

/// Leave-one-out split of RecTools' HSTU tutorial (golden part B): per user by timestamp, *stable*: equal times keep file order.
struct Split
{
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

/// Linear in the table but for the per-user sorts.
Split leaveOneOut(const Dataset &dataset);

/// Codes of the items with a row that is neither test nor dropped, by first appearance in file order: the metrics' catalogue.
std::vector<std::uint32_t> foldCatalogue(const Dataset &dataset, const Split &split);

} // namespace hstudio::data
