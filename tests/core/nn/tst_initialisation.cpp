#include "goldencase.h"

#include "core/nn/initialisation.h"

#include <QTest>

#include <cmath>

using namespace hstudio;

namespace
{

/// Case names of init.json look like "hstu_d8_h1", "sasrec_d32_h2".
config::ModelConfig modelOf(const std::string &name, std::int64_t factors)
{
    config::ModelConfig model;
    model.model = name.starts_with("sasrec") ? config::ModelKind::Sasrec : config::ModelKind::Hstu;
    model.nFactors = factors;
    model.nHeads = name.ends_with("h2") ? 2 : 1;
    model.nBlocks = 2;
    model.sessionMaxLen = 16;
    return model;
}

} // namespace

/// Golden part F: names, shapes, order and starting distribution of every parameter.
class TstInitialisation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void distributions_data()
    {
        QTest::addColumn<QString>("name");
        const auto golden = tests::goldenJson("init.json");
        for (const auto &[name, unused] : golden.at("models").items())
            QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
    }
    /// Many seeds of a parameter together: mean and std within five standard errors of what golden says.
    void distributions()
    {
        QFETCH(QString, name);
        constexpr int kSeeds = 200;
        const auto golden = tests::goldenJson("init.json").at("models").at(name.toStdString());
        const auto model = modelOf(name.toStdString(), golden.at(0).at("shape").at(1));
        const auto specs = nn::parameterSpecs(model, golden.at(0).at("shape").at(0));
        QCOMPARE(specs.size(), golden.size());
        for (std::size_t p = 0; p < specs.size(); ++p) {
            const auto &wanted = golden.at(p);
            QCOMPARE(specs[p].name, wanted.at("name").get<std::string>());
            QCOMPARE(specs[p].shape, wanted.at("shape").get<std::vector<std::int64_t>>());
            std::vector<torch::Tensor> draws;
            for (int seed = 0; seed < kSeeds; ++seed)
                draws.push_back(nn::initialValues(specs[p], model.nFactors, static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(p))
                                    .reshape(-1));
            const auto all = torch::cat(draws).to(torch::kFloat64);
            const auto rule = wanted.at("rule").get<std::string>();
            if (rule == "constant") {
                QVERIFY2((all == wanted.at("value").get<double>()).all().item<bool>(), specs[p].name.c_str());
                continue;
            }
            const double std = wanted.at("std");
            const auto n = static_cast<double>(all.numel());
            QVERIFY2(std::abs(all.mean().item<double>()) < 5 * std / std::sqrt(n), specs[p].name.c_str());
            QVERIFY2(std::abs(all.std().item<double>() - std) < 5 * std / std::sqrt(2 * n), specs[p].name.c_str());
            if (rule == "uniform")
                QVERIFY2(all.abs().max().item<double>() <= wanted.at("high").get<double>() * (1 + 1e-6), specs[p].name.c_str());
        }
    }

    void parameterCountIsTheSumOfShapes()
    {
        // 56 · 8 items, 16 · 8 positions, per block 8 · 32 + 129 + 31 + 2 · 16 + 8 · 8 + 8
        QCOMPARE(nn::countParameters(modelOf("hstu_h1", 8), 56), 448 + 128 + 2 * (256 + 129 + 31 + 32 + 64 + 8));
    }

    void seedsGiveDifferentAndEqualSeedsEqualModels()
    {
        const auto model = modelOf("hstu_h1", 8);
        const auto first = nn::parametersOf(*nn::makeModel(model, {}, 20, 1, torch::kCPU));
        const auto again = nn::parametersOf(*nn::makeModel(model, {}, 20, 1, torch::kCPU));
        const auto other = nn::parametersOf(*nn::makeModel(model, {}, 20, 2, torch::kCPU));
        for (const auto &[name, tensor] : first) {
            QVERIFY2(torch::equal(tensor, again.at(name)), name.c_str());
            if (!name.ends_with("norm_input.weight") && tensor.numel() > 1 && tensor.std().item<double>() > 0)
                QVERIFY2(!torch::equal(tensor, other.at(name)), name.c_str());
        }
    }

    void loadingRefusesWhatDoesNotFit()
    {
        auto model = nn::makeModel(modelOf("hstu_h1", 8), {}, 20, 1, torch::kCPU);
        const auto before = nn::parametersOf(*model);
        auto changed = nn::parametersOf(*nn::makeModel(modelOf("hstu_h1", 8), {}, 20, 2, torch::kCPU));
        auto missing = changed;
        missing.erase("pos_encoding_layer.pos_emb.weight");
        auto reshaped = changed;
        reshaped["pos_encoding_layer.pos_emb.weight"] = torch::zeros({3, 8});
        auto unknown = changed;
        unknown["another"] = torch::zeros({1});
        for (const auto &broken : {missing, reshaped, unknown}) {
            const auto result = nn::loadParameters(*model, broken);
            QVERIFY(!result.ok());
            QVERIFY(result.error().code == base::ErrorCode::BadData);
            for (const auto &[name, tensor] : nn::parametersOf(*model))
                QVERIFY2(torch::equal(tensor, before.at(name)), name.c_str());
        }
        QVERIFY(nn::loadParameters(*model, changed).ok());
    }
};

QTEST_GUILESS_MAIN(TstInitialisation)
#include "tst_initialisation.moc"
