#include "core/training/stepbench.h"
#include "tests/core/training/fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hstudio;
using namespace hstudio::tests;

class TstStepBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresEveryPart();
    void lossIsThatOfRealTraining();
    void weightsAreLeftWhereAsked();
    void namesTheKernelThatIsForced();
    void operationsCountTheProducts();
    void refuses_data();
    void refuses();
};

void TstStepBench::measuresEveryPart()
{
    const auto bench = training::benchSteps(smallConfig(), tinyData().training, 3);
    QVERIFY2(bench, bench ? "" : bench.error().text().c_str());
    QCOMPARE(bench->steps, std::int64_t{3});
    QCOMPARE(bench->threads, std::int64_t{1});
    for (const double seconds : {bench->forwardSeconds, bench->optimizerSeconds, bench->batchSeconds, bench->wallSeconds})
        QVERIFY(seconds > 0);
    QVERIFY(bench->backwardSeconds >= 0);
    QVERIFY(bench->stepSeconds >= bench->forwardSeconds);
    QVERIFY(bench->tokensPerStep >= static_cast<double>(smallConfig().optimizer.batchSize));
}

void TstStepBench::lossIsThatOfRealTraining()
{
    auto config = smallConfig();
    config.optimizer.lr = 0.01;
    const auto few = training::benchSteps(config, tinyData().training, 1);
    const auto many = training::benchSteps(config, tinyData().training, 40);
    QVERIFY(few && many);
    QVERIFY(std::isfinite(few->lastLoss));
    QVERIFY2(many->lastLoss < few->lastLoss, qPrintable(QString::number(many->lastLoss)));
}

void TstStepBench::weightsAreLeftWhereAsked()
{
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "weights.safetensors";
    QVERIFY(training::benchSteps(smallConfig(), tinyData().training, 1, file));
    QVERIFY(std::filesystem::file_size(file) > 0);
}

void TstStepBench::namesTheKernelThatIsForced()
{
    qputenv("HSTUDIO_KERNEL", "portable");
    const auto portable = training::benchSteps(smallConfig(), tinyData().training, 1);
    qputenv("HSTUDIO_KERNEL", "reference");
    const auto reference = training::benchSteps(smallConfig(), tinyData().training, 1);
    qunsetenv("HSTUDIO_KERNEL");
    QVERIFY(portable && reference);
    QCOMPARE(portable->kernel, std::string("fused portable"));
    QCOMPARE(reference->kernel, std::string("reference"));
}

void TstStepBench::operationsCountTheProducts()
{
    // 10 tokens, 1 block of 4 factors, 1 + 3 candidates, 7 items, 55 causal pairs.
    config::ModelConfig model;
    model.nFactors = 4;
    model.nBlocks = 1;
    config::LossConfig loss;
    loss.nNegatives = 3;
    const double linear = 10 * 5 * 16 * 3;
    const double attention = 55 * 4 * 6;
    const double candidates = 10 * 4 * 4 * 3;
    const double table = 20 * 7 * 4;
    QCOMPARE(training::operationsOf(model, loss, 7, 10, 55), 2 * (linear + attention + candidates) + table);
    loss.loss = config::LossKind::Softmax;
    QCOMPARE(training::operationsOf(model, loss, 7, 10, 55), 2 * (linear + attention + 10 * 7 * 4 * 3) + table);
    model.model = config::ModelKind::Sasrec;
    QCOMPARE(training::operationsOf(model, loss, 7, 10, 55), 2 * (linear * 6 / 5 + attention + 10 * 7 * 4 * 3) + table);
}

void TstStepBench::refuses_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<bool>("data");
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<int>("code");
    QTest::newRow("no steps") << 0 << true << false << static_cast<int>(base::ErrorCode::InvalidArgument);
    QTest::newRow("nobody to train on") << 1 << false << false << static_cast<int>(base::ErrorCode::BadData);
    QTest::newRow("stopped") << 1 << true << true << static_cast<int>(base::ErrorCode::Cancelled);
}

void TstStepBench::refuses()
{
    QFETCH(int, steps);
    QFETCH(bool, data);
    QFETCH(bool, stopped);
    QFETCH(int, code);
    std::stop_source source;
    if (stopped)
        source.request_stop();
    const auto bench =
        training::benchSteps(smallConfig(), data ? tinyData().training : data::TrainingData(), steps, {}, source.get_token());
    QVERIFY(!bench);
    QCOMPARE(static_cast<int>(bench.error().code), code);
}

QTEST_GUILESS_MAIN(TstStepBench)
#include "tst_stepbench.moc"
