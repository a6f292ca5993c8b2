#include "tests/core/inference/goldenrecommender.h"

#include "tests/core/training/fixture.h"

#include <QTemporaryDir>

#include <numeric>
#include <stdexcept>

namespace hstudio::tests
{

config::ModelConfig goldenConfig(const std::string &name) { return goldenModel(goldenJson("models/index.json").at("cases").at(name)); }

nn::TensorMap goldenWeights(const std::string &name)
{
    nn::TensorMap weights;
    for (const auto &[key, tensor] : goldenTensors("models/" + name + ".safetensors")) {
        if (key.starts_with("param."))
            weights[key.substr(6)] = tensor;
    }
    return weights;
}

ReferenceModel::ReferenceModel(const config::ModelConfig &model, const nn::TensorMap &weights)
    : m_model(model, {}, weights.at(nn::kItemEmbedding).size(0), torch::kCPU)
{
    if (const auto loaded = nn::loadParameters(m_model, weights); !loaded)
        throw std::runtime_error(loaded.error().text());
    m_model.to(torch::kFloat64);
    m_model.eval();
}

std::vector<double> ReferenceModel::scores(const std::vector<std::int32_t> &items, const std::vector<std::int64_t> &times,
                                           std::int64_t queryTime)
{
    const auto length = std::min(items.size(), static_cast<std::size_t>(m_model.config().sessionMaxLen));
    data::PackedBatch packed;
    packed.items.assign(items.end() - static_cast<std::ptrdiff_t>(length), items.end());
    packed.times.assign(times.end() - static_cast<std::ptrdiff_t>(length), times.end());
    packed.times.push_back(queryTime);
    packed.offsets = {0, static_cast<std::int32_t>(length)};
    packed.keys = {0};
    const torch::NoGradGuard noGrad;
    const auto scores = m_model.scores(m_model.encodeLast(nn::makeBatch(packed, torch::kCPU, torch::kFloat64))).contiguous();
    return {scores.data_ptr<double>(), scores.data_ptr<double>() + scores.numel()};
}

std::unique_ptr<inference::Recommender> recommenderOf(const config::ModelConfig &model, const nn::TensorMap &weights)
{
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "best.safetensors";
    if (const auto written = nn::writeSafetensors(file, weights); !written)
        throw std::runtime_error(written.error().text());
    config::ExperimentConfig config;
    config.model = model;
    auto recommender = inference::Recommender::load(config, tinyData().training.items, file, "cpu");
    if (!recommender)
        throw std::runtime_error(recommender.error().text());
    return *std::move(recommender);
}

std::unique_ptr<inference::Recommender> goldenRecommender(const std::string &name)
{
    return recommenderOf(goldenConfig(name), goldenWeights(name));
}

const data::Sequences &tinyHistories()
{
    static const auto histories = [] {
        const auto &tiny = tinyData();
        std::vector<std::uint32_t> users(tiny.dataset->userIds().size());
        std::iota(users.begin(), users.end(), 0U);
        return data::foldHistories(*tiny.dataset, tiny.split, tiny.training.items, users);
    }();
    return histories;
}

std::uint32_t tinyUser(std::int64_t id) { return tinyData().dataset->userIds().find(std::to_string(id)).value(); }

std::int32_t tinyItem(std::int64_t id)
{
    return tinyData().training.items.internalOf.at(tinyData().dataset->itemIds().find(std::to_string(id)).value());
}

std::int64_t tinyItemId(std::uint32_t code) { return tinyData().dataset->itemIds().number(code); }

} // namespace hstudio::tests
