#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace hstudio::base
{

/// A database id that can't be mixed up with another kind of id. 0 means "none".
template<typename Tag>
struct Id
{
    std::int64_t value = 0;

    [[nodiscard]] bool valid() const { return value > 0; }
    auto operator<=>(const Id &) const = default;
};

using DatasetId = Id<struct DatasetTag>;
using RunId = Id<struct RunTag>;
using EvaluationId = Id<struct EvaluationTag>;
using RecommendationId = Id<struct RecommendationTag>;

} // namespace hstudio::base

template<typename Tag>
struct std::hash<hstudio::base::Id<Tag>>
{
    std::size_t operator()(hstudio::base::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
