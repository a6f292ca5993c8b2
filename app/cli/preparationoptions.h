#pragma once

#include "app/cli/program.h"
#include "core/data/import.h"

#include <optional>
#include <string>

namespace hstudio::cli
{

/// What the command line says about filters and the split.
struct PreparationOptions
{
    std::optional<float> minRating;
    std::int64_t minUserInteractions = 0;
    std::int64_t minItemInteractions = 0;
    std::string duplicates = "keep";
    std::string from;
    std::string until;
    std::string splitAt;
};

/// Adds --min-rating, --min-user-interactions, --min-item-interactions, --duplicates, --from, --until and --split-at.
void addPreparationOptions(CLI::App &verb, PreparationOptions &options);

/// Errors: InvalidArgument for a time that can't be read.
base::Result<data::Preparation> preparationFrom(const PreparationOptions &options);

} // namespace hstudio::cli
