#include "goldencase.h"

#include <QTest>

#include <cmath>
#include <set>
#include <tuple>

using namespace hstudio;

namespace
{

constexpr double kStep = 1e-5;
constexpr double kTolerance = 1e-6; ///< of the largest gradient: central differences in float64

struct Case
{
    config::ModelKind model;
    config::LossKind loss;
    config::Similarity similarity;
    double dropout;
};

nn::Batch smallBatch()
{
    data::PackedBatch batch;
    batch.offsets = {0, 1, 4, 9};
    batch.items = {3, 1, 2, 5, 4, 4, 6, 1, 2};
    batch.targets = {1, 2, 5, 6, 4, 6, 1, 2, 3};
    batch.weights = {1, 1, 0.5F, 1, 1, 2, 1, 1, 1};
    batch.times = {100, 160, 10, 10, 3700, 90'000, 5, 6, 7, 400, 400, 99'999'999};
    batch.negatives = {2, 5, 1, 6, 3, 3, 4, 1, 2, 2, 1, 5, 6, 4, 3, 6, 5, 1};
    batch.keys = {4, 9, 2};
    return nn::makeBatch(batch, torch::kCPU, torch::kFloat64);
}

/// Places spread over a parameter from `first` on, and its largest gradients: of the time and position tables most entries are not used at all.
std::set<std::int64_t> whereToLook(const torch::Tensor &gradient, std::int64_t first)
{
    std::set<std::int64_t> places;
    for (auto i = first; i < gradient.numel(); i += std::max<std::int64_t>(1, gradient.numel() / 8))
        places.insert(i);
    const auto largest = std::get<1>(gradient.slice(0, first).abs().topk(std::min<std::int64_t>(10, gradient.numel() - first)));
    for (std::int64_t i = 0; i < largest.numel(); ++i)
        places.insert(first + largest[i].item<std::int64_t>());
    return places;
}

} // namespace

/// The gradients of the float64 reference path by central differences: the HSTU and SASRec blocks, both biases, every loss, with dropout's random numbers held fixed.
class TstGradients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void equalCentralDifferences_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("similarity");
        QTest::addColumn<double>("dropout");
        const char *losses[] = {"softmax", "sampled softmax", "BCE", "gBCE"};
        for (int model = 0; model < 2; ++model)
            for (int loss = 0; loss < 4; ++loss)
                for (const double dropout : {0.0, 0.4}) {
                    const int similarity = (model + loss) % 2;
                    QTest::addRow("%s, %s, %s, dropout %g", model == 0 ? "HSTU" : "SASRec", losses[loss],
                                  similarity == 0 ? "cosine" : "dot", dropout)
                        << model << loss << similarity << dropout;
                }
    }
    void equalCentralDifferences()
    {
        QFETCH(int, model);
        QFETCH(int, loss);
        QFETCH(int, similarity);
        QFETCH(double, dropout);
        config::ModelConfig settings;
        settings.model = static_cast<config::ModelKind>(model);
        settings.nFactors = 4;
        settings.nHeads = 2;
        settings.nBlocks = 1;
        settings.sessionMaxLen = 6;
        settings.dropoutRate = dropout;
        settings.similarity = static_cast<config::Similarity>(similarity);
        config::LossConfig losses;
        losses.loss = static_cast<config::LossKind>(loss);
        losses.nNegatives = 2;
        losses.logitsT = 0.5;
        auto net = nn::makeModel(settings, losses, 7, 3, torch::kCPU);
        net->to(torch::kFloat64);
        const auto batch = smallBatch();
        const auto value = [&] { return net->trainingLoss(batch, {5, 1}).item<double>(); };

        net->trainingLoss(batch, {5, 1}).backward();
        double largest = 1e-3;
        for (const auto &parameter : net->parameters())
            largest = std::max(largest, parameter.grad().defined() ? parameter.grad().abs().max().item<double>() : 0.0);
        for (const auto &entry : net->named_parameters()) {
            auto flat = entry.value().detach().view(-1);
            const auto gradient = entry.value().grad().defined() ? entry.value().grad().reshape(-1) : torch::zeros_like(flat);
            const bool items = entry.key().ends_with("ids_emb.weight");
            const auto first = items ? settings.nFactors : 0; // PAD's row is frozen: its gradient is 0 by decree
            for (const auto i : whereToLook(gradient, first)) {
                const double kept = flat[i].item<double>();
                flat[i] = kept + kStep;
                const double up = value();
                flat[i] = kept - kStep;
                const double down = value();
                flat[i] = kept;
                const double expected = (up - down) / (2 * kStep);
                QVERIFY2(std::abs(gradient[i].item<double>() - expected) <= kTolerance * largest,
                         qPrintable(QStringLiteral("%1[%2]: %3, by differences %4")
                                        .arg(QString::fromStdString(entry.key()))
                                        .arg(i)
                                        .arg(gradient[i].item<double>())
                                        .arg(expected)));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstGradients)
#include "tst_gradients.moc"
