#pragma once

#include "core/data/dataset.h"
#include "core/data/split.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hstudio::data
{

/// Item ids inside a model: 0 is PAD, then 1, 2 … by first appearance in the time-sorted, tail-cut training rows (golden part B.4).
struct ItemIndex
{
    std::vector<std::uint32_t> codeOf;    ///< by internal id; codeOf[0] is unused
    std::vector<std::int32_t> internalOf; ///< by item code; 0 = unknown to the model

    /// Number of internal ids, PAD included: the rows of the item embedding.
    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(codeOf.size()); }
};

/// Item sequences of several users, one after the other; items are internal ids in stable time order.
struct Sequences
{
    std::vector<std::uint32_t> users;   ///< user code of each sequence
    std::vector<std::uint64_t> offsets; ///< [sequences + 1]
    std::vector<std::int32_t> items;
    std::vector<std::int64_t> times;
    std::vector<float> weights; ///< loss weight of each interaction; 1 in the tutorial

    [[nodiscard]] std::size_t size() const { return users.size(); }
    [[nodiscard]] std::span<const std::int32_t> itemsOf(std::size_t sequence) const;
    [[nodiscard]] std::span<const std::int64_t> timesOf(std::size_t sequence) const;
    [[nodiscard]] std::span<const float> weightsOf(std::size_t sequence) const;
    /// Appends one sequence.
    void add(std::uint32_t user, std::span<const std::int32_t> newItems, std::span<const std::int64_t> newTimes, float weight = 1.0F);
};

/// What training needs (golden part B.4 and B.5). Users of `train` by first appearance in the time-sorted rows.
struct TrainingData
{
    int sessionMaxLen = 0;
    ItemIndex items;
    Sequences train;                             ///< last sessionMaxLen + 1 training rows of each user with at least 2
    std::vector<std::uint32_t> validation;       ///< indexes into `train`: users whose validation item is known to the model
    std::vector<std::int32_t> validationTargets; ///< internal id, one for each of `validation`
    std::vector<std::int64_t> validationTimes;   ///< time of the validation row = query time
};

/// Prepares the training data; users with fewer than `trainMinUserInteractions` training rows are left out.
TrainingData prepareTraining(const Dataset &dataset, const Split &split, int sessionMaxLen, int trainMinUserInteractions = 2);

/// The histories that recommending works on: all rows of the fold (train and validation) whose item is known, uncut, for the given
/// user codes in their order; a user without any known item gets an empty sequence.
Sequences foldHistories(const Dataset &dataset, const Split &split, const ItemIndex &items, std::span<const std::uint32_t> users);

/// Time and internal item id (0 = unknown) of a user's test row; `found` is false for users without one.
struct TestTarget
{
    bool found = false;
    std::uint32_t itemCode = 0;
    std::int32_t internalItem = 0;
    std::int64_t time = 0;
};
TestTarget testTarget(const Dataset &dataset, const Split &split, const ItemIndex &items, std::uint32_t user);

} // namespace hstudio::data
