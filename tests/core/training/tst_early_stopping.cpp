#include "core/training/earlystopping.h"

#include <QTest>

#include <optional>
#include <utility>
#include <vector>

using namespace hstudio;
using training::EarlyStopping;
using training::EndReason;

namespace
{
constexpr double kNone = -1e9; // an epoch without value

struct Case
{
    const char *name;
    config::StoppingConfig settings;
    std::vector<double> values;
    int bestEpoch; ///< last epoch marked best
    int endEpoch;  ///< 1-based; 0 = never within the values
    EndReason reason = EndReason::MaxEpochs;
};

config::StoppingConfig settings(std::int64_t patience, double minDelta = 0, std::int64_t minEpochs = 0, std::int64_t maxEpochs = 100)
{
    config::StoppingConfig config;
    config.patience = patience;
    config.minDelta = minDelta;
    config.minEpochs = minEpochs;
    config.maxEpochs = maxEpochs;
    return config;
}

config::StoppingConfig lossSettings(std::int64_t patience)
{
    auto config = settings(patience);
    config.monitor = "val_loss";
    return config;
}

config::StoppingConfig withThreshold(config::StoppingConfig config, double threshold)
{
    config.divergenceThreshold = threshold;
    return config;
}

config::StoppingConfig switchedOff(config::StoppingConfig config)
{
    config.earlyStopping = false;
    return config;
}

const std::vector<Case> &cases()
{
    static const std::vector<Case> all = {
        {"rises", settings(2), {0.1, 0.2, 0.3}, 3, 0},
        {"first of equals is best", settings(5), {0.2, 0.3, 0.3, 0.3}, 2, 0},
        {"patience runs out", settings(2), {0.3, 0.2, 0.3}, 1, 3, EndReason::EarlyStop},
        {"an improvement resets patience", settings(2), {0.1, 0.05, 0.2, 0.1, 0.1}, 3, 5, EndReason::EarlyStop},
        {"small gain: best but no improvement", settings(2, 0.1), {0.5, 0.55, 0.58}, 3, 3, EndReason::EarlyStop},
        {"min epochs hold patience back", settings(1, 0, 4), {0.5, 0.4, 0.4, 0.4}, 1, 4, EndReason::EarlyStop},
        {"max epochs", settings(9, 0, 0, 2), {0.1, 0.2}, 2, 2, EndReason::MaxEpochs},
        {"max epochs come before patience", settings(1, 0, 0, 2), {0.2, 0.1}, 1, 2, EndReason::MaxEpochs},
        {"switched off", switchedOff(withThreshold(settings(1), 0.9)), {0.2, 0.1, 0.1, 0.1}, 1, 0},
        {"loss: lower is better", lossSettings(2), {3.0, 2.0, 2.5, 2.0}, 2, 4, EndReason::EarlyStop},
        {"below the threshold", withThreshold(settings(9), 0.05), {0.05, 0.04}, 1, 2, EndReason::Diverged},
        {"loss above the threshold", withThreshold(lossSettings(9), 8.0), {7.0, 9.0}, 1, 2, EndReason::Diverged},
        {"threshold waits for min epochs", withThreshold(settings(9, 0, 2), 0.05), {0.01, 0.06}, 2, 0},
        {"nothing measured", settings(1), {kNone, kNone, kNone}, 3, 0},
    };
    return all;
}
} // namespace

class TstEarlyStopping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesACurve_data();
    void judgesACurve();
    void countsEpochsSinceTheLastRealImprovement();
    void readsTheMonitoredValue();
};

void TstEarlyStopping::judgesACurve_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto &oneCase : cases())
        QTest::newRow(oneCase.name) << index++;
}

void TstEarlyStopping::judgesACurve()
{
    QFETCH(int, index);
    const auto &expected = cases().at(static_cast<std::size_t>(index));
    EarlyStopping stopping(expected.settings);
    int epoch = 0;
    int best = 0;
    int end = 0;
    for (const auto value : expected.values) {
        ++epoch;
        const auto verdict = stopping.update(value == kNone ? std::nullopt : std::optional(value));
        best = verdict.best ? epoch : best;
        if (verdict.end && end == 0) {
            end = epoch;
            QCOMPARE(static_cast<int>(*verdict.end), static_cast<int>(expected.reason));
        }
    }
    QCOMPARE(best, expected.bestEpoch);
    QCOMPARE(end, expected.endEpoch);
}

void TstEarlyStopping::countsEpochsSinceTheLastRealImprovement()
{
    EarlyStopping stopping(settings(10, 0.05));
    const std::vector<std::pair<double, std::int64_t>> curve = {{0.10, 0}, {0.12, 1}, {0.14, 2}, {0.16, 0}, {0.20, 1}, {0.22, 0}};
    for (const auto &[value, waiting] : curve)
        QCOMPARE(stopping.update(value).epochsWithoutImprovement, waiting);
}

void TstEarlyStopping::readsTheMonitoredValue()
{
    training::EpochRecord record;
    record.valLoss = 2.5;
    QVERIFY(!training::monitoredValue(record, "val_loss"));
    record.metrics = {{"recall@10", 0.25}};
    QCOMPARE(training::monitoredValue(record, "val_loss").value(), 2.5);
    QCOMPARE(training::monitoredValue(record, "recall@10").value(), 0.25);
    QVERIFY(!training::monitoredValue(record, "recall@20"));
}

QTEST_GUILESS_MAIN(TstEarlyStopping)
#include "tst_early_stopping.moc"
