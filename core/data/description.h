#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <vector>

namespace hstudio::data
{

/// What stands beside the table: texts for people, which no number of a run depends on.
struct Description
{
    ImportSummary summary;
    std::vector<ItemInfo> catalogue; ///< by item code
};

/// Writes summary.json and catalogue.tsv (a line for each item code: title, tab, genres parted by '|') into `folder`, each atomically.
base::Result<void> writeDescription(const std::filesystem::path &folder, const Description &description);

/// Reads them back. Errors: NotFound, BadData.
base::Result<Description> readDescription(const std::filesystem::path &folder);

} // namespace hstudio::data
