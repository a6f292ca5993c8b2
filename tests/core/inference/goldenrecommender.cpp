#include "tests/core/inference/goldenrecommender.h"

#include "tests/core/training/fixture.h"

#include <QTemporaryDir>

#include <numeric>
#include <stdexcept>

namespace hstudio::tests
{

std::unique_ptr<inference::Recommender> goldenRecommender(const std::string &name)
{
    nn::TensorMap weights;
    const auto tensors = goldenTensors("models/" + name + ".safetensors");
    for (const auto &[key, tensor] : tensors) {
        if (key.starts_with("param."))
            weights[key.substr(6)] = tensor;
    }
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "best.safetensors";
    if (const auto written = nn::writeSafetensors(file, weights); !written)
        throw std::runtime_error(written.error().text());
    config::ExperimentConfig config;
    config.model = goldenModel(goldenJson("models/index.json").at("cases").at(name));
    auto recommender = inference::Recommender::load(config, tinyData().training.items, file, "cpu");
    if (!recommender)
        throw std::runtime_error(recommender.error().text());
    return *std::move(recommender);
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
