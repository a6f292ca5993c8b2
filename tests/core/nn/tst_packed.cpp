#include "goldencase.h"
#include "kernelshape.h"

#include "core/nn/kernelchoice.h"
#include "core/nn/kernels/dropout.h"
#include "core/nn/kernels/packed.h"

#include <QTest>

using namespace hstudio;
using tests::extremeShapes;
using tests::firstDifference;
using tests::KernelShape;
using tests::kLosses;
using tests::kLossNames;
using tests::randomShape;
using tests::withLoss;

namespace
{

/// Rows of random numbers that want a gradient.
torch::Tensor randomRows(std::int64_t rows, std::int64_t columns)
{
    torch::manual_seed(rows * 1000 + columns);
    return torch::randn({rows, columns}).requires_grad_();
}

/// What an operation gives and hands back, with `threads` threads.
std::vector<torch::Tensor> resultsOf(int threads, const std::vector<torch::Tensor> &inputs, const std::function<torch::Tensor()> &operation)
{
    const int before = torch::get_num_threads();
    torch::set_num_threads(threads);
    for (const auto &input : inputs)
        input.mutable_grad() = torch::Tensor();
    std::vector<torch::Tensor> results{operation()};
    results[0].backward(torch::linspace(-1, 1, results[0].numel()).view_as(results[0]));
    for (const auto &input : inputs)
        results.push_back(input.grad().clone());
    torch::set_num_threads(before);
    return results;
}

nn::kernels::packed::Kernel newKernel() { return nn::kernels::packed::Kernel(nn::kernels::makePackedKernel(nn::allowedInstructionSet())); }

/// Thirty sequences of 1 to 33 tokens.
KernelShape mixedLengths()
{
    KernelShape shape;
    shape.items = 700;
    shape.loss.nNegatives = 40;
    for (int i = 0; i < 30; ++i)
        shape.lengths.push_back(1 + i * 7 % 33);
    return shape;
}

} // namespace

/// The packed float32 kernels against the padded float64 reference, for every loss, and each of their operations alone.
class TstPacked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        torch::set_num_threads(2);
        if (!qEnvironmentVariableIsSet("HSTUDIO_KERNEL"))
            qputenv("HSTUDIO_KERNEL", "packed");
    }

    void stepEqualsTheReference_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("loss");
        for (int number = 0; number < 100; ++number) {
            const int loss = number / 2 % kLosses; // both models meet each loss
            QTest::addRow("shape %d, %s", number, kLossNames[loss]) << number << loss;
        }
    }
    void stepEqualsTheReference()
    {
        QFETCH(int, number);
        QFETCH(int, loss);
        check(tests::stepAgainstReference(withLoss(randomShape(number), loss), static_cast<std::uint64_t>(number)));
    }

    void newestEmbeddingsEqualTheReference_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 40; ++number)
            QTest::addRow("shape %d", number) << number;
    }
    void newestEmbeddingsEqualTheReference()
    {
        QFETCH(int, number);
        check(tests::newestAgainstReference(randomShape(number), static_cast<std::uint64_t>(number)));
    }

    void extremesEqualTheReference_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<int>("loss");
        int place = 0;
        for (const auto &[name, unused] : extremeShapes()) {
            for (const int loss : {place % kLosses, (place + 2) % kLosses})
                QTest::addRow("%s, %s", name.c_str(), kLossNames[loss]) << place << loss;
            ++place;
        }
    }
    void extremesEqualTheReference()
    {
        QFETCH(int, place);
        QFETCH(int, loss);
        const auto shape = withLoss(extremeShapes()[static_cast<std::size_t>(place)].shape, loss);
        check(tests::stepAgainstReference(shape, 3));
        check(tests::newestAgainstReference(shape, 3));
    }

    void validationLossEqualsTheReference_data() { losses(); }
    void validationLossEqualsTheReference()
    {
        QFETCH(int, loss);
        const auto shape = withLoss(mixedLengths(), loss);
        const auto model = tests::spreadModel(shape);
        const auto reference = tests::doubleCopy(shape, *model);
        const auto rows = randomRows(static_cast<std::int64_t>(shape.lengths.size()), shape.model.nFactors).detach();
        const auto batchOf = [&](torch::Dtype type) {
            auto batch = nn::makeBatch(tests::randomBatch(shape, 9), torch::kCPU, type);
            const auto newest = (batch.offsets.slice(0, 1) - 1).to(torch::kInt64);
            batch.targets = batch.targets.index_select(0, newest);
            batch.weights = batch.weights.index_select(0, newest);
            if (batch.negatives.defined())
                batch.negatives = batch.negatives.index_select(0, newest);
            return batch;
        };
        const auto actual = model->validationLoss(rows, batchOf(torch::kFloat32));
        const auto expected = reference->validationLoss(rows.to(torch::kFloat64), batchOf(torch::kFloat64));
        QVERIFY2(std::abs(actual.sum - expected.sum) <= 2e-5 * expected.sum,
                 qPrintable(QStringLiteral("%1, expected %2").arg(actual.sum).arg(expected.sum)));
        QCOMPARE(actual.count, expected.count);
    }

    void gradientsEqualDifferencesWithDropoutFixed_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("loss");
        for (const int number : {6, 7})
            for (int loss = 0; loss < kLosses; ++loss)
                QTest::addRow("%s, %s", number % 2 == 0 ? "HSTU" : "SASRec", kLossNames[loss]) << number << loss;
    }
    void gradientsEqualDifferencesWithDropoutFixed()
    {
        QFETCH(int, number);
        QFETCH(int, loss);
        auto shape = withLoss(randomShape(number), loss);
        shape.model.dropoutRate = 0.3;
        shape.items = 300;
        check(tests::gradientsAgainstDifferences(shape, static_cast<std::uint64_t>(number)));
    }

    void rerunsAreBitIdentical_data() { losses(); }
    void rerunsAreBitIdentical()
    {
        QFETCH(int, loss);
        const auto shape = withLoss(mixedLengths(), loss);
        const auto first = tests::gradientsOf(shape, 5, 2, 3);
        const auto second = tests::gradientsOf(shape, 5, 2, 1);
        for (const auto &[name, tensor] : first)
            QVERIFY2(torch::equal(tensor, second.at(name)), name.c_str());
    }

    /// LibTorch's own products between these operations round otherwise with another number of threads.
    void operationsDoNotDependOnTheNumberOfThreads_data()
    {
        QTest::addColumn<int>("operation");
        for (const auto *name : {"HSTU's attention", "SASRec's attention", "dropout", "softmax", "sampled softmax", "BCE", "gBCE"})
            QTest::addRow("%s", name) << static_cast<int>(m_rows++);
    }
    void operationsDoNotDependOnTheNumberOfThreads()
    {
        QFETCH(int, operation);
        constexpr int kFirstLoss = 3;
        const auto shape = withLoss(mixedLengths(), std::max(0, operation - kFirstLoss));
        const auto batch = nn::makeBatch(tests::randomBatch(shape, 5), torch::kCPU);
        const auto tokens = batch.tokens();
        const auto q = randomRows(tokens, 12), k = randomRows(tokens, 12), v = randomRows(tokens, 12), items = randomRows(shape.items, 12);
        const auto times = randomRows(1, 129), positions = randomRows(1, 65), pad = randomRows(1, 12);
        const auto kernel = newKernel();
        std::vector<torch::Tensor> inputs{q};
        std::function<torch::Tensor()> run = [&] {
            return nn::kernels::packed::dropout(q, batch, base::RandomPurpose::BlockDropout, {1, 2, 3, 0.3}, kernel);
        };
        if (operation == 0) {
            inputs = {q, k, v, times, positions};
            run = [&] { return nn::kernels::packed::hstuAttention({q, k, v, times[0], positions[0], 3, 33}, batch, kernel); };
        } else if (operation == 1) {
            inputs = {q, k, v, pad};
            run = [&] {
                return nn::kernels::packed::sasrecAttention({q, k, v, pad[0], pad[0], 3, 33, nn::kernels::Queries::All, {1, 2, 0, 0.2}},
                                                            batch, kernel);
            };
        } else if (operation >= kFirstLoss) {
            inputs = {q, items};
            run = [&] { return nn::kernels::packed::lossParts(q, items, batch, shape.loss, config::Similarity::Cosine, kernel).sum; };
        }
        const auto one = resultsOf(1, inputs, run);
        for (const int threads : {2, 5})
            for (std::size_t i = 0; i < one.size(); ++i)
                QVERIFY(torch::equal(resultsOf(threads, inputs, run)[i], one[i]));
    }

    void similaritiesEqualTheReference_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("items");
        QTest::addColumn<int>("factors");
        for (const int rows : {0, 1, 7, 64, 65, 700})
            for (const int items : {2, 129, 300})
                QTest::addRow("%d rows, %d items", rows, items) << rows << items << 1 + items % 40;
    }
    void similaritiesEqualTheReference()
    {
        QFETCH(int, rows);
        QFETCH(int, items);
        QFETCH(int, factors);
        const auto x = randomRows(rows, factors).detach(), table = randomRows(items, factors).detach();
        for (const auto similarity : {config::Similarity::Cosine, config::Similarity::Dot})
            check(firstDifference("similarity", nn::kernels::packed::similarityWithAll(x, table, similarity, newKernel()),
                                  nn::kernels::similarityWithAll(x, table, similarity), 1e-5 * factors));
    }

    void dropoutEqualsTheReference()
    {
        const auto batch = nn::makeBatch(tests::randomBatch(mixedLengths(), 5), torch::kCPU);
        for (const std::int64_t factors : {1, 7, 50}) {
            const auto x = torch::ones({batch.tokens(), factors});
            const nn::kernels::DropoutSite site{3, 1, 2, 0.25};
            QVERIFY(torch::equal(nn::kernels::packed::dropout(x, batch, base::RandomPurpose::OutputDropout, site, newKernel()),
                                 nn::kernels::dropout(x, batch, base::RandomPurpose::OutputDropout, site)));
        }
    }

private:
    static void losses()
    {
        QTest::addColumn<int>("loss");
        for (int loss = 0; loss < kLosses; ++loss)
            QTest::newRow(kLossNames[loss]) << loss;
    }
    static void check(const QString &difference)
    {
        if (!difference.isEmpty())
            QTest::qFail(qPrintable(difference), __FILE__, __LINE__);
    }

    int m_rows = 0;
};

QTEST_GUILESS_MAIN(TstPacked)
#include "tst_packed.moc"
