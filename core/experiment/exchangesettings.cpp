#include "core/experiment/exchangesettings.h"

#include "core/config/configjson.h"
#include "core/nn/device.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace hstudio::experiment
{
namespace
{

using Json = nlohmann::ordered_json;

/// RecTools' version whose names and numbers these are.
constexpr auto kRecTools = "0.19.0";

constexpr std::array kRequired = {"model", "n_heads", "session_max_len"};

/// Of RecTools or notes: nothing that weights compute depends on them.
constexpr std::array kWithoutEffect = {"cls",
                                       "verbose",
                                       "deterministic",
                                       "dataloader_num_workers",
                                       "recommend_batch_size",
                                       "recommend_torch_device",
                                       "recommend_use_torch_ranking",
                                       "recommend_n_threads",
                                       "data_preparator_type",
                                       "data_preparator_kwargs",
                                       "lightning_module_type",
                                       "negative_sampler_type",
                                       "negative_sampler_kwargs",
                                       "item_net_block_types",
                                       "get_val_mask_func",
                                       "get_val_mask_func_kwargs",
                                       "get_trainer_func",
                                       "get_trainer_func_kwargs",
                                       "weights",
                                       "versions",
                                       "source"};

/// Parts of the model that a user of RecTools can replace: only these are computed here.
constexpr std::array<std::pair<const char *, const char *>, 5> kFixedClasses = {
    {{"item_net_constructor_type", "SumOfEmbeddingsConstructor"},
     {"pos_encoding_type", "LearnableInversePositionalEncoding"},
     {"transformer_layers_type", "STULayers SASRecTransformerLayers"},
     {"similarity_module_type", "DistanceSimilarityModule"},
     {"backbone_type", "TransformerTorchBackbone"}}};
constexpr std::array<std::pair<const char *, bool>, 2> kFixedFlags = {{{"use_key_padding_mask", false}, {"use_causal_attn", true}}};
constexpr std::array kFixedArguments = {"transformer_layers_kwargs", "item_net_constructor_kwargs", "pos_encoding_kwargs",
                                        "backbone_kwargs"};

base::Error otherModel(const std::string &key, const Json &value)
{
    return {base::ErrorCode::Unsupported,
            HSTUDIO_TEXT("Error", "%1 is %2, which the models here don't have: the weights would give other numbers."),
            {key, value.dump()}};
}

/// "rectools.models.nn.transformers.hstu.STULayers" is one of the words in `allowed`.
bool namesClass(const Json &value, const std::string &allowed)
{
    if (!value.is_string())
        return false;
    const auto path = value.get<std::string>();
    const auto name = path.substr(path.find_last_of('.') + 1);
    return (' ' + allowed + ' ').find(' ' + name + ' ') != std::string::npos;
}

/// Takes one key out when it is there; null counts as absent, as in RecTools.
Json take(Json &document, const std::string &key)
{
    const auto found = document.find(key);
    Json value = found == document.end() ? Json() : *found;
    document.erase(key);
    return value;
}

base::Result<void> takeFixed(Json &document)
{
    for (const auto &[key, allowed] : kFixedClasses)
        if (const auto value = take(document, key); !value.is_null() && !namesClass(value, allowed))
            return otherModel(key, value);
    for (const auto &[key, allowed] : kFixedFlags)
        if (const auto value = take(document, key); !value.is_null() && value != allowed)
            return otherModel(key, value);
    for (const auto *key : kFixedArguments)
        if (const auto value = take(document, key); !value.is_null() && !value.empty())
            return otherModel(key, value);
    return {};
}

/// RecTools passes some settings inside of others, or calls them otherwise.
void unfold(Json &document)
{
    const auto set = [&](const char *key, const Json &value) {
        if (!value.is_null() && !document.contains(key))
            document[key] = value;
    };
    const auto inner = [](const Json &object, const char *key) {
        return object.is_object() && object.contains(key) ? object[key] : Json();
    };
    set("similarity", inner(take(document, "similarity_module_kwargs"), "distance"));
    set("logits_t", inner(take(document, "lightning_module_kwargs"), "logits_t"));
    set("max_epochs", take(document, "epochs"));
}

/// What RecTools takes for a setting that isn't given.
config::ExperimentConfig recToolsDefaults(const Json &document)
{
    config::ExperimentConfig defaults;
    defaults.model.nFactors = 256;
    defaults.model.similarity = document.at("model") == "sasrec" ? config::Similarity::Dot : config::Similarity::Cosine;
    defaults.loss.loss = config::LossKind::Softmax;
    defaults.loss.nNegatives = 1;
    defaults.loss.logitsT = 1.0;
    return defaults;
}

} // namespace

std::string exchangeSettingsText(const config::ExperimentConfig &config, const ExchangeSource &source)
{
    auto document = config::toJson(config);
    document.erase("device"); // about this machine, not the model
    document.erase("threads");
    document["versions"] = {{"hstudio", HSTUDIO_VERSION}, {"libtorch", nn::torchVersion()}, {"rectools", kRecTools}};
    document["source"] = {{"run", source.run}, {"dataset", source.dataset}, {"data_hash", source.dataHash}};
    return document.dump(2) + '\n';
}

base::Result<config::ExperimentConfig> readExchangeSettings(std::string_view text)
{
    auto document = Json::parse(text, nullptr, false);
    if (!document.is_object())
        return config::fromJsonText(text).error(); // names the place
    for (const auto *key : kRequired)
        if (!document.contains(key))
            return base::Error{base::ErrorCode::BadData,
                               HSTUDIO_TEXT("Error", "\"%1\" is missing. The weights don't tell it, so it has to be given."),
                               {key}};
    if (auto fixed = takeFixed(document); !fixed)
        return fixed.error();
    for (const auto *key : kWithoutEffect)
        document.erase(key);
    unfold(document);
    return config::fromJsonText(document.dump(), recToolsDefaults(document));
}

} // namespace hstudio::experiment
