#include "kernelshape.h"

#include "goldencase.h"

#include "core/base/random.h"
#include "core/nn/initialisation.h"

#include <algorithm>
#include <cmath>

namespace hstudio::tests
{
namespace
{

/// Tolerances of the float32 kernels against the float64 reference, relative to the largest entry of a tensor.
constexpr double kLossTolerance = 2e-5;
constexpr double kGradientTolerance = 2e-4;
constexpr double kSmallestGradient = 2e-2; ///< a catalogue of two has only one candidate: gradients are rounding noise around 0
constexpr double kEmbeddingTolerance = 2e-5;
/// Of the derivative along the gradient by central differences: relative, and what rounding of the float32 loss makes of the step.
constexpr double kDifferenceTolerance = 1e-2;
constexpr double kDifferenceNoise = 1e-4;
const nn::DropoutKey kDropout{11, 3};

/// Draws from lists, by (seed, order of the calls).
class Draw final
{
public:
    explicit Draw(std::uint64_t seed) : m_random(seed, base::RandomPurpose::DemoData) {}

    std::int32_t below(std::int64_t bound)
    {
        return static_cast<std::int32_t>(m_random.below(m_next++, static_cast<std::uint32_t>(bound)));
    }
    std::int64_t pick(std::initializer_list<std::int64_t> values)
    {
        return *(values.begin() + below(static_cast<std::int64_t>(values.size())));
    }

private:
    base::CounterRandom m_random;
    std::uint64_t m_next = 0;
};

KernelShape extreme(config::ModelKind kind, std::int64_t heads, std::int64_t headSize, std::int64_t maxLen,
                    std::vector<std::int32_t> lengths)
{
    KernelShape shape;
    shape.model.model = kind;
    shape.model.nHeads = heads;
    shape.model.nFactors = heads * headSize;
    shape.model.nBlocks = 1;
    shape.model.sessionMaxLen = maxLen;
    shape.model.dropoutRate = 0.1;
    shape.loss.nNegatives = 5;
    shape.loss.logitsT = 0.5;
    shape.lengths = std::move(lengths);
    return shape;
}

/// Undefined gradients are those of parameters without any effect.
torch::Tensor gradientOf(const torch::Tensor &parameter)
{
    return parameter.grad().defined() ? parameter.grad() : torch::zeros_like(parameter);
}

double lossOf(nn::SequenceModel &model, const nn::Batch &batch)
{
    const torch::NoGradGuard noGrad;
    return model.trainingLoss(batch, kDropout).item<double>();
}

} // namespace

KernelShape randomShape(int number)
{
    Draw draw(static_cast<std::uint64_t>(number) + 1000);
    KernelShape shape;
    shape.model.nHeads = draw.pick({1, 1, 2, 3, 4, 8});
    shape.model.nFactors = shape.model.nHeads * draw.pick({1, 2, 3, 5, 8, 13, 25});
    shape.model.nBlocks = draw.pick({1, 2, 3});
    shape.model.sessionMaxLen = draw.pick({1, 2, 7, 16, 17, 33, 70});
    shape.model.dropoutRate = draw.pick({0, 1}) == 0 ? 0.0 : 0.3;
    shape.model.usePosEmb = draw.pick({0, 1}) == 1;
    shape.model.relativeTimeAttention = draw.pick({0, 1}) == 1;
    shape.model.relativePosAttention = draw.pick({0, 1}) == 1;
    shape.model.similarity = draw.pick({0, 1}) == 1 ? config::Similarity::Cosine : config::Similarity::Dot;
    shape.loss.nNegatives = draw.pick({1, 2, 7, 8, 9, 128});
    // Hot enough that no loss rounds to 0 in float32: such losses are not counted, and the denominators would differ.
    shape.loss.logitsT = shape.model.similarity == config::Similarity::Dot ? 10.0 : draw.pick({0, 1}) == 0 ? 1.0 : 0.2;
    shape.model.model = number % 2 == 0 ? config::ModelKind::Hstu : config::ModelKind::Sasrec;
    shape.items = draw.pick({2, 3, 20, 300});
    const auto sequences = draw.pick({1, 2, 3, 9});
    for (std::int64_t s = 0; s < sequences; ++s)
        shape.lengths.push_back(1 + draw.below(shape.model.sessionMaxLen));
    return shape;
}

KernelShape withLoss(KernelShape shape, int loss)
{
    using config::LossKind;
    constexpr LossKind kKinds[kLosses] = {LossKind::Softmax, LossKind::SampledSoftmax, LossKind::Bce, LossKind::GBce};
    shape.loss.loss = kKinds[loss];
    shape.loss.gbceT = 0.6;
    if (shape.loss.loss == LossKind::GBce) // its exponent is made for a sample of the catalogue
        shape.loss.nNegatives = std::min(shape.loss.nNegatives, shape.items - 1);
    return shape;
}

std::vector<NamedShape> extremeShapes()
{
    using config::ModelKind;
    std::vector<NamedShape> shapes;
    for (const auto kind : {ModelKind::Hstu, ModelKind::Sasrec}) {
        const std::string name = kind == ModelKind::Hstu ? "HSTU, " : "SASRec, ";
        const auto add = [&](const char *what, KernelShape shape) { shapes.push_back({name + what, std::move(shape)}); };
        add("the longest sequence", extreme(kind, 2, 3, 2048, {2048}));
        add("short sequences of a long window", extreme(kind, 1, 5, 2048, {1, 3, 40}));
        add("a head of 256", extreme(kind, 1, 256, 40, {40, 7}));
        add("eight heads of 32", extreme(kind, 8, 32, 20, {20, 1}));
        add("eight heads of 1", extreme(kind, 8, 1, 20, {20, 1}));
        add("one-item histories", extreme(kind, 2, 5, 200, {1, 1, 1}));
        add("a window of one", extreme(kind, 2, 5, 1, {1, 1}));
        auto two = extreme(kind, 1, 7, 10, {10, 3});
        two.items = 2;
        two.loss.nNegatives = 2000;
        two.loss.logitsT = 10; // all logits are equal: the gradients are rounding noise, as many times as there are negatives
        add("two items", two);
        auto many = extreme(kind, 1, 6, 10, {10, 3});
        many.items = 5000;
        many.loss.nNegatives = 2000;
        add("2,000 negatives", many);
        auto huge = extreme(kind, 1, 3, 5, {5, 1});
        huge.items = 500'000;
        add("500,000 items", huge);
        add("an empty batch", extreme(kind, 1, 4, 5, {}));
        auto nothing = extreme(kind, 1, 4, 5, {5, 2});
        nothing.weight = 0.0F;
        add("weights of zero", nothing);
    }
    return shapes;
}

data::PackedBatch randomBatch(const KernelShape &shape, std::uint64_t seed)
{
    Draw draw(seed);
    data::PackedBatch batch;
    batch.offsets.push_back(0);
    for (const auto length : shape.lengths) {
        std::int64_t time = 900'000'000 + draw.below(1000);
        batch.times.push_back(time);
        for (std::int32_t i = 0; i < length; ++i) {
            batch.items.push_back(1 + draw.below(shape.items - 1));
            batch.targets.push_back(1 + draw.below(shape.items - 1));
            batch.weights.push_back(draw.below(5) == 0 ? 0.5F * shape.weight : shape.weight);
            constexpr std::int64_t kGaps[] = {0, 1, 7, 60, 3600, 86'400, 40'000'000};
            time += kGaps[draw.below(7)] * (1 + draw.below(3));
            batch.times.push_back(time);
            for (std::int64_t n = 0; shape.loss.loss != config::LossKind::Softmax && n < shape.loss.nNegatives; ++n)
                batch.negatives.push_back(1 + draw.below(shape.items - 1));
        }
        batch.offsets.push_back(static_cast<std::int32_t>(batch.items.size()));
        batch.keys.push_back(static_cast<std::uint32_t>(draw.below(100'000)));
    }
    return batch;
}

std::shared_ptr<nn::SequenceModel> spreadModel(const KernelShape &shape)
{
    auto model = nn::makeModel(shape.model, shape.loss, shape.items, 7, torch::kCPU);
    const torch::NoGradGuard noGrad;
    std::uint32_t stream = 500;
    for (auto &entry : model->named_parameters())
        entry.value().add_(
            nn::initialValues({entry.key(), {entry.value().numel(), 1}, nn::InitRule::Uniform}, 4, 3, ++stream).view_as(entry.value()),
            0.4);
    return model;
}

std::shared_ptr<nn::SequenceModel> doubleCopy(const KernelShape &shape, const nn::SequenceModel &model)
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

QString stepAgainstReference(const KernelShape &shape, std::uint64_t seed)
{
    const auto batch = randomBatch(shape, seed);
    const auto model = spreadModel(shape);
    const auto reference = doubleCopy(shape, *model);
    const auto loss = model->trainingLoss(nn::makeBatch(batch, torch::kCPU), kDropout);
    const auto expected = reference->trainingLoss(nn::makeBatch(batch, torch::kCPU, torch::kFloat64), kDropout);
    if (const auto difference = firstDifference("loss", loss, expected, kLossTolerance * std::max(1.0, largest(expected)));
        !difference.isEmpty())
        return difference;
    loss.backward();
    expected.backward();
    const auto expectedParameters = reference->named_parameters();
    double scale = 0;
    for (const auto &entry : expectedParameters)
        scale = std::max(scale, largest(gradientOf(entry.value())));
    for (const auto &entry : model->named_parameters()) {
        const auto wanted = gradientOf(expectedParameters[entry.key()]);
        const auto tolerance = kGradientTolerance * std::max({largest(wanted), 1e-2 * scale, kSmallestGradient});
        if (const auto difference = firstDifference("gradient of " + entry.key(), gradientOf(entry.value()), wanted, tolerance);
            !difference.isEmpty())
            return difference;
    }
    return {};
}

QString newestAgainstReference(const KernelShape &shape, std::uint64_t seed)
{
    const auto batch = randomBatch(shape, seed);
    const auto model = spreadModel(shape);
    const torch::NoGradGuard noGrad;
    const auto expected = doubleCopy(shape, *model)->encodeLast(nn::makeBatch(batch, torch::kCPU, torch::kFloat64));
    return firstDifference("newest", model->encodeLast(nn::makeBatch(batch, torch::kCPU)), expected,
                           kEmbeddingTolerance * std::max(1.0, largest(expected)));
}

QString gradientsAgainstDifferences(const KernelShape &shape, std::uint64_t seed)
{
    const auto batch = nn::makeBatch(randomBatch(shape, seed), torch::kCPU);
    const auto model = spreadModel(shape);
    model->trainingLoss(batch, kDropout).backward();
    double squares = 0;
    for (const auto &parameter : model->parameters())
        squares += gradientOf(parameter).pow(2).sum().item<double>();
    const double norm = std::sqrt(squares);
    const double step = std::min(2e-3 / norm, 2e-3); // changes the loss by about 2e-3 each way, but no parameter by much
    const auto move = [&](double by) {
        const torch::NoGradGuard noGrad;
        for (auto &parameter : model->parameters())
            parameter.add_(gradientOf(parameter), by / norm);
    };
    move(step);
    const double up = lossOf(*model, batch);
    move(-2 * step);
    const double down = lossOf(*model, batch);
    const double expected = (up - down) / (2 * step);
    if (std::abs(norm - expected) <= kDifferenceTolerance * norm + kDifferenceNoise)
        return {};
    return QStringLiteral("derivative along the gradient: %1, by differences %2").arg(norm).arg(expected);
}

nn::TensorMap gradientsOf(const KernelShape &shape, std::uint64_t seed, int threads, int steps)
{
    const int before = torch::get_num_threads();
    torch::set_num_threads(threads);
    const auto batch = nn::makeBatch(randomBatch(shape, seed), torch::kCPU);
    const auto model = spreadModel(shape);
    for (int step = 0; step < steps; ++step) {
        model->zero_grad();
        model->trainingLoss(batch, {1, 1}).backward();
    }
    torch::set_num_threads(before);
    nn::TensorMap gradients;
    for (const auto &entry : model->named_parameters())
        gradients.emplace(entry.key(), gradientOf(entry.value()).clone());
    return gradients;
}

} // namespace hstudio::tests
