#include "app/cli/querytime.h"

#include "core/base/clock.h"

namespace hstudio::cli
{
namespace
{

using Rule = experiment::QueryTime::Rule;

std::string checkTime(const std::string &text)
{
    if (text == "test" || text == "last" || text == "none")
        return {};
    const auto time = base::parseTime(text);
    return time ? std::string() : time.error().text() + " \"test\", \"last\" and \"none\" are possible too.";
}

} // namespace

CLI::Option *addAtOption(CLI::App &verb, std::string &at)
{
    return verb
        .add_option("--at", at,
                    "When they ask: unix seconds, ISO 8601, \"test\" (the moment of the test interaction, the default), \"last\" (just "
                    "after the last item), or \"none\" for a model that ignores time")
        ->type_name("TIME|test|last|none")
        ->check(checkTime);
}

experiment::QueryTime queryTimeFrom(const std::string &at)
{
    if (at.empty() || at == "test" || at == "none")
        return {.rule = Rule::Test};
    if (at == "last")
        return {.rule = Rule::Last};
    return {.rule = Rule::At, .time = base::parseTime(at).value()};
}

bool timeHasNoEffect(const experiment::OpenRun &run, const std::string &at)
{
    return !run.recommender->requiresContext() && !at.empty() && at != "none";
}

} // namespace hstudio::cli
