#include "core/experiment/weightsexchange.h"

#include "core/base/paths.h"
#include "core/config/configjson.h"
#include "core/experiment/exchangesettings.h"
#include "core/experiment/fingerprint.h"
#include "core/experiment/itemorder.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runfiles.h"
#include "core/inference/weightfiles.h"
#include "core/store/owner.h"

#include <array>

namespace hstudio::experiment
{
namespace
{

constexpr auto kWeights = "weights.safetensors";
constexpr auto kSettings = "config.json";
constexpr auto kItems = "items.json";
constexpr std::array kFiles = {kWeights, kSettings, kItems};

base::Result<void> refuseUsedFolder(const std::filesystem::path &folder)
{
    for (const auto *file : kFiles)
        if (std::filesystem::exists(folder / file))
            return base::Error{base::ErrorCode::Busy,
                               HSTUDIO_TEXT("Error", "\"%1\" is there already. Choose another folder: nothing is overwritten."),
                               {(folder / file).string()}};
    return {};
}

base::Result<void> writeExchangeFiles(const OpenRun &run, const std::filesystem::path &bestWeights, const std::filesystem::path &folder)
{
    const auto &dataset = *run.dataset;
    if (auto written = inference::copyWeights(run.config, run.items.size(), bestWeights, folder / kWeights); !written)
        return written;
    const ExchangeSource source{.run = run.record.name, .dataset = dataset.record.name, .dataHash = dataset.record.hash};
    if (auto written = base::writeFileAtomically(folder / kSettings, exchangeSettingsText(run.config, source)); !written)
        return written;
    return base::writeFileAtomically(folder / kItems, itemOrderText(run.items, dataset.table->itemIds()));
}

/// What was found in a folder, checked as a whole.
struct Imported
{
    config::ExperimentConfig config;
    data::ItemIndex items;
    std::shared_ptr<const data::Dataset> table;
    std::filesystem::path weights;
};

base::Result<config::ExperimentConfig> readSettings(const std::filesystem::path &file)
{
    const auto text = base::readFile(file);
    if (!text)
        return text.error();
    auto settings = readExchangeSettings(*text);
    if (settings)
        return settings;
    const auto &why = settings.error();
    return base::Error{why.code, HSTUDIO_TEXT("Error", "%1: %2"), {file.string(), why.text()}, why.detail};
}

base::Result<Imported> readExchangeFolder(store::Store &store, const store::DatasetRecord &dataset, const std::filesystem::path &folder)
{
    const auto settings = readSettings(folder / kSettings);
    if (!settings)
        return settings.error();
    const auto table = data::Dataset::open(store.datasetFolder(dataset));
    if (!table)
        return table.error();
    auto items = readItemOrder(folder / kItems, (*table)->itemIds(), dataset.name);
    if (!items)
        return items.error();
    if (const auto fits = inference::checkWeights(*settings, items->size(), folder / kWeights); !fits)
        return fits.error();
    return Imported{.config = *settings, .items = *std::move(items), .table = *table, .weights = folder / kWeights};
}

/// Reserved for this process, so that no queue takes it for a run to be trained.
base::Result<store::RunRecord> addReserved(store::Store &store, const store::DatasetRecord &dataset, const Imported &imported,
                                           const std::string &name)
{
    const auto self = store::thisProcess();
    store::RunRecord record;
    record.dataset = dataset.id;
    record.name = name;
    record.configJson = config::toJsonText(imported.config);
    record.seed = imported.config.device.seed;
    record.ownerPid = self.pid;
    record.ownerStart = self.start;
    const auto added = store.addRun(std::move(record));
    return added ? store.claimRun(added->id) : added.error();
}

base::Result<void> fill(store::Store &store, base::RunId id, const Imported &imported)
{
    const auto folder = store.runFolder(id);
    if (auto ready = base::ensureWritableFolder(folder); !ready)
        return ready;
    if (auto written = inference::copyWeights(imported.config, imported.items.size(), imported.weights, bestWeights(folder)); !written)
        return written;
    const auto order = itemOrderText(imported.items, imported.table->itemIds());
    if (auto written = base::writeFileAtomically(itemOrderFile(folder), order); !written)
        return written;
    if (auto stored = store.setCheckpoints(id, checkpointFiles(folder, {})); !stored)
        return stored;
    if (auto stored = store.setFingerprint(id, fingerprint(imported.config, imported.table->hash(), "cpu")); !stored)
        return stored;
    return store.setRunState(id, store::RunState::Finished, kImportedReason);
}

/// "model" for model/ and for path/to/model.
std::string nameOf(const std::filesystem::path &folder)
{
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(folder, ignored).lexically_normal();
    return (absolute.has_filename() ? absolute : absolute.parent_path()).filename().string();
}

} // namespace

base::Result<void> exportRun(store::Store &store, base::RunId id, const std::filesystem::path &folder)
{
    const auto run = openRun(store, id);
    if (!run)
        return run.error();
    if (auto fresh = refuseUsedFolder(folder); !fresh)
        return fresh;
    const bool existed = std::filesystem::exists(folder);
    if (auto ready = base::ensureWritableFolder(folder); !ready)
        return ready;
    auto written = writeExchangeFiles(**run, bestWeights(store.runFolder(id)), folder);
    if (!written) {
        std::error_code ignored;
        for (const auto *file : kFiles)
            std::filesystem::remove(folder / file, ignored);
        if (!existed)
            std::filesystem::remove(folder, ignored);
    }
    return written;
}

base::Result<store::RunRecord> importWeights(store::Store &store, base::DatasetId dataset, const std::filesystem::path &folder,
                                             const std::string &name)
{
    const auto record = store.dataset(dataset);
    if (!record)
        return record.error();
    const auto imported = readExchangeFolder(store, *record, folder);
    if (!imported)
        return imported.error();
    const auto added = addReserved(store, *record, *imported, name.empty() ? nameOf(folder) : name);
    if (!added)
        return added.error();
    if (const auto filled = fill(store, added->id, *imported); !filled) {
        (void)store.setRunState(added->id, store::RunState::Failed, filled.error().text());
        (void)store.deleteRun(added->id);
        return filled.error();
    }
    return store.run(added->id);
}

} // namespace hstudio::experiment
