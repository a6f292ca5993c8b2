#include "core/store/records.h"

#include <array>
#include <utility>

namespace hstudio::store
{
namespace
{

/// The words of the database and of JSON.
constexpr std::array<std::pair<RunState, std::string_view>, 7> kStates = {{
    {RunState::Queued, "queued"},
    {RunState::Running, "running"},
    {RunState::Paused, "paused"},
    {RunState::Finished, "finished"},
    {RunState::Stopped, "stopped"},
    {RunState::Failed, "failed"},
    {RunState::Interrupted, "interrupted"},
}};

} // namespace

std::string_view toString(RunState state)
{
    for (const auto &[value, word] : kStates) {
        if (value == state)
            return word;
    }
    return "failed";
}

std::optional<RunState> runStateFromString(std::string_view text)
{
    for (const auto &[value, word] : kStates) {
        if (word == text)
            return value;
    }
    return {};
}

bool isActive(RunState state) { return state == RunState::Queued || state == RunState::Running || state == RunState::Paused; }

} // namespace hstudio::store
