#include "core/training/checkpoint.h"

#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/training/trainer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace hstudio::training
{

namespace
{

constexpr std::int64_t kVersion = 1;
constexpr auto kMetadataKey = "hstudio.checkpoint";
constexpr std::string_view kWeightsPrefix = "weights.";
constexpr std::string_view kAdamPrefix = "adam.";

void addPrefixed(nn::TensorMap &to, std::string_view prefix, const nn::TensorMap &from)
{
    for (const auto &[name, tensor] : from)
        to[std::string(prefix) + name] = tensor;
}

nn::TensorMap withoutPrefix(const nn::TensorMap &tensors, std::string_view prefix)
{
    nn::TensorMap found;
    for (const auto &[name, tensor] : tensors) {
        if (name.starts_with(prefix))
            found[name.substr(prefix.size())] = tensor;
    }
    return found;
}

/// Enough of the data to notice that it is another one.
nlohmann::json shapeOf(const data::TrainingData &data)
{
    return {{"items", data.items.size()},
            {"sequences", data.train.size()},
            {"interactions", data.train.items.size()},
            {"validation", data.validation.size()}};
}

base::Error damaged(const std::filesystem::path &file, const std::string &why)
{
    return {base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "The checkpoint \"%1\" is damaged (%2). Start the training anew; best.safetensors beside it may still be usable."),
            {file.string(), why}};
}

/// The checkpoint's document, with a version this program reads.
base::Result<nlohmann::json> documentOf(const std::filesystem::path &file, const nn::SafetensorsFile &content)
{
    const auto found = content.metadata.find(kMetadataKey);
    if (found == content.metadata.end())
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" is no checkpoint of this program. Choose another run, or start the training anew."),
            {file.string()}};
    auto document = nlohmann::json::parse(found->second, nullptr, /*allow_exceptions=*/false);
    if (!document.is_object() || !document.contains("version") || !document["version"].is_number_integer())
        return damaged(file, "metadata");
    if (document["version"].get<std::int64_t>() > kVersion)
        return base::Error{
            base::ErrorCode::Unsupported,
            HSTUDIO_TEXT("Error", "The checkpoint \"%1\" was written by a newer version of this program. Resume it with that version."),
            {file.string()}};
    return document;
}

base::Result<TrainingProgress> progressOf(const std::filesystem::path &file, const nlohmann::json &document)
{
    auto progress = progressFromJson(document.value("progress", nlohmann::json()));
    return progress ? progress : damaged(file, progress.error().text());
}

/// Same settings and same data?
base::Result<void> checkOrigin(const std::filesystem::path &file, const nlohmann::json &document, const config::ExperimentConfig &config,
                               const data::TrainingData &data)
{
    constexpr std::array<std::string_view, 3> kFree = {"device", "threads", "max_epochs"};
    const auto settings = config::fromJsonText(document.value("config", nlohmann::json()).dump());
    if (!settings)
        return damaged(file, settings.error().text());
    std::string different;
    for (const auto &key : config::differingKeys(*settings, config)) {
        if (std::ranges::find(kFree, key) == kFree.end())
            different += (different.empty() ? "" : ", ") + key;
    }
    if (!different.empty())
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "The checkpoint \"%1\" belongs to other settings (%2). Resume with its own settings, or start a new run."),
            {file.string(), different}};
    if (document.value("data", nlohmann::json()) != shapeOf(data))
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "The checkpoint \"%1\" belongs to another data set. Resume with its own data, or start a new run."),
            {file.string()}};
    return {};
}

} // namespace

std::filesystem::path checkpointFile(const std::filesystem::path &folder) { return folder / "checkpoint.safetensors"; }

std::filesystem::path bestFile(const std::filesystem::path &folder) { return folder / "best.safetensors"; }

std::filesystem::path lastFile(const std::filesystem::path &folder) { return folder / "last.safetensors"; }

base::Result<void> writeCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                   const data::TrainingData &data, const TrainingProgress &progress, const nn::SequenceModel &model,
                                   const Adam &adam)
{
    nn::TensorMap tensors;
    addPrefixed(tensors, kWeightsPrefix, nn::parametersOf(model));
    addPrefixed(tensors, kAdamPrefix, adam.state());
    const nlohmann::json document = {{"version", kVersion},
                                     {"progress", toJson(progress)},
                                     {"config", nlohmann::json::parse(config::toJsonText(config))},
                                     {"data", shapeOf(data)}};
    return nn::writeSafetensors(checkpointFile(folder), tensors, {{kMetadataKey, document.dump()}});
}

base::Result<TrainingProgress> readCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                              const data::TrainingData &data, nn::SequenceModel &model, Adam &adam)
{
    const auto file = checkpointFile(folder);
    const auto content = nn::readSafetensors(file);
    if (!content)
        return content.error().code == base::ErrorCode::BadData ? damaged(file, content.error().text()) : content.error();
    const auto document = documentOf(file, *content);
    if (!document)
        return document.error();
    if (const auto origin = checkOrigin(file, *document, config, data); !origin)
        return origin.error();
    auto progress = progressOf(file, *document);
    if (!progress)
        return progress;
    if (const auto loaded = nn::loadParameters(model, withoutPrefix(content->tensors, kWeightsPrefix)); !loaded)
        return damaged(file, loaded.error().text());
    if (const auto restored = adam.restore(withoutPrefix(content->tensors, kAdamPrefix)); !restored)
        return damaged(file, restored.error().text());
    return progress;
}

base::Result<void> writeWeights(const std::filesystem::path &file, const nn::TensorMap &weights, std::int64_t epoch)
{
    return nn::writeSafetensors(file, weights, {{"format", "pt"}, {"epoch", std::to_string(epoch)}});
}

base::Result<CheckpointInfo> readCheckpointInfo(const std::filesystem::path &folder)
{
    const auto file = checkpointFile(folder);
    const auto content = nn::readSafetensors(file);
    if (!content)
        return content.error().code == base::ErrorCode::BadData ? damaged(file, content.error().text()) : content.error();
    const auto document = documentOf(file, *content);
    if (!document)
        return document.error();
    const auto progress = progressOf(file, *document);
    if (!progress)
        return progress.error();
    const auto *best = bestOf(progress->epochs);
    return CheckpointInfo{static_cast<std::int64_t>(progress->epochs.size()), progress->globalStep, best ? best->epoch : 0};
}

} // namespace hstudio::training
