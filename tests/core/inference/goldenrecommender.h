#pragma once

#include "core/inference/recommender.h"
#include "tests/core/nn/goldencase.h"

#include <memory>
#include <string>

namespace hstudio::tests
{

/// A recommender with the weights of a case of golden part C, for the items of the tiny data. Throws when that fails.
std::unique_ptr<inference::Recommender> goldenRecommender(const std::string &name);

/// Histories of all users of the tiny data: history i belongs to user code i.
const data::Sequences &tinyHistories();

/// User code or internal item id of an id in the files; throws for an unknown one.
std::uint32_t tinyUser(std::int64_t id);
std::int32_t tinyItem(std::int64_t id);
/// The file's id of an item code.
std::int64_t tinyItemId(std::uint32_t code);

} // namespace hstudio::tests
