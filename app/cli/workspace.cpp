#include "app/cli/workspace.h"

#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "core/base/log.h"
#include "core/data/import.h"
#include "core/data/import/refusal.h"
#include "core/nn/device.h"

namespace hstudio::cli
{
namespace
{

/// "ml-1m" for ml-1m/, /data/ml-1m/ and ml-1m.inter.
std::string nameOf(const std::filesystem::path &source)
{
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(source, ignored).lexically_normal();
    const std::filesystem::path last = absolute.has_filename() ? absolute.filename() : absolute.parent_path().filename();
    return std::filesystem::is_directory(source, ignored) ? last.string() : last.stem().string();
}

/// "rating at least 4"
std::string filterText(const data::FilterStep &step)
{
    const auto slash = step.value.find('/');
    const std::string before = step.value.substr(0, slash);
    const std::string after = slash == std::string::npos ? std::string() : step.value.substr(slash + 1);
    if (step.filter == "time_range")
        return (before.empty() ? "" : "from " + before) + (before.empty() || after.empty() ? "" : " ") +
               (after.empty() ? "" : "until " + after);
    if (step.filter == "rating")
        return "rating at least " + step.value;
    if (step.filter == "duplicates")
        return "of duplicates the " + step.value;
    if (step.filter == "k_core")
        return "k-core, users " + before + ", items " + after;
    return step.filter + " " + step.value;
}

} // namespace

base::Result<std::shared_ptr<store::Store>> openWorkspace(const Context &context)
{
    auto store = store::Store::open(context.workspace);
    if (store)
        base::log::openFile(context.workspace / "logs" / "hstudio-cli.log");
    return store;
}

base::Result<WorkspaceDataset> openDatasetOf(const Context &context, const std::string &idOrName)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    auto record = (*store)->findDataset(idOrName);
    if (!record)
        return record.error();
    return WorkspaceDataset{*std::move(store), *std::move(record)};
}

base::Result<ImportedDataset> addToWorkspace(store::Store &store, const data::Dataset &dataset, const std::string &name,
                                             const std::string &origin)
{
    store::DatasetRecord record = experiment::recordOf(dataset, name);
    if (!origin.empty())
        record.source = origin;
    auto added = store.addDataset(std::move(record));
    if (!added)
        return added.error();
    return ImportedDataset{.record = *std::move(added), .summary = dataset.summary()};
}

base::Result<ImportedDataset> importInto(store::Store &store, const Context &context, const std::filesystem::path &source,
                                         const std::string &name, const data::ImportOptions &options, const std::string &origin)
{
    ProgressLine line;
    const auto dataset = data::importDataset(
        source, store.datasetsFolder(), options, context.interrupt->token(), [&](std::int64_t done, std::int64_t total) {
            line.show("Importing", total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0);
        });
    line.clear();
    if (!dataset)
        return dataset.error();
    return addToWorkspace(store, **dataset, name.empty() ? nameOf(source) : name, origin);
}

base::Result<std::shared_ptr<experiment::OpenRun>> openTrainedRun(store::Store &store, const std::string &idOrName,
                                                                  const std::string &device)
{
    const auto record = store.findRun(idOrName);
    if (!record)
        return record.error();
    const auto resolved = nn::resolveDevice(device);
    if (!resolved)
        return resolved.error();
    return experiment::openRun(store, record->id, *resolved);
}

void printDataset(const ImportedDataset &imported)
{
    const store::DatasetRecord &dataset = imported.record;
    Facts facts{{"Data set", std::to_string(dataset.id.value) + ": " + dataset.name},
                {"Source", dataset.source},
                {"Users", countText(dataset.users)},
                {"Items", countText(dataset.items)},
                {"Interactions", countText(dataset.interactions)},
                {"Lines refused", countText(dataset.refused)}};
    for (const auto &[reason, count] : imported.summary.refusedByReason)
        facts.emplace_back("", countText(count) + ": " + data::refusalText(reason));
    for (const auto &step : imported.summary.filters)
        facts.emplace_back("Filter: " + filterText(step), "removed " + countText(step.interactions) + " interactions, " +
                                                              countText(step.users) + " users, " + countText(step.items) + " items");
    facts.insert(facts.end(), {{"Split", imported.summary.split.protocol()},
                               {"First", timeText(dataset.firstTime)},
                               {"Last", timeText(dataset.lastTime)},
                               {"Tied within a user", percentText(dataset.tiedShare) + " (equal times keep the file's order)"}});
    printFacts(facts);
}

} // namespace hstudio::cli
