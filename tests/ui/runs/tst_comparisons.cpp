#include "runrecords.h"

#include "core/config/fields.h"
#include "ui/common/theme.h"
#include "ui/runs/comparisons.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using namespace hstudio::test;

namespace
{

ComparedRun compared(const store::RunRecord &record)
{
    inference::Evaluation evaluation;
    evaluation.protocol.ks = {10};
    return {.record = record, .description = describeRun(record), .epochs = {}, .evaluation = evaluation};
}

QStringList labels(const Comparison &comparison)
{
    QStringList all;
    for (const Comparison::Row &row : comparison.rows)
        all << row.label;
    return all;
}

} // namespace

class TstComparisons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void severalRunsShowOnlySettingsThatDiffer()
    {
        const Comparison comparison =
            compareSettings({compared(finishedRun(1, "a", "hstu")), compared(finishedRun(2, "b", "hstu-no-rab"))});
        QCOMPARE(labels(comparison), (QStringList{"relative_time_attention", "relative_pos_attention"}));
        QCOMPARE(comparison.rows[0].cells, (std::vector<QString>{"true", "false"}));
        QCOMPARE(comparison.runs[1].name, QStringLiteral("b"));
    }

    void aSingleRunShowsAllSettings()
    {
        const Comparison comparison = compareSettings({compared(finishedRun(1, "a"))});
        QCOMPARE(comparison.rows.size(), config::fields().size());
    }

    void metricsComeInTheOrderPeopleLookForThem()
    {
        store::RunRecord run = finishedRun(1, "a");
        run.test = {{"coverage@10", 0.5}, {"ndcg@10", 0.1}, {"recall@10", 0.2}, {"recall@200", 0.7}, {"recall@50", 0.4}};
        QCOMPARE(labels(compareMetrics({compared(run)})), (QStringList{"Recall@10", "Recall@50", "Recall@200", "NDCG@10", "Coverage@10"}));
    }

    void aMetricThatARunDoesntHaveIsADash()
    {
        store::RunRecord without = finishedRun(2, "b");
        without.test = {{"recall@10", 0.3}};
        const Comparison comparison = compareMetrics({compared(finishedRun(1, "a")), compared(without)});
        QCOMPARE(comparison.rows[1].cells[1], QStringLiteral("–"));
    }

    void theProtocolStandsBesideTheNumbers()
    {
        const QString text = protocolText({compared(finishedRun(1, "a"))});
        for (const char *part : {"leave-one-out", "full ranking", "seen films filtered", "best weights"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    }

    void unlikeProtocolsAreNotComparedSilently_data()
    {
        QTest::addColumn<int>("difference");
        QTest::newRow("cut-offs") << 0;
        QTest::newRow("filter") << 1;
        QTest::newRow("weights") << 2;
        QTest::newRow("data set") << 3;
    }
    void unlikeProtocolsAreNotComparedSilently()
    {
        QFETCH(int, difference);
        ComparedRun other = compared(finishedRun(2, "b"));
        if (difference == 0)
            other.evaluation->protocol.ks = {20};
        else if (difference == 1)
            other.evaluation->protocol.filterSeen = false;
        else if (difference == 2)
            other.evaluation->protocol.weights = "last";
        else
            other.record.dataset = {2};
        QVERIFY(protocolText({compared(finishedRun(1, "a")), other}).contains(QLatin1String("not comparable")));
    }

    void seedNoiseIsNamedWhenRunsAreCompared()
    {
        QVERIFY(protocolText({compared(finishedRun(1, "a")), compared(finishedRun(2, "b"))}).contains(QStringLiteral("±0.005")));
    }

    void theModelHoldsAColumnForEachRun()
    {
        CompareModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSubject(QStringLiteral("Metric"));
        model.setComparison(compareMetrics({compared(finishedRun(1, "a")), compared(finishedRun(2, "b"))}));
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("b"));
        const QImage swatch = model.headerData(2, Qt::Horizontal, Qt::DecorationRole).value<QPixmap>().toImage();
        QCOMPARE(swatch.pixelColor(0, 0), m_theme->series(1));
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("0.2000"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstComparisons)
#include "tst_comparisons.moc"
