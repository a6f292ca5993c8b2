#include "app/cli/documents.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{

Json datasetDocument(const store::DatasetRecord &dataset)
{
    return {{"dataset", dataset.id.value},
            {"name", dataset.name},
            {"users", dataset.users},
            {"items", dataset.items},
            {"interactions", dataset.interactions},
            {"refused", dataset.refused},
            {"first_time", dataset.firstTime},
            {"last_time", dataset.lastTime},
            {"tied_share", dataset.tiedShare},
            {"format", dataset.format},
            {"source", dataset.source},
            {"hash", dataset.hash},
            {"imported_at", dataset.importedAt}};
}

Json datasetDocument(const ImportedDataset &dataset)
{
    Json document = datasetDocument(dataset.record);
    document["refused_by_reason"] = Json::object();
    for (const auto &[reason, count] : dataset.summary.refusedByReason)
        document["refused_by_reason"][reason] = count;
    document["filters"] = Json::array();
    for (const auto &step : dataset.summary.filters)
        document["filters"].push_back({{"filter", step.filter},
                                       {"value", step.value},
                                       {"interactions", step.interactions},
                                       {"users", step.users},
                                       {"items", step.items}});
    document["split"] = dataset.summary.split.protocol();
    return document;
}

Json metricsDocument(const std::map<std::string, double> &metrics)
{
    Json document = Json::object();
    for (const auto &[name, value] : metrics)
        document[name] = value;
    return document;
}

Json runDocument(const store::RunRecord &run)
{
    return {{"run", run.id.value},
            {"name", run.name},
            {"dataset", run.dataset.value},
            {"state", std::string(store::toString(run.state))},
            {"reason", run.reason},
            {"preset", run.preset},
            {"config", Json::parse(run.configJson, nullptr, false)},
            {"seed", run.seed},
            {"epochs_done", run.epochs},
            {"best_epoch", run.bestEpoch},
            {"validation", metricsDocument(run.validation)},
            {"test", metricsDocument(run.test)},
            {"group", run.group},
            {"tags", run.tags},
            {"notes", run.notes},
            {"created_at", run.createdAt},
            {"started_at", run.startedAt},
            {"ended_at", run.endedAt}};
}

Json runDocument(const store::RunRecord &run, std::span<const training::EpochRecord> epochs)
{
    Json document = runDocument(run);
    document["epochs"] = Json::array();
    for (const training::EpochRecord &epoch : epochs)
        document["epochs"].push_back(epochDocument(epoch));
    return document;
}

Json epochDocument(const training::EpochRecord &epoch)
{
    Json document = {{"epoch", epoch.epoch}, {"train_loss", epoch.trainLoss}, {"val_loss", epoch.valLoss}};
    document.update(metricsDocument(epoch.metrics));
    document["seconds"] = epoch.seconds;
    document["wall_seconds"] = epoch.wallSeconds;
    document["tokens_per_second"] = epoch.tokensPerSecond;
    document["learning_rate"] = epoch.learningRate;
    document["best"] = epoch.best;
    document["epochs_without_improvement"] = epoch.epochsWithoutImprovement;
    return document;
}

Json protocolDocument(const inference::Protocol &protocol)
{
    return {{"split", protocol.split},
            {"k", protocol.ks},
            {"filter_seen", protocol.filterSeen},
            {"ranking", protocol.ranking},
            {"weights", protocol.weights},
            {"query_time", protocol.queryTime}};
}

std::string protocolText(const inference::Protocol &protocol)
{
    std::string ks;
    for (const std::int64_t k : protocol.ks)
        ks.append(ks.empty() ? "" : ", ").append(std::to_string(k));
    return protocol.split + "; k = " + ks + "; seen items " + (protocol.filterSeen ? "left out" : "kept") + "; " + protocol.ranking +
           " ranking; " + protocol.weights + " weights; query time: " + protocol.queryTime;
}

Json idDocument(const data::EntityIds &ids, std::uint32_t code)
{
    if (ids.isText())
        return ids.text(code);
    return ids.number(code);
}

Json scoreDocument(float score)
{
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, score);
    double shortest = 0;
    std::from_chars(buffer, end, shortest);
    return shortest;
}

} // namespace hstudio::cli
