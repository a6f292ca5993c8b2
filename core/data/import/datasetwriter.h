#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/description.h"
#include "core/data/import.h"
#include "core/data/tablefile.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

namespace hstudio::data
{

/// What is wrong with filters or a split, if anything is (InvalidArgument).
std::optional<base::Error> objectionTo(const Preparation &preparation);

/// An error (BadData) if the filters have removed everything; says what each did.
std::optional<base::Error> nothingLeft(const Table &table, const ImportSummary &summary);

/// A data set that is about to be written. Of the summary, the counts, times, ties and the split are filled in while writing.
struct NewDataset
{
    Table table;
    Description description;
};

/// Leaves it in `datasetsFolder/<hash>`. If the same one is there already it stays, takes over the new description, but no poorer catalogue.
/// Nothing is left behind on an error or when `stop` is requested.
base::Result<std::shared_ptr<const Dataset>> writeDataset(NewDataset dataset, const SplitChoice &split,
                                                          const std::filesystem::path &datasetsFolder, const std::stop_token &stop);

} // namespace hstudio::data
