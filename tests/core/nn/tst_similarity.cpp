#include "goldencase.h"
#include "kernelshape.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace hstudio;
using tests::firstDifference;
using tests::KernelShape;

namespace
{

constexpr double kNormFloor = 1e-8; ///< RecTools' DistanceSimilarityModule, golden part C
constexpr double kTolerance = 1e-5;
constexpr const char *kPaths[] = {"reference", "packed", "fused", "portable"};

/// Norms on both sides of the floor, and far from it.
constexpr std::array kNorms = {5e-9, 2e-8, 1.0, 3e-9, 9e-9, 1.1e-8};

KernelShape cosineShape()
{
    KernelShape shape;
    shape.model.nFactors = 8;
    shape.model.nBlocks = 1;
    shape.model.sessionMaxLen = 4;
    shape.model.dropoutRate = 0.0;
    shape.model.similarity = config::Similarity::Cosine;
    shape.loss.nNegatives = 4;
    shape.loss.logitsT = 0.5;
    shape.items = 8;
    shape.lengths = {1};
    return shape;
}

/// Item 1 + i has norm kNorms[i].
std::shared_ptr<nn::SequenceModel> modelWithSmallItems(const KernelShape &shape)
{
    auto model = tests::spreadModel(shape);
    auto items = model->named_parameters()["item_model.item_net_blocks.0.ids_emb.weight"];
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < kNorms.size(); ++i) {
        auto row = items[static_cast<std::int64_t>(i) + 1];
        row.mul_(kNorms[i] / row.norm().item<double>());
    }
    return model;
}

/// e · y / (max(‖e‖, 1e-8) max(‖y‖, 1e-8)) in float64, written out.
torch::Tensor cosines(const torch::Tensor &embeddings, const torch::Tensor &items)
{
    const auto e = embeddings.to(torch::kFloat64), y = items.to(torch::kFloat64);
    const auto floored = [](const torch::Tensor &rows) { return rows.pow(2).sum(1).sqrt().clamp_min(kNormFloor); };
    return torch::matmul(e, y.t()) / floored(e).unsqueeze(1) / floored(y).unsqueeze(0);
}

} // namespace

/// Cosine similarity of vectors that are almost nothing: where its epsilon decides.
class TstSimilarity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("HSTUDIO_KERNEL"); }

    void scoresDivideByAtLeastTheFloor_data() { paths(); }
    void scoresDivideByAtLeastTheFloor()
    {
        QFETCH(QByteArray, path);
        qputenv("HSTUDIO_KERNEL", path);
        const auto model = modelWithSmallItems(cosineShape());
        const torch::NoGradGuard noGrad;
        auto embeddings = torch::sin(torch::arange(24, torch::kFloat32)).view({3, 8});
        for (std::int64_t row = 0; row < 3; ++row)
            embeddings[row].mul_(kNorms[static_cast<std::size_t>(row)] / embeddings[row].norm().item<double>());
        check(firstDifference("score", model->scores(embeddings), cosines(embeddings, model->itemEmbeddings()), kTolerance));
    }

    void lossDividesByAtLeastTheFloor_data() { paths(); }
    void lossDividesByAtLeastTheFloor()
    {
        QFETCH(QByteArray, path);
        qputenv("HSTUDIO_KERNEL", path);
        const auto model = modelWithSmallItems(cosineShape());
        for (std::int32_t target = 1; target <= 6; ++target) {
            data::PackedBatch packed;
            packed.offsets = {0, 1};
            packed.items = {7};
            packed.targets = {target};
            packed.weights = {1.0F};
            packed.times = {100, 200};
            packed.negatives = {1, 3, 5, 2};
            packed.keys = {1};
            const auto batch = nn::makeBatch(packed, torch::kCPU);
            const torch::NoGradGuard noGrad;
            const auto scores = cosines(model->encode(batch), model->itemEmbeddings())[0];
            const auto candidates =
                torch::tensor({static_cast<std::int64_t>(target), std::int64_t{1}, std::int64_t{3}, std::int64_t{5}, std::int64_t{2}});
            const auto logits = scores.index_select(0, candidates) / 0.5;
            const auto expected = torch::logsumexp(logits, 0) - logits[0];
            check(firstDifference("loss", model->trainingLoss(batch, {}), expected, kTolerance));
        }
    }

private:
    static void paths()
    {
        QTest::addColumn<QByteArray>("path");
        for (const auto *path : kPaths)
            QTest::newRow(path) << QByteArray(path);
    }
    static void check(const QString &difference)
    {
        if (!difference.isEmpty())
            QTest::qFail(qPrintable(difference), __FILE__, __LINE__);
    }
};

QTEST_GUILESS_MAIN(TstSimilarity)
#include "tst_similarity.moc"
