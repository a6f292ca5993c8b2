#include "goldencase.h"
#include "kernelshape.h"

#include "core/nn/kernels/dropout.h"

#include <QTest>

#include <cmath>

using namespace hstudio;
using tests::extremeShapes;
using tests::firstDifference;
using tests::KernelShape;
using tests::randomShape;

/// The fused float32 kernels against the padded float64 reference, over shapes that fit no vector and those at the end of what has to work.
class TstFused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(2); }

    void stepEqualsTheReference_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("loss");
        for (int number = 0; number < 100; ++number) {
            const int loss = 1 + number / 2 % (tests::kLosses - 1); // all but the softmax over the catalogue
            QTest::addRow("shape %d, %s", number, tests::kLossNames[loss]) << number << loss;
        }
    }
    void stepEqualsTheReference()
    {
        QFETCH(int, number);
        QFETCH(int, loss);
        check(tests::stepAgainstReference(tests::withLoss(randomShape(number), loss), static_cast<std::uint64_t>(number)));
    }

    void newestEmbeddingsEqualTheReference_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 100; ++number)
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
        int place = 0;
        for (const auto &[name, unused] : extremeShapes())
            QTest::addRow("%s", name.c_str()) << place++;
    }
    void extremesEqualTheReference()
    {
        QFETCH(int, place);
        const auto shape = tests::withLoss(extremeShapes()[static_cast<std::size_t>(place)].shape, 1 + place % (tests::kLosses - 1));
        check(tests::stepAgainstReference(shape, 3));
        check(tests::newestAgainstReference(shape, 3));
    }

    void gradientsEqualDifferencesWithDropoutFixed_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 100; ++number)
            if (const auto shape = randomShape(number); shape.model.dropoutRate > 0.0 && shape.items > 3)
                QTest::addRow("shape %d", number) << number;
    }
    void gradientsEqualDifferencesWithDropoutFixed()
    {
        QFETCH(int, number);
        check(tests::gradientsAgainstDifferences(randomShape(number), static_cast<std::uint64_t>(number)));
    }

    void rerunsAreBitIdentical_data() { twoModels(); }
    void rerunsAreBitIdentical()
    {
        QFETCH(int, number);
        const auto shape = manySequences(number);
        const auto first = tests::gradientsOf(shape, 5, 2, 3); // the scratch of earlier steps must not shine through
        const auto second = tests::gradientsOf(shape, 5, 2, 1);
        for (const auto &[name, tensor] : first)
            QVERIFY2(torch::equal(tensor, second.at(name)), name.c_str());
    }

    void resultsDoNotDependOnTheNumberOfThreads_data() { twoModels(); }
    void resultsDoNotDependOnTheNumberOfThreads()
    {
        QFETCH(int, number);
        const auto shape = manySequences(number);
        const auto one = tests::gradientsOf(shape, 5, 1);
        for (const int threads : {2, 5})
            for (const auto &[name, tensor] : tests::gradientsOf(shape, 5, threads))
                QVERIFY2(torch::equal(tensor, one.at(name)), name.c_str());
    }

    void droppedShareIsTheRate()
    {
        KernelShape shape;
        shape.model.dropoutRate = 0.2;
        shape.model.nBlocks = 1;
        shape.items = 50;
        shape.loss.nNegatives = 1;
        shape.lengths.assign(20, 100);
        const auto batch = nn::makeBatch(tests::randomBatch(shape, 1), torch::kCPU);
        const auto dropped =
            nn::kernels::dropout(torch::ones({batch.tokens(), 50}), batch, base::RandomPurpose::EmbeddingDropout, {1, 1, 0, 0.2});
        const double share = (dropped == 0).to(torch::kFloat64).mean().item<double>();
        const double sd = std::sqrt(0.2 * 0.8 / static_cast<double>(batch.tokens() * 50));
        QVERIFY2(std::abs(share - 0.2) < 4 * sd, qPrintable(QString::number(share)));
        check(firstDifference("kept values", dropped.max(), torch::tensor(1.25), 1e-6));
    }

private:
    static void twoModels()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("HSTU") << 8;
        QTest::newRow("SASRec") << 9;
    }
    static KernelShape manySequences(int number)
    {
        auto shape = randomShape(number);
        for (int i = 0; i < 30; ++i)
            shape.lengths.push_back(1 + i % static_cast<int>(shape.model.sessionMaxLen));
        return shape;
    }
    static void check(const QString &difference)
    {
        if (!difference.isEmpty())
            QTest::qFail(qPrintable(difference), __FILE__, __LINE__);
    }
};

QTEST_GUILESS_MAIN(TstFused)
#include "tst_fused.moc"
