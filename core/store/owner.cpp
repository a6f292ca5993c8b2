#include "core/store/owner.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>

namespace hstudio::store
{
namespace
{

constexpr int kStartTimeField = 22; // proc(5)

/// Start time of a process that is still working; empty when there is none.
std::optional<std::int64_t> startTime(std::int64_t pid)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    const std::string line(std::istreambuf_iterator<char>(in), {});
    // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
    const auto nameEnd = line.rfind(')');
    if (nameEnd == std::string::npos)
        return {};
    std::istringstream rest(line.substr(nameEnd + 1));
    std::string field;
    rest >> field;
    if (field == "Z" || field == "X")
        return {};
    for (int number = 4; number < kStartTimeField; ++number)
        rest >> field;
    std::int64_t ticks = 0;
    if (!(rest >> ticks))
        return {};
    return ticks;
}

} // namespace

Owner thisProcess()
{
    const auto pid = static_cast<std::int64_t>(::getpid());
    return {pid, startTime(pid).value_or(0)};
}

bool isAlive(const Owner &owner) { return owner.pid > 0 && startTime(owner.pid) == owner.start; }

} // namespace hstudio::store
