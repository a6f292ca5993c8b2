#include "core/data/splitrule.h"

#include "core/base/clock.h"

namespace hstudio::data
{

std::string SplitRule::protocol() const
{
    return kind == Kind::LeaveOneOut ? "leave-one-out" : "global time point " + base::formatTime(time);
}

} // namespace hstudio::data
