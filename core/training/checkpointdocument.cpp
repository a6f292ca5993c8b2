#include "core/training/checkpointdocument.h"

#include "core/config/configjson.h"

namespace hstudio::training
{

namespace
{
constexpr std::int64_t kVersion = 1;
constexpr int kDeepest = 32; ///< levels of nesting; what is written has a few

/// Nothing when it isn't JSON, or is nested deeper than anything that was written here.
nlohmann::json parse(std::string_view text)
{
    bool tooDeep = false;
    const auto look = [&tooDeep](int depth, nlohmann::json::parse_event_t, nlohmann::json &) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
    };
    auto json = nlohmann::json::parse(text, look, /*allow_exceptions=*/false);
    return tooDeep ? nlohmann::json() : json;
}
} // namespace

base::Error damagedCheckpoint(const std::filesystem::path &file, const std::string &why)
{
    return {base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error",
                         "The checkpoint \"%1\" is damaged (%2). Start the training anew; best.safetensors beside it may still be usable."),
            {file.string(), why}};
}

std::string toText(const CheckpointDocument &document)
{
    const nlohmann::json json = {{"version", kVersion},
                                 {"progress", toJson(document.progress)},
                                 {"config", config::toJson(document.config)},
                                 {"data", document.data},
                                 {"content_hash", document.contentHash}};
    return json.dump();
}

base::Result<CheckpointDocument> checkpointDocument(const std::filesystem::path &file, std::string_view text)
{
    const auto json = parse(text);
    if (!json.is_object() || !json.contains("version") || !json["version"].is_number_integer())
        return damagedCheckpoint(file, "metadata");
    if (json["version"].get<std::int64_t>() > kVersion)
        return base::Error{
            base::ErrorCode::Unsupported,
            HSTUDIO_TEXT("Error", "The checkpoint \"%1\" was written by a newer version of this program. Resume it with that version."),
            {file.string()}};
    auto progress = progressFromJson(json.value("progress", nlohmann::json()));
    if (!progress)
        return damagedCheckpoint(file, progress.error().text());
    auto config = config::fromJsonText(json.value("config", nlohmann::json()).dump());
    if (!config)
        return damagedCheckpoint(file, config.error().text());
    const auto hash = json.value("content_hash", nlohmann::json(""));
    if (!hash.is_string())
        return damagedCheckpoint(file, "content_hash");
    return CheckpointDocument{
        .progress = *std::move(progress), .config = *std::move(config), .data = json.value("data", nlohmann::json()), .contentHash = hash};
}

} // namespace hstudio::training
