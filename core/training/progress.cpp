#include "core/training/progress.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>

namespace hstudio::training
{

namespace
{

nlohmann::json toJson(const EpochRecord &record)
{
    return {{"epoch", record.epoch},
            {"global_step", record.globalStep},
            {"train_loss", record.trainLoss},
            {"val_loss", record.valLoss},
            {"metrics", record.metrics},
            {"seconds", record.seconds},
            {"wall_seconds", record.wallSeconds},
            {"tokens_per_second", record.tokensPerSecond},
            {"learning_rate", record.learningRate},
            {"finished_at", record.finishedAt},
            {"best", record.best},
            {"epochs_without_improvement", record.epochsWithoutImprovement}};
}

/// A whole number that fits. The library would turn any other one into something without a word.
std::int64_t wholeNumber(const nlohmann::json &json, const char *key)
{
    const auto &value = json.at(key);
    const bool fits = value.is_number_integer() && (!value.is_number_unsigned() || value.get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    if (!fits)
        throw nlohmann::json::other_error::create(501, std::string(key) + " is no whole number", &json);
    return value.get<std::int64_t>();
}

EpochRecord recordFromJson(const nlohmann::json &json)
{
    EpochRecord record;
    record.epoch = wholeNumber(json, "epoch");
    record.globalStep = wholeNumber(json, "global_step");
    json.at("train_loss").get_to(record.trainLoss);
    json.at("val_loss").get_to(record.valLoss);
    json.at("metrics").get_to(record.metrics);
    json.at("seconds").get_to(record.seconds);
    json.at("wall_seconds").get_to(record.wallSeconds);
    json.at("tokens_per_second").get_to(record.tokensPerSecond);
    json.at("learning_rate").get_to(record.learningRate);
    record.finishedAt = wholeNumber(json, "finished_at");
    json.at("best").get_to(record.best);
    record.epochsWithoutImprovement = wholeNumber(json, "epochs_without_improvement");
    return record;
}

bool consistent(const TrainingProgress &progress)
{
    for (std::size_t i = 0; i < progress.epochs.size(); ++i) {
        if (progress.epochs[i].epoch != static_cast<std::int64_t>(i) + 1)
            return false;
    }
    return progress.epoch == static_cast<std::int64_t>(progress.epochs.size()) + 1 && progress.step >= 0 &&
           progress.globalStep >= progress.step;
}

} // namespace

nlohmann::json toJson(const TrainingProgress &progress)
{
    auto epochs = nlohmann::json::array();
    for (const auto &record : progress.epochs)
        epochs.push_back(toJson(record));
    return {{"epoch", progress.epoch},
            {"step", progress.step},
            {"global_step", progress.globalStep},
            {"loss_sum", progress.lossSum},
            {"loss_weight", progress.lossWeight},
            {"tokens", progress.tokens},
            {"wall_seconds", progress.wallSeconds},
            {"epoch_started_at", progress.epochStartedAt},
            {"epochs", std::move(epochs)}};
}

base::Result<TrainingProgress> progressFromJson(const nlohmann::json &document)
{
    TrainingProgress progress;
    try {
        progress.epoch = wholeNumber(document, "epoch");
        progress.step = wholeNumber(document, "step");
        progress.globalStep = wholeNumber(document, "global_step");
        document.at("loss_sum").get_to(progress.lossSum);
        document.at("loss_weight").get_to(progress.lossWeight);
        progress.tokens = wholeNumber(document, "tokens");
        document.at("wall_seconds").get_to(progress.wallSeconds);
        document.at("epoch_started_at").get_to(progress.epochStartedAt);
        for (const auto &record : document.at("epochs"))
            progress.epochs.push_back(recordFromJson(record));
    } catch (const nlohmann::json::exception &exception) {
        return base::Error{
            base::ErrorCode::BadData, HSTUDIO_TEXT("Error", "The checkpoint's progress can't be read: %1."), {exception.what()}};
    }
    if (!consistent(progress))
        return base::Error{base::ErrorCode::BadData,
                           HSTUDIO_TEXT("Error", "The checkpoint's progress can't be read: its epochs don't follow each other.")};
    return progress;
}

const EpochRecord *bestOf(const std::vector<EpochRecord> &epochs)
{
    const auto found = std::find_if(epochs.rbegin(), epochs.rend(), [](const auto &record) { return record.best; });
    return found == epochs.rend() ? nullptr : &*found;
}

} // namespace hstudio::training
