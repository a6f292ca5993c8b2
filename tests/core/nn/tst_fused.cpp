#include "goldencase.h"

#include "core/base/random.h"
#include "core/nn/initialisation.h"
#include "core/nn/kernels/dropout.h"

#include <QTest>

using namespace hstudio;
using tests::firstDifference;

namespace
{

/// Tolerances of the float32 kernels against the float64 reference, relative to the largest entry of a tensor.
constexpr double kLossTolerance = 2e-5;
constexpr double kGradientTolerance = 2e-4;
constexpr double kSmallestGradient = 1e-2; // a catalogue of two has only one candidate: gradients are rounding noise around 0
constexpr double kEmbeddingTolerance = 2e-5;

struct Shape
{
    config::ModelConfig model;
    config::LossConfig loss;
    std::int64_t items = 20;
    std::vector<std::int32_t> lengths;
};

/// A batch of the given lengths with made-up items and times: seconds to decades apart, some equal.
data::PackedBatch randomBatch(const Shape &shape, std::uint64_t seed)
{
    const base::CounterRandom random(seed, base::RandomPurpose::DemoData);
    std::uint64_t next = 0;
    const auto below = [&](std::int64_t bound) { return static_cast<std::int32_t>(random.below(next++, static_cast<std::uint32_t>(bound))); };
    data::PackedBatch batch;
    batch.offsets.push_back(0);
    for (const auto length : shape.lengths) {
        std::int64_t time = 900'000'000 + below(1000);
        batch.times.push_back(time);
        for (std::int32_t i = 0; i < length; ++i) {
            batch.items.push_back(1 + below(shape.items - 1));
            batch.targets.push_back(1 + below(shape.items - 1));
            batch.weights.push_back(below(5) == 0 ? 0.5F : 1.0F);
            constexpr std::int64_t kGaps[] = {0, 1, 7, 60, 3600, 86'400, 40'000'000};
            time += kGaps[below(7)] * (1 + below(3));
            batch.times.push_back(time);
            for (std::int64_t n = 0; n < shape.loss.nNegatives; ++n)
                batch.negatives.push_back(1 + below(shape.items - 1));
        }
        batch.offsets.push_back(static_cast<std::int32_t>(batch.items.size()));
        batch.keys.push_back(static_cast<std::uint32_t>(below(100'000)));
    }
    return batch;
}

Shape shapeNumber(int number)
{
    const base::CounterRandom random(static_cast<std::uint64_t>(number) + 1000, base::RandomPurpose::DemoData);
    std::uint64_t next = 0;
    const auto pick = [&](std::initializer_list<std::int64_t> values) { return *(values.begin() + random.below(next++, static_cast<std::uint32_t>(values.size()))); };
    Shape shape;
    shape.model.nHeads = pick({1, 1, 2, 3, 4, 8});
    shape.model.nFactors = shape.model.nHeads * pick({1, 2, 3, 5, 8, 13, 25});
    shape.model.nBlocks = pick({1, 2, 3});
    shape.model.sessionMaxLen = pick({1, 2, 7, 16, 17, 33, 70});
    shape.model.dropoutRate = pick({0, 1}) == 0 ? 0.0 : 0.3;
    shape.model.usePosEmb = pick({0, 1}) == 1;
    shape.model.relativeTimeAttention = pick({0, 1}) == 1;
    shape.model.relativePosAttention = pick({0, 1}) == 1;
    shape.model.similarity = pick({0, 1}) == 1 ? config::Similarity::Cosine : config::Similarity::Dot;
    shape.loss.nNegatives = pick({1, 2, 7, 8, 9, 128});
    // Hot enough that no loss rounds to 0 in float32: such losses are not counted, and the denominators would differ.
    shape.loss.logitsT = shape.model.similarity == config::Similarity::Dot ? 10.0 : pick({0, 1}) == 0 ? 1.0 : 0.2;
    shape.model.model = number % 2 == 0 ? config::ModelKind::Hstu : config::ModelKind::Sasrec;
    shape.items = pick({2, 3, 20, 300});
    const auto sequences = pick({1, 2, 3, 9});
    for (std::int64_t s = 0; s < sequences; ++s)
        shape.lengths.push_back(static_cast<std::int32_t>(1 + random.below(next++, static_cast<std::uint32_t>(shape.model.sessionMaxLen))));
    return shape;
}

std::shared_ptr<nn::SequenceModel> doubleCopy(const Shape &shape, const nn::SequenceModel &model)
{
    auto copy = nn::makeModel(shape.model, shape.loss, shape.items, 1, torch::kCPU);
    copy->to(torch::kFloat64);
    auto parameters = copy->named_parameters();
    const torch::NoGradGuard noGrad;
    for (const auto &entry : model.named_parameters())
        parameters[entry.key()].copy_(entry.value());
    return copy;
}

double largest(const torch::Tensor &tensor) { return tensor.numel() == 0 ? 0.0 : tensor.abs().max().item<double>(); }

} // namespace

/// The fused float32 kernels against the padded float64 reference, over shapes that fit no vector, dropout included (its random numbers are the same).
class TstFused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(2); }

    void equalsTheReference_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 100; ++number)
            QTest::addRow("shape %d", number) << number;
    }
    void equalsTheReference()
    {
        QFETCH(int, number);
        const auto shape = shapeNumber(number);
        const auto batch = randomBatch(shape, static_cast<std::uint64_t>(number));
        auto model = nn::makeModel(shape.model, shape.loss, shape.items, 7, torch::kCPU);
        spread(*model);
        const auto reference = doubleCopy(shape, *model);
        const nn::DropoutKey key{11, 3};

        const auto loss = model->trainingLoss(nn::makeBatch(batch, torch::kCPU), key);
        const auto expected = reference->trainingLoss(nn::makeBatch(batch, torch::kCPU, torch::kFloat64), key);
        check(firstDifference("loss", loss, expected, kLossTolerance * largest(expected)));
        loss.backward();
        expected.backward();
        const auto expectedParameters = reference->named_parameters();
        double scale = 0;
        for (const auto &entry : expectedParameters)
            scale = std::max(scale, entry.value().grad().defined() ? largest(entry.value().grad()) : 0.0);
        for (const auto &entry : model->named_parameters()) {
            const auto wanted = expectedParameters[entry.key()].grad();
            const auto tolerance = kGradientTolerance * std::max({wanted.defined() ? largest(wanted) : 0.0, 1e-2 * scale, kSmallestGradient});
            check(firstDifference("gradient of " + entry.key(), entry.value().grad(), wanted.defined() ? wanted : torch::zeros_like(entry.value()), tolerance));
        }
    }

    void newestEmbeddingsEqualTheReference_data() { equalsTheReference_data(); }
    void newestEmbeddingsEqualTheReference()
    {
        QFETCH(int, number);
        const auto shape = shapeNumber(number);
        const auto batch = randomBatch(shape, static_cast<std::uint64_t>(number));
        auto model = nn::makeModel(shape.model, shape.loss, shape.items, 7, torch::kCPU);
        spread(*model);
        const auto reference = doubleCopy(shape, *model);
        const torch::NoGradGuard noGrad;
        const auto expected = reference->encodeLast(nn::makeBatch(batch, torch::kCPU, torch::kFloat64));
        check(firstDifference("newest", model->encodeLast(nn::makeBatch(batch, torch::kCPU)), expected, kEmbeddingTolerance * std::max(1.0, largest(expected))));
    }

    void rerunsAreBitIdentical()
    {
        const auto shape = shapeNumber(5);
        const auto batch = nn::makeBatch(randomBatch(shape, 5), torch::kCPU);
        std::vector<nn::TensorMap> gradients;
        for (int run = 0; run < 2; ++run) {
            const auto model = nn::makeModel(shape.model, shape.loss, shape.items, 7, torch::kCPU);
            for (int step = 0; step < 3; ++step) { // the scratch of earlier steps must not shine through
                model->zero_grad();
                model->trainingLoss(batch, {1, 1}).backward();
            }
            nn::TensorMap one;
            for (const auto &entry : model->named_parameters())
                one.emplace(entry.key(), entry.value().grad().clone());
            gradients.push_back(std::move(one));
        }
        for (const auto &[name, tensor] : gradients[0])
            QVERIFY2(torch::equal(tensor, gradients[1].at(name)), name.c_str());
    }

    void resultsDoNotDependOnTheNumberOfThreads_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("HSTU") << 8;
        QTest::newRow("SASRec") << 9;
    }
    void resultsDoNotDependOnTheNumberOfThreads()
    {
        QFETCH(int, number);
        auto shape = shapeNumber(number);
        for (int i = 0; i < 30; ++i)
            shape.lengths.push_back(1 + i % static_cast<int>(shape.model.sessionMaxLen));
        const auto batch = nn::makeBatch(randomBatch(shape, 5), torch::kCPU);
        std::vector<nn::TensorMap> gradients;
        for (const int threads : {1, 2, 5}) {
            torch::set_num_threads(threads);
            const auto model = nn::makeModel(shape.model, shape.loss, shape.items, 7, torch::kCPU);
            model->trainingLoss(batch, {1, 1}).backward();
            gradients.emplace_back();
            for (const auto &entry : model->named_parameters())
                gradients.back().emplace(entry.key(), entry.value().grad());
        }
        torch::set_num_threads(2);
        for (const auto &[name, tensor] : gradients[0])
            for (const auto &other : gradients)
                QVERIFY2(torch::equal(tensor, other.at(name)), name.c_str());
    }

    void droppedShareIsTheRate()
    {
        Shape shape;
        shape.model.dropoutRate = 0.2;
        shape.model.nBlocks = 1;
        shape.items = 50;
        shape.loss.nNegatives = 1;
        shape.lengths.assign(20, 100);
        const auto batch = nn::makeBatch(randomBatch(shape, 1), torch::kCPU);
        const auto dropped = nn::kernels::dropout(torch::ones({batch.tokens(), 50}), batch, base::RandomPurpose::EmbeddingDropout, {1, 1, 0, 0.2});
        const double share = (dropped == 0).to(torch::kFloat64).mean().item<double>();
        const double sd = std::sqrt(0.2 * 0.8 / static_cast<double>(batch.tokens() * 50));
        QVERIFY2(std::abs(share - 0.2) < 4 * sd, qPrintable(QString::number(share)));
        check(firstDifference("kept values", dropped.max(), torch::tensor(1.25), 1e-6));
    }

private:
    /// Makes every parameter matter: biases and tables away from 0 and 1.
    static void spread(nn::SequenceModel &model)
    {
        const torch::NoGradGuard noGrad;
        std::uint32_t stream = 500;
        for (auto &entry : model.named_parameters())
            entry.value().add_(nn::initialValues({entry.key(), {entry.value().numel(), 1}, nn::InitRule::Uniform}, 4, 3, ++stream).view_as(entry.value()), 0.4);
    }
    static void check(const QString &difference)
    {
        if (!difference.isEmpty())
            QTest::qFail(qPrintable(difference), __FILE__, __LINE__);
    }
};

QTEST_GUILESS_MAIN(TstFused)
#include "tst_fused.moc"
