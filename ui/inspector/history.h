#pragma once

#include "core/data/split.h"
#include "ui/inspector/inspectedrun.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace hstudio::ui
{

/// One interaction of a user.
struct HistoryEntry
{
    std::uint32_t itemCode = 0;
    QString title;
    QString genres;
    float rating = 0;
    std::int64_t time = 0;
    data::Part part = data::Part::Train;
    bool known = true; ///< false: the model has never seen the film, so it isn't shown it
};

/// All interactions of a user, newest first; the held-out one (Part::Test) is among them.
std::vector<HistoryEntry> historyOf(const InspectedRun &run, std::uint32_t user);

} // namespace hstudio::ui
