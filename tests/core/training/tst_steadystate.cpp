#include "core/data/batch.h"
#include "core/nn/kernels/fusedkernel.h"
#include "core/nn/parallel.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"
#include "core/training/trainstep.h"

#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <vector>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define COUNTS_ALLOCATIONS
#endif

namespace
{

std::atomic<std::int64_t> allocations = 0;
std::atomic<std::size_t> largestAllocation = 0;

#if defined(COUNTS_ALLOCATIONS)

void count(std::size_t bytes)
{
    ++allocations;
    auto largest = largestAllocation.load();
    while (bytes > largest && !largestAllocation.compare_exchange_weak(largest, bytes)) {
    }
}

#endif

} // namespace

#if defined(COUNTS_ALLOCATIONS)

// glibc's allocator under the names that it keeps for this; operator new and LibTorch come through here as well.
extern "C" {
void *__libc_malloc(std::size_t bytes);
void *__libc_calloc(std::size_t things, std::size_t bytes);
void *__libc_realloc(void *memory, std::size_t bytes);
void *__libc_memalign(std::size_t alignment, std::size_t bytes);

void *malloc(std::size_t bytes)
{
    count(bytes);
    return __libc_malloc(bytes);
}
void *calloc(std::size_t things, std::size_t bytes)
{
    count(things * bytes);
    return __libc_calloc(things, bytes);
}
void *realloc(void *memory, std::size_t bytes)
{
    count(bytes);
    return __libc_realloc(memory, bytes);
}
void *memalign(std::size_t alignment, std::size_t bytes)
{
    count(bytes);
    return __libc_memalign(alignment, bytes);
}
void *aligned_alloc(std::size_t alignment, std::size_t bytes)
{
    count(bytes);
    return __libc_memalign(alignment, bytes);
}
int posix_memalign(void **memory, std::size_t alignment, std::size_t bytes)
{
    count(bytes);
    *memory = __libc_memalign(alignment, bytes);
    return *memory == nullptr ? ENOMEM : 0;
}
}

#endif

using namespace hstudio;

namespace
{

/// Allocations of the border to LibTorch in one step: tensors of the loss, the gradients and the graph, and the names of the parameters.
constexpr std::int64_t kBorder = 3000;

config::ModelConfig modelOf(config::ModelKind kind)
{
    config::ModelConfig model;
    model.model = kind;
    model.nFactors = 20;
    model.nHeads = 2;
    model.sessionMaxLen = 30;
    return model;
}

/// `sequences` sequences of `length` tokens.
data::PackedBatch batchOf(int sequences, int length, int items, int negatives)
{
    data::PackedBatch batch;
    batch.offsets.push_back(0);
    std::uint32_t state = 1;
    const auto item = [&] { return 1 + static_cast<std::int32_t>((state = state * 1664525U + 1013904223U) >> 8U) % (items - 1); };
    for (int s = 0; s < sequences; ++s) {
        for (int i = 0; i < length; ++i) {
            batch.items.push_back(item());
            batch.targets.push_back(item());
            batch.weights.push_back(1.0F);
            batch.times.push_back(1000 * i);
            for (int n = 0; n < negatives; ++n)
                batch.negatives.push_back(item());
        }
        batch.times.push_back(1000 * length);
        batch.offsets.push_back(static_cast<std::int32_t>(batch.items.size()));
        batch.keys.push_back(static_cast<std::uint32_t>(s));
    }
    return batch;
}

/// Memory of a model's parameters, or of their gradients, as the kernels want it.
template<typename Value>
struct FlatParameters
{
    std::vector<std::vector<float>> memory;
    nn::kernels::FusedParameters<Value> view{};

    FlatParameters(const config::ModelConfig &model, std::int64_t items)
    {
        const auto d = model.nFactors;
        view.items = take(items * d);
        view.positions = take(model.sessionMaxLen * d);
        if (model.model == config::ModelKind::Hstu)
            for (std::int64_t b = 0; b < model.nBlocks; ++b)
                view.hstu[b] = {take(4 * d * d), take(129), take(2 * model.sessionMaxLen - 1), take(d), take(d), take(d), take(d),
                                take(d * d),     take(d)};
        else {
            view.lastNormWeight = take(d);
            view.lastNormBias = take(d);
            for (std::int64_t b = 0; b < model.nBlocks; ++b)
                view.sasrec[b] = {take(3 * d * d), take(3 * d), take(d * d), take(d), take(d),     take(d),
                                  take(d),         take(d),     take(d * d), take(d), take(d * d), take(d)};
        }
    }
    float *take(std::int64_t values)
    {
        auto &piece = memory.emplace_back(static_cast<std::size_t>(values));
        for (std::size_t i = 0; i < piece.size(); ++i)
            piece[i] = 0.01F * static_cast<float>(i % 17) - 0.05F;
        return piece.data();
    }
};

nn::kernels::FusedShape shapeOf(const config::ModelConfig &model, std::int64_t items)
{
    const bool sasrec = model.model == config::ModelKind::Sasrec;
    return {.kind = sasrec ? nn::kernels::FusedModelKind::Sasrec : nn::kernels::FusedModelKind::Hstu,
            .factors = model.nFactors,
            .heads = model.nHeads,
            .blocks = model.nBlocks,
            .maxLen = model.sessionMaxLen,
            .items = items,
            .timeBias = !sasrec,
            .posBias = !sasrec,
            .posEmbedding = true,
            .cosine = true,
            .temperature = 0.1F,
            .dropout = 0.2};
}

nn::kernels::FusedBatch viewOf(const data::PackedBatch &batch, long negatives)
{
    return {.sequences = static_cast<long>(batch.size()),
            .offsets = batch.offsets.data(),
            .items = batch.items.data(),
            .times = batch.times.data(),
            .targets = batch.targets.data(),
            .weights = batch.weights.data(),
            .negatives = batch.negatives.data(),
            .nNegatives = negatives,
            .keys = batch.keys.data(),
            .seed = 1,
            .epoch = 1};
}

} // namespace

/// What a training step costs besides its arithmetic once it has warmed up.
class TstSteadyState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(2); }

    void kernelsAllocateNothing_data() { models(); }
    void kernelsAllocateNothing()
    {
        needCounting();
        QFETCH(int, kind);
        constexpr int kItems = 300, kNegatives = 9;
        constexpr long kShards = 3;
        const auto model = modelOf(static_cast<config::ModelKind>(kind));
        const FlatParameters<const float> parameters(model, kItems);
        const FlatParameters<float> gradients(model, kItems);
        std::vector<float> items(static_cast<std::size_t>(kItems * model.nFactors));
        const auto batch = batchOf(12, 30, kItems, kNegatives);
        const std::unique_ptr<nn::kernels::FusedKernel> kernel(
            nn::kernels::makeFusedKernel(shapeOf(model, kItems), kShards, nn::kernels::bestInstructionSet()));
        const auto step = [&] {
            kernel->prepare(parameters.view, viewOf(batch, kNegatives));
            for (long shard = 0; shard < kShards; ++shard)
                kernel->trainShard(shard);
            const double loss = kernel->loss();
            kernel->reduceItems(0, kItems, items.data());
            kernel->reduceOthers(gradients.view);
            return loss;
        };
        const double first = step();
        const auto before = allocations.load();
        const double second = step();
        QCOMPARE(allocations.load() - before, std::int64_t{0});
        QVERIFY(first > 0);
        QCOMPARE(second, first);
    }

    void stepsAllocateTheSameWhateverTheBatch_data() { models(); }
    void stepsAllocateTheSameWhateverTheBatch()
    {
        needCounting();
        QFETCH(int, kind);
        const auto made = makeModel(modelOf(static_cast<config::ModelKind>(kind)), {});
        training::Adam adam(*made, 1e-3);
        const auto large = nn::makeBatch(batchOf(40, 30, 300, 9), torch::kCPU);
        const auto small = nn::makeBatch(batchOf(9, 7, 300, 9), torch::kCPU);
        const auto allocationsOf = [&](const nn::Batch &batch) {
            const auto before = allocations.load();
            training::trainStep(*made, adam, batch, {1, 1});
            return allocations.load() - before;
        };
        for (int warmUp = 0; warmUp < 3; ++warmUp)
            allocationsOf(large);
        const auto expected = allocationsOf(large);
        QVERIFY2(expected > 0 && expected <= kBorder, qPrintable(QString::number(expected)));
        QCOMPARE(allocationsOf(large), expected);
        QCOMPARE(allocationsOf(small), expected);
    }

    void stepsHaveTwoParallelRegions_data() { models(); }
    void stepsHaveTwoParallelRegions()
    {
        QFETCH(int, kind);
        const auto made = makeModel(modelOf(static_cast<config::ModelKind>(kind)), {});
        training::Adam adam(*made, 1e-3);
        const auto batch = nn::makeBatch(batchOf(40, 30, 300, 9), torch::kCPU);
        const auto before = nn::parallelRegions();
        training::trainStep(*made, adam, batch, {1, 1});
        const auto regions = nn::parallelRegions() - before;
        QVERIFY2(regions >= 1 && regions <= 2, qPrintable(QString::number(regions)));
    }

    void lossesHoldNeitherAllLogitsNorAllCandidates_data()
    {
        QTest::addColumn<int>("loss");
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("negatives");
        QTest::addColumn<QByteArray>("kernel");
        QTest::newRow("softmax: not [T, items]") << static_cast<int>(config::LossKind::Softmax) << 20'000 << 0 << QByteArray();
        for (const QByteArray kernel : {"fused", "packed"}) {
            QTest::addRow("sampled softmax, %s: not [T, n, D]", kernel.data())
                << static_cast<int>(config::LossKind::SampledSoftmax) << 300 << 200 << kernel;
            QTest::addRow("BCE, %s: not [T, n, D]", kernel.data()) << static_cast<int>(config::LossKind::Bce) << 300 << 200 << kernel;
            QTest::addRow("gBCE, %s: not [T, n, D]", kernel.data()) << static_cast<int>(config::LossKind::GBce) << 300 << 200 << kernel;
        }
    }
    void lossesHoldNeitherAllLogitsNorAllCandidates()
    {
        needCounting();
        QFETCH(int, loss);
        QFETCH(int, items);
        QFETCH(int, negatives);
        QFETCH(QByteArray, kernel);
        if (!kernel.isEmpty())
            qputenv("HSTUDIO_KERNEL", kernel);
        const auto reset = qScopeGuard([] { qunsetenv("HSTUDIO_KERNEL"); });
        config::LossConfig settings;
        settings.loss = static_cast<config::LossKind>(loss);
        settings.nNegatives = negatives;
        const auto made = makeModel(modelOf(config::ModelKind::Hstu), settings, items);
        training::Adam adam(*made, 1e-3);
        const auto batch = nn::makeBatch(batchOf(60, 30, items, negatives), torch::kCPU);
        largestAllocation = 0;
        training::trainStep(*made, adam, batch, {1, 1});
        const auto perToken = negatives == 0 ? items : negatives * static_cast<int>(made->config().nFactors);
        const auto whole = static_cast<std::size_t>(batch.tokens() * perToken) * sizeof(float);
        QVERIFY2(largestAllocation < whole / 8, qPrintable(QStringLiteral("%1 of %2 bytes").arg(largestAllocation.load()).arg(whole)));
    }

private:
    static std::shared_ptr<nn::SequenceModel> makeModel(const config::ModelConfig &model, const config::LossConfig &loss, int items = 300)
    {
        auto made = nn::makeModel(model, loss, items, 1, torch::kCPU);
        made->train();
        return made;
    }
    static void models()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("HSTU") << static_cast<int>(config::ModelKind::Hstu);
        QTest::newRow("SASRec") << static_cast<int>(config::ModelKind::Sasrec);
    }
    static void needCounting()
    {
#if !defined(COUNTS_ALLOCATIONS)
        QSKIP("Allocations are counted with glibc's allocator only, and not under a sanitizer.");
#endif
    }
};

QTEST_GUILESS_MAIN(TstSteadyState)
#include "tst_steadystate.moc"
