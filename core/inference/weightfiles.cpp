#include "core/inference/weightfiles.h"

#include "core/nn/sequencemodel.h"

#include <new>

namespace hstudio::inference
{
namespace
{

base::Error unusable(const std::filesystem::path &file, const std::string &why)
{
    return {base::ErrorCode::BadData, HSTUDIO_TEXT("Error", "\"%1\" can't be used: %2"), {file.string(), why}};
}

/// The shapes of everything else follow from the settings; the item rows follow from the data, so this mismatch has another cause.
base::Result<void> checkItemRows(const nn::TensorMap &tensors, std::int64_t nItems, const std::filesystem::path &file)
{
    const auto found = tensors.find(nn::kItemEmbedding);
    if (found == tensors.end() || found->second.dim() != 2 || found->second.size(0) == nItems)
        return {};
    return base::Error{base::ErrorCode::BadData,
                       HSTUDIO_TEXT("Error",
                                    "\"%1\" has rows for %2 items, but there are %3 in the item order (PAD included). Weights and item "
                                    "order must come from the same model."),
                       {file.string(), std::to_string(found->second.size(0)), std::to_string(nItems)}};
}

base::Result<void> checkNumbers(const nn::TensorMap &tensors, const std::filesystem::path &file)
{
    for (const auto &[name, tensor] : tensors)
        if (!torch::isfinite(tensor).all().item<bool>())
            return unusable(file, "tensor \"" + name + "\" holds values that aren't numbers.");
    return {};
}

base::Result<nn::TensorMap> checkedWeights(const config::ExperimentConfig &config, std::int64_t nItems, const std::filesystem::path &file)
{
    const auto read = nn::readSafetensors(file);
    if (!read)
        return read.error();
    if (const auto fits = checkItemRows(read->tensors, nItems, file); !fits)
        return fits.error();
    try {
        nn::SequenceModel model(config.model, config.loss, nItems, torch::kCPU);
        if (const auto loaded = nn::loadParameters(model, read->tensors); !loaded)
            return unusable(file, loaded.error().text());
        auto weights = nn::parametersOf(model);
        if (const auto finite = checkNumbers(weights, file); !finite)
            return finite.error();
        return weights;
    } catch (const std::bad_alloc &) {
        return base::Error{base::ErrorCode::OutOfMemory,
                           HSTUDIO_TEXT("Error", "There is not enough memory for the weights in \"%1\". Close other programs."),
                           {file.string()}};
    } catch (const c10::Error &error) {
        return unusable(file, error.what_without_backtrace());
    }
}

} // namespace

base::Result<void> checkWeights(const config::ExperimentConfig &config, std::int64_t nItems, const std::filesystem::path &file)
{
    const auto weights = checkedWeights(config, nItems, file);
    return weights ? base::Result<void>() : weights.error();
}

base::Result<void> copyWeights(const config::ExperimentConfig &config, std::int64_t nItems, const std::filesystem::path &from,
                               const std::filesystem::path &to)
{
    const auto weights = checkedWeights(config, nItems, from);
    return weights ? nn::writeSafetensors(to, *weights) : weights.error();
}

} // namespace hstudio::inference
