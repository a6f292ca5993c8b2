#pragma once

#include "core/experiment/runcontext.h"

#include <CLI/App.hpp>
#include <string>

namespace hstudio::cli
{

/// Adds "--at": a moment, or a rule that gives each user one.
CLI::Option *addAtOption(CLI::App &verb, std::string &at);

/// Without "--at" the moment of the test interaction; "none" has no rule and is asked before.
experiment::QueryTime queryTimeFrom(const std::string &at);

/// Whether "--at" names a moment for a model that ignores time.
bool timeHasNoEffect(const experiment::OpenRun &run, const std::string &at);

} // namespace hstudio::cli
