#include "tests/support/workbenchfixture.h"

#include "ui/training/curvestore.h"
#include "ui/training/runsettings.h"

using namespace hstudio;
using tests::WorkbenchFixture;

namespace
{
std::vector<std::int64_t> numbers(const std::vector<training::EpochRecord> &epochs)
{
    std::vector<std::int64_t> out;
    for (const auto &record : epochs)
        out.push_back(record.epoch);
    return out;
}
} // namespace

class TstCurveStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WorkbenchFixture>();
        m_run = m_fixture->addRun(m_fixture->addTiny(), "one", store::RunState::Running);
        for (int i = 1; i <= 3; ++i)
            m_fixture->addEpoch(m_run, WorkbenchFixture::epoch(i, 0.1 * i));
    }
    void cleanup() { m_fixture.reset(); }

    void readsTheDatabaseOnce()
    {
        ui::CurveStore curves(m_fixture->workbench());
        QSignalSpy changed(&curves, &ui::CurveStore::changed);
        QVERIFY(curves.epochs(m_run).empty());
        QVERIFY(changed.wait());
        QCOMPARE(numbers(curves.epochs(m_run)), (std::vector<std::int64_t>{1, 2, 3}));
        QCOMPARE(changed.size(), 1);
    }

    void epochsThatArriveWhileReadingAreKept()
    {
        ui::CurveStore curves(m_fixture->workbench());
        QSignalSpy changed(&curves, &ui::CurveStore::changed);
        curves.epochs(m_run);
        Q_EMIT m_fixture->workbench().epochFinished(m_run, WorkbenchFixture::epoch(3, 0.3)); // already in the database
        Q_EMIT m_fixture->workbench().epochFinished(m_run, WorkbenchFixture::epoch(4, 0.4));
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(numbers(curves.epochs(m_run)), (std::vector<std::int64_t>{1, 2, 3, 4}));
    }

    void runsThatNobodyLooksAtAreNotKept()
    {
        ui::CurveStore curves(m_fixture->workbench());
        QSignalSpy changed(&curves, &ui::CurveStore::changed);
        Q_EMIT m_fixture->workbench().epochFinished(m_run, WorkbenchFixture::epoch(9, 0.4));
        QVERIFY(changed.isEmpty());
    }

    void aRepeatedEpochReplacesItAndWhatCameAfter()
    {
        ui::CurveStore curves(m_fixture->workbench());
        QSignalSpy changed(&curves, &ui::CurveStore::changed);
        curves.epochs(m_run);
        QVERIFY(changed.wait());
        Q_EMIT m_fixture->workbench().epochFinished(m_run, WorkbenchFixture::epoch(2, 0.7));
        QCOMPARE(numbers(curves.epochs(m_run)), (std::vector<std::int64_t>{1, 2}));
        QCOMPARE(curves.epochs(m_run).back().metrics.at("recall@10"), 0.7);
    }

    void marksAreReadAgainWhenTheRunReports()
    {
        using experiment::RunMark;
        const auto folder = m_fixture->store().runFolder(m_run);
        std::filesystem::create_directories(folder);
        QVERIFY(experiment::addMark(folder, {RunMark::Kind::Paused, 100, 1.5, 12}).ok());
        ui::CurveStore curves(m_fixture->workbench());
        curves.epochs(m_run);
        QTRY_COMPARE(curves.marks(m_run).size(), std::size_t{1});
        QVERIFY(experiment::addMark(folder, {RunMark::Kind::Resumed, 200, 2, 16}).ok());
        Q_EMIT m_fixture->workbench().runLogged(m_run, QStringLiteral("resumed"));
        QTRY_COMPARE(curves.marks(m_run).size(), std::size_t{2});
        QVERIFY(curves.marks(m_run).back().kind == RunMark::Kind::Resumed);
    }

    void settingsComeFromTheRunsJson()
    {
        ui::RunSettings settings;
        store::RunRecord run;
        run.id = base::RunId{1};
        run.configJson = R"({"max_epochs": 7})";
        QCOMPARE(settings.of(run).stopping.maxEpochs, 7);
        run.configJson = R"({"max_epochs": 9})"; // it was given more epochs
        QCOMPARE(settings.of(run).stopping.maxEpochs, 9);
        run.id = base::RunId{2};
        run.configJson = "broken";
        QCOMPARE(settings.of(run).stopping.maxEpochs, config::ExperimentConfig{}.stopping.maxEpochs);
    }

private:
    std::unique_ptr<WorkbenchFixture> m_fixture;
    base::RunId m_run;
};

QTEST_MAIN(TstCurveStore)
#include "tst_curvestore.moc"
