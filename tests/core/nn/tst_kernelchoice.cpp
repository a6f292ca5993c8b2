#include "core/nn/kernelchoice.h"
#include "core/nn/parallel.h"

#include <QTest>

#include <atomic>
#include <stdexcept>

using namespace hstudio;

namespace
{

std::string best() { return nn::kernels::toString(nn::kernels::bestInstructionSet()); }

} // namespace

/// Which implementation computes what, and the threads that it runs on.
class TstKernelChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("HSTUDIO_KERNEL"); }

    void nameSaysWhatAStepRunsOn_data()
    {
        QTest::addColumn<QByteArray>("forced");
        QTest::addColumn<int>("loss");
        QTest::addColumn<bool>("doubles");
        QTest::addColumn<QString>("name");
        const auto set = QString::fromStdString(best());
        const int sampled = static_cast<int>(config::LossKind::SampledSoftmax);
        for (const auto loss : {config::LossKind::SampledSoftmax, config::LossKind::Bce, config::LossKind::GBce})
            QTest::addRow("loss %d is fused", static_cast<int>(loss)) << QByteArray() << static_cast<int>(loss) << false << "fused " + set;
        QTest::newRow("softmax is packed") << QByteArray() << static_cast<int>(config::LossKind::Softmax) << false << "packed " + set;
        QTest::newRow("float64 is the reference") << QByteArray() << sampled << true << "reference";
        QTest::newRow("packed forced") << QByteArray("packed") << sampled << false << "packed " + set;
        QTest::newRow("reference forced") << QByteArray("reference") << sampled << false << "reference";
        QTest::newRow("portable forced") << QByteArray("portable") << sampled << false << "fused portable";
        QTest::newRow("portable holds packed kernels, too") << QByteArray("portable") << 0 << false << "packed portable";
        QTest::newRow("fused forced") << QByteArray("fused") << sampled << false << "fused " + set;
    }
    void nameSaysWhatAStepRunsOn()
    {
        QFETCH(QByteArray, forced);
        QFETCH(int, loss);
        QFETCH(bool, doubles);
        QFETCH(QString, name);
        if (!forced.isEmpty())
            qputenv("HSTUDIO_KERNEL", forced);
        config::LossConfig settings;
        settings.loss = static_cast<config::LossKind>(loss);
        const auto parameters = torch::zeros({1}, doubles ? torch::kFloat64 : torch::kFloat32);
        QCOMPARE(QString::fromStdString(nn::kernelName({}, settings, parameters)), name);
    }

    void moreBlocksThanTheFusedPassHoldsArePacked()
    {
        config::ModelConfig model;
        model.nBlocks = nn::kernels::kFusedMaxBlocks + 1;
        QVERIFY(nn::trainingPath(model, {}, torch::zeros({1})) == nn::KernelPath::Packed);
        QVERIFY(nn::encodingPath(model, torch::zeros({1})) == nn::KernelPath::Packed);
    }

    void regionsDoEveryTaskOnce_data()
    {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 7})
            QTest::addRow("%d threads", threads) << threads;
    }
    void regionsDoEveryTaskOnce()
    {
        QFETCH(int, threads);
        torch::set_num_threads(threads);
        std::vector<std::atomic<int>> done(100);
        const auto before = nn::parallelRegions();
        nn::inParallel(100, [&](std::int64_t task) { ++done[static_cast<std::size_t>(task)]; });
        for (const auto &times : done)
            QCOMPARE(times.load(), 1);
        QCOMPARE(nn::parallelRegions() - before, std::int64_t{threads > 1 ? 1 : 0});
        nn::inParallel(0, [](std::int64_t) { QFAIL("there is nothing to do"); });
    }

    void exceptionsComeOutOfARegion()
    {
        torch::set_num_threads(3);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, nn::inParallel(10, [](std::int64_t task) {
                                     if (task == 4)
                                         throw std::runtime_error("task");
                                 }));
    }
};

QTEST_GUILESS_MAIN(TstKernelChoice)
#include "tst_kernelchoice.moc"
