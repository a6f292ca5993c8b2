#include "core/training/checkpoint.h"

#include "core/config/fields.h"
#include "core/data/contenthash.h"
#include "core/training/checkpointdocument.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hstudio::training
{

namespace
{

constexpr auto kMetadataKey = "hstudio.checkpoint";
constexpr std::string_view kWeightsPrefix = "weights.";
constexpr std::string_view kAdamPrefix = "adam.";
constexpr std::string_view kKeptPrefix = "epoch-";
constexpr std::string_view kExtension = ".safetensors";
constexpr std::string_view kUnfinished = ".part-"; // base::writeFileAtomically

void addPrefixed(nn::TensorMap &to, std::string_view prefix, const nn::TensorMap &from)
{
    for (const auto &[name, tensor] : from)
        to[std::string(prefix) + name] = tensor.detach().to(torch::kCPU).contiguous();
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

/// Tells a flipped bit, which the format itself doesn't notice. Tensors on the CPU, contiguous.
std::string hashOf(const nn::TensorMap &tensors)
{
    data::ContentHash hash;
    for (const auto &[name, tensor] : tensors) {
        hash.add(std::as_bytes(std::span(name)));
        hash.add({static_cast<const std::byte *>(tensor.const_data_ptr()), tensor.nbytes()});
    }
    return hash.hex();
}

/// Enough of the data to notice that it is another one.
nlohmann::json shapeOf(const data::TrainingData &data)
{
    return {{"items", data.items.size()},
            {"sequences", data.train.size()},
            {"interactions", data.train.items.size()},
            {"validation", data.validation.size()}};
}

/// The epoch that a kept checkpoint is of, by its name.
std::optional<std::int64_t> keptEpoch(const std::filesystem::path &file)
{
    const auto name = file.filename().string();
    if (!name.starts_with(kKeptPrefix) || !name.ends_with(kExtension))
        return std::nullopt;
    const auto *begin = name.data() + kKeptPrefix.size();
    const auto *end = name.data() + name.size() - kExtension.size();
    std::int64_t epoch = 0;
    const auto [last, error] = std::from_chars(begin, end, epoch);
    return error == std::errc() && last == end ? std::optional(epoch) : std::nullopt;
}

/// Kept checkpoints, newest first.
std::vector<std::filesystem::path> keptFiles(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code code;
    for (const auto &entry : std::filesystem::directory_iterator(folder, code)) {
        if (keptEpoch(entry.path()))
            found.push_back(entry.path());
    }
    std::ranges::sort(found, std::ranges::greater(), [](const auto &file) { return *keptEpoch(file); });
    return found;
}

struct Checkpoint
{
    nn::TensorMap tensors;
    CheckpointDocument document;
};

base::Result<Checkpoint> load(const std::filesystem::path &file)
{
    auto content = nn::readSafetensors(file);
    if (!content)
        return content.error().code == base::ErrorCode::BadData ? damagedCheckpoint(file, content.error().text()) : content.error();
    const auto found = content->metadata.find(kMetadataKey);
    if (found == content->metadata.end())
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "\"%1\" is no checkpoint of this program. Choose another run, or start the training anew."),
            {file.string()}};
    auto document = checkpointDocument(file, found->second);
    if (!document)
        return document.error();
    if (!document->contentHash.empty() && document->contentHash != hashOf(content->tensors))
        return damagedCheckpoint(file, "its numbers have changed since they were written");
    return Checkpoint{std::move(content->tensors), *std::move(document)};
}

/// The newest checkpoint that can be used; the ones before it that can't go to `damaged`.
base::Result<Checkpoint> loadNewest(const std::filesystem::path &folder, std::filesystem::path &file, std::vector<base::Error> &damaged)
{
    auto candidates = keptFiles(folder);
    candidates.insert(candidates.begin(), checkpointFile(folder));
    std::optional<base::Error> missing;
    for (const auto &candidate : candidates) {
        auto loaded = load(candidate);
        if (loaded) {
            file = candidate;
            return loaded;
        }
        if (loaded.error().code == base::ErrorCode::NotFound)
            missing = missing ? missing : loaded.error();
        else if (loaded.error().code == base::ErrorCode::BadData)
            damaged.push_back(loaded.error());
        else
            return loaded.error();
    }
    return damaged.empty() ? *missing : damaged.front();
}

/// Same settings and same data?
base::Result<void> checkOrigin(const std::filesystem::path &file, const CheckpointDocument &document,
                               const config::ExperimentConfig &config, const data::TrainingData &data)
{
    // None of these changes a number: they say where to compute, and when to end.
    constexpr std::array<std::string_view, 6> kFree = {"device", "threads", "max_epochs", "min_epochs", "patience", "early_stopping"};
    std::string different;
    for (const auto &key : config::differingKeys(document.config, config)) {
        if (std::ranges::find(kFree, key) == kFree.end())
            different += (different.empty() ? "" : ", ") + key;
    }
    if (!different.empty())
        return base::Error{
            base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "The checkpoint \"%1\" belongs to other settings (%2). Resume with its own settings, or start a new run."),
            {file.string(), different}};
    if (document.data != shapeOf(data))
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

std::filesystem::path keptFile(const std::filesystem::path &folder, std::int64_t epoch)
{
    return folder / (std::string(kKeptPrefix) + std::to_string(epoch) + std::string(kExtension));
}

base::Result<void> writeCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                   const data::TrainingData &data, const TrainingProgress &progress, const nn::SequenceModel &model,
                                   const Adam &adam)
{
    nn::TensorMap tensors;
    addPrefixed(tensors, kWeightsPrefix, nn::parametersOf(model));
    addPrefixed(tensors, kAdamPrefix, adam.state());
    const CheckpointDocument document{.progress = progress, .config = config, .data = shapeOf(data), .contentHash = hashOf(tensors)};
    return nn::writeSafetensors(checkpointFile(folder), tensors, {{kMetadataKey, toText(document)}});
}

base::Result<void> keepCheckpoint(const std::filesystem::path &folder, std::int64_t epoch, std::int64_t earlier)
{
    const auto kept = keptFile(folder, epoch);
    std::error_code code;
    std::filesystem::remove(kept, code); // of a sitting that was killed after this epoch
    std::filesystem::create_hard_link(checkpointFile(folder), kept, code);
    if (code) // a file system without links
        std::filesystem::copy_file(checkpointFile(folder), kept, std::filesystem::copy_options::overwrite_existing, code);
    if (code)
        return base::Error{
            base::ErrorCode::Io,
            HSTUDIO_TEXT("Error",
                         "The checkpoint of epoch %1 can't be kept in \"%2\": %3. Free space there, or check the folder's rights."),
            {std::to_string(epoch), folder.string(), code.message()}};
    std::int64_t place = 0;
    for (const auto &file : keptFiles(folder)) {
        if (place++ > earlier)
            std::filesystem::remove(file, code);
    }
    return {};
}

void removeUnfinished(const std::filesystem::path &folder)
{
    std::error_code code;
    std::vector<std::filesystem::path> found;
    for (const auto &entry : std::filesystem::directory_iterator(folder, code)) {
        if (entry.path().filename().string().find(kUnfinished) != std::string::npos)
            found.push_back(entry.path());
    }
    for (const auto &file : found)
        std::filesystem::remove(file, code);
}

base::Result<TrainingProgress> readCheckpoint(const std::filesystem::path &folder, const config::ExperimentConfig &config,
                                              const data::TrainingData &data, nn::SequenceModel &model, Adam &adam)
{
    std::filesystem::path file;
    std::vector<base::Error> damaged;
    auto checkpoint = loadNewest(folder, file, damaged);
    if (!checkpoint)
        return checkpoint.error();
    if (const auto origin = checkOrigin(file, checkpoint->document, config, data); !origin)
        return origin.error();
    if (const auto loaded = nn::loadParameters(model, withoutPrefix(checkpoint->tensors, kWeightsPrefix)); !loaded)
        return damagedCheckpoint(file, loaded.error().text());
    if (const auto restored = adam.restore(withoutPrefix(checkpoint->tensors, kAdamPrefix)); !restored)
        return damagedCheckpoint(file, restored.error().text());
    return std::move(checkpoint->document.progress);
}

base::Result<void> writeWeights(const std::filesystem::path &file, const nn::TensorMap &weights, std::int64_t epoch)
{
    return nn::writeSafetensors(file, weights, {{"format", "pt"}, {"epoch", std::to_string(epoch)}});
}

base::Result<CheckpointInfo> readCheckpointInfo(const std::filesystem::path &folder)
{
    CheckpointInfo info;
    const auto checkpoint = loadNewest(folder, info.file, info.damaged);
    if (!checkpoint)
        return checkpoint.error();
    const auto &progress = checkpoint->document.progress;
    const auto *best = bestOf(progress.epochs);
    info.epoch = static_cast<std::int64_t>(progress.epochs.size());
    info.globalStep = progress.globalStep;
    info.bestEpoch = best != nullptr ? best->epoch : 0;
    return info;
}

} // namespace hstudio::training
