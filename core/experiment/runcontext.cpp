#include "core/experiment/runcontext.h"

#include "core/base/clock.h"
#include "core/config/configjson.h"
#include "core/experiment/itemorder.h"
#include "core/experiment/runfiles.h"
#include "core/nn/device.h"

#include <numeric>

namespace hstudio::experiment
{
namespace
{

data::Sequences everybodysHistories(const OpenDataset &dataset, const data::ItemIndex &items)
{
    std::vector<std::uint32_t> users(dataset.table->userIds().size());
    std::iota(users.begin(), users.end(), 0U);
    return data::foldHistories(*dataset.table, dataset.split, items, users);
}

/// The run's own item order where it has one, else that of its training.
base::Result<data::ItemIndex> itemsOf(const OpenRun &run, const std::filesystem::path &order)
{
    const auto &dataset = *run.dataset;
    if (std::filesystem::exists(order))
        return readItemOrder(order, dataset.table->itemIds(), dataset.record.name);
    return data::prepareTraining(*dataset.table, dataset.split, static_cast<int>(run.config.model.sessionMaxLen),
                                 static_cast<int>(run.config.evaluation.trainMinUserInteractions))
        .items;
}

/// The newest time of the history that the model is shown; of a user without one, of all there is.
std::int64_t lastTime(const OpenRun &run, std::uint32_t user)
{
    if (const auto times = run.histories.timesOf(user); !times.empty())
        return times.back();
    const auto &split = run.dataset->split;
    const auto begin = split.userOffsets[user];
    const auto end = split.userOffsets[user + 1];
    return begin == end ? 0 : run.dataset->table->timestamps()[split.rowsByUser[end - 1]];
}

std::int64_t testTime(const OpenRun &run, std::uint32_t user)
{
    const auto target = data::testTarget(*run.dataset->table, run.dataset->split, run.items, user);
    return target.found ? target.time : lastTime(run, user);
}

} // namespace

store::DatasetRecord recordOf(const data::Dataset &dataset, const std::string &name)
{
    const auto &summary = dataset.summary();
    return {
        .id = {},
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
        .importedAt = base::unixNow(),
    };
}

base::Result<std::shared_ptr<const OpenDataset>> openDataset(store::Store &store, base::DatasetId id)
{
    auto record = store.dataset(id);
    if (!record)
        return record.error();
    auto table = data::Dataset::open(store.datasetFolder(*record));
    if (!table)
        return table.error();
    auto split = data::makeSplit(**table);
    return std::shared_ptr<const OpenDataset>(
        std::make_shared<OpenDataset>(OpenDataset{*std::move(record), *std::move(table), std::move(split)}));
}

base::Result<std::shared_ptr<OpenRun>> openRun(store::Store &store, base::RunId id, const std::string &device)
{
    auto record = store.run(id);
    if (!record)
        return record.error();
    const auto weights = bestWeights(store.runFolder(id));
    if (!std::filesystem::exists(weights))
        return base::Error{
            base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "Run \"%1\" has no weights yet. It has them after its first epoch: start it, or choose a trained run."),
            {record->name}};
    auto config = config::fromJsonText(record->configJson);
    if (!config)
        return config.error();
    const auto resolved = nn::resolveDevice(device);
    if (!resolved)
        return resolved.error();
    auto dataset = openDataset(store, record->dataset);
    if (!dataset)
        return dataset.error();

    auto run = std::make_shared<OpenRun>();
    run->record = *std::move(record);
    run->config = *std::move(config);
    run->dataset = *std::move(dataset);
    const auto order = itemOrderFile(store.runFolder(id));
    run->weights = std::filesystem::exists(order) ? "imported" : "best";
    auto items = itemsOf(*run, order);
    if (!items)
        return items.error();
    run->items = *std::move(items);
    run->histories = everybodysHistories(*run->dataset, run->items);
    auto recommender = inference::Recommender::load(run->config, run->items, weights, *resolved);
    if (!recommender)
        return recommender.error();
    run->recommender = *std::move(recommender);
    return run;
}

std::int64_t queryTimeOf(const OpenRun &run, std::uint32_t user, const QueryTime &query)
{
    switch (query.rule) {
    case QueryTime::Rule::Test: return testTime(run, user);
    case QueryTime::Rule::Last: return lastTime(run, user) + 1;
    case QueryTime::Rule::At: return query.time;
    case QueryTime::Rule::AfterLast: return lastTime(run, user) + query.time;
    }
    return query.time;
}

} // namespace hstudio::experiment
