#pragma once

#include "app/cli/program.h"
#include "core/data/dataset.h"
#include "core/data/import.h"
#include "core/experiment/runcontext.h"
#include "core/store/store.h"

#include <memory>
#include <string>

namespace hstudio::cli
{

/// Opens (or creates) the workspace of the command line; from then on the log goes to its logs/hstudio-cli.log.
base::Result<std::shared_ptr<store::Store>> openWorkspace(const Context &context);

/// A data set of the command line's workspace.
struct WorkspaceDataset
{
    std::shared_ptr<store::Store> store;
    store::DatasetRecord record;
};
/// Opens the workspace and finds a data set in it by id or name.
base::Result<WorkspaceDataset> openDatasetOf(const Context &context, const std::string &idOrName);

/// A data set of the workspace and what its import found.
struct ImportedDataset
{
    store::DatasetRecord record;
    data::ImportSummary summary;
};

/// Lists a data set whose folder is in the workspace. An empty origin stands for the one in its summary.
base::Result<ImportedDataset> addToWorkspace(store::Store &store, const data::Dataset &dataset, const std::string &name,
                                             const std::string &origin = {});

/// Imports files into the workspace, with a progress line. An empty name is made from the source's. `origin` is shown as the source when it isn't
/// empty, for files that are gone afterwards.
base::Result<ImportedDataset> importInto(store::Store &store, const Context &context, const std::filesystem::path &source,
                                         const std::string &name, const data::ImportOptions &options = {}, const std::string &origin = {});

/// A trained run ready to recommend, found by id or name. `device` as in the settings ("auto", "cpu", "cuda:0").
base::Result<std::shared_ptr<experiment::OpenRun>> openTrainedRun(store::Store &store, const std::string &idOrName,
                                                                  const std::string &device);

/// Numbers of a data set for people, with what was refused and filtered out.
void printDataset(const ImportedDataset &dataset);

} // namespace hstudio::cli
