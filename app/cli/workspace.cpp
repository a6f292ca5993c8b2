#include "app/cli/workspace.h"

#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/data/import.h"
#include "core/nn/device.h"

namespace hstudio::cli
{
namespace
{

store::DatasetRecord recordOf(const data::Dataset &dataset, const std::string &name)
{
    const data::ImportSummary &summary = dataset.summary();
    return {.id = {},
            .name = name,
            .hash = dataset.hash(),
            .source = summary.source,
            .format = summary.format,
            .users = summary.users,
            .items = summary.items,
            .interactions = summary.interactions,
            .refused = summary.refused,
            .firstTime = summary.firstTime,
            .lastTime = summary.lastTime,
            .tiedShare = summary.tiedShare,
            .importedAt = base::unixNow()};
}

/// "ml-1m" for ml-1m/, /data/ml-1m/ and ml-1m.inter.
std::string nameOf(const std::filesystem::path &source)
{
    std::error_code ignored;
    const std::filesystem::path absolute = std::filesystem::absolute(source, ignored).lexically_normal();
    const std::filesystem::path last = absolute.has_filename() ? absolute.filename() : absolute.parent_path().filename();
    return std::filesystem::is_directory(source, ignored) ? last.string() : last.stem().string();
}

} // namespace

base::Result<std::shared_ptr<store::Store>> openWorkspace(const Context &context)
{
    auto store = store::Store::open(context.workspace);
    if (store)
        base::log::openFile(context.workspace / "logs" / "hstudio-cli.log");
    return store;
}

base::Result<store::DatasetRecord> importInto(store::Store &store, const Context &context, const std::filesystem::path &source,
                                              const std::string &name, const std::string &origin)
{
    ProgressLine line;
    const auto dataset =
        data::importDataset(source, store.datasetsFolder(), {}, context.interrupt->token(), [&](std::int64_t done, std::int64_t total) {
            line.show("Importing", total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0);
        });
    line.clear();
    if (!dataset)
        return dataset.error();
    store::DatasetRecord record = recordOf(**dataset, name.empty() ? nameOf(source) : name);
    if (!origin.empty())
        record.source = origin;
    return store.addDataset(std::move(record));
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

void printDataset(const store::DatasetRecord &dataset)
{
    printFacts({{"Data set", std::to_string(dataset.id.value) + ": " + dataset.name},
                {"Source", dataset.source},
                {"Users", countText(dataset.users)},
                {"Items", countText(dataset.items)},
                {"Interactions", countText(dataset.interactions)},
                {"Lines refused", countText(dataset.refused)},
                {"First", timeText(dataset.firstTime)},
                {"Last", timeText(dataset.lastTime)},
                {"Tied within a user", percentText(dataset.tiedShare) + " (equal times keep the file's order)"}});
}

} // namespace hstudio::cli
