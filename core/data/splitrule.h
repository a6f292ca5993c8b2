#pragma once

#include <cstdint>
#include <string>

namespace hstudio::data
{

/// How a data set is split into what is learnt from and what is tested. Belongs to the data set, so that its runs are comparable.
struct SplitRule
{
    enum class Kind
    {
        LeaveOneOut, ///< each user's last interaction is the test
        GlobalTime,  ///< one moment for all: what came before it trains, each user's first new item after it is the test
    };
    Kind kind = Kind::LeaveOneOut;
    std::int64_t time = 0; ///< GlobalTime: unix seconds of the first moment that is not trained on

    /// As it is named in results: "leave-one-out", "global time point 2000-12-01T00:00:00Z".
    [[nodiscard]] std::string protocol() const;

    bool operator==(const SplitRule &) const = default;
};

} // namespace hstudio::data
