#include "core/data/demo.h"
#include "tests/support/workbenchfixture.h"

#include <QElapsedTimer>

#include <filesystem>

using namespace hstudio;
using namespace hstudio::ui;

class TstWorkbench final : public QObject
{
    Q_OBJECT

    static base::Error errorOf(const QSignalSpy &spy) { return spy.constLast().constFirst().value<base::Error>(); }

private Q_SLOTS:
    void demoDataIsImportedAndListed()
    {
        const tests::WorkbenchFixture fixture;
        auto &workbench = fixture.workbench();
        QSignalSpy started(&workbench, &Workbench::importStarted);
        QSignalSpy listed(&workbench, &Workbench::datasetsChanged);
        QSignalSpy finished(&workbench, &Workbench::importFinished);
        workbench.importDemo();
        QCOMPARE(started.size(), 1);
        QVERIFY(workbench.importing());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QVERIFY(!workbench.importing());
        QVERIFY(!listed.isEmpty());
        QCOMPARE(workbench.datasets().size(), std::size_t{1});
        const auto &record = workbench.datasets().front();
        QCOMPARE(finished.constFirst().constFirst().value<base::DatasetId>(), record.id);
        QCOMPARE(record.name, std::string("Demo data"));
        QCOMPARE(record.users, std::int64_t{data::DemoOptions{}.users});
        QCOMPARE(record.source, std::string(data::kDemoSource));
        QVERIFY(std::filesystem::exists(fixture.store().datasetFolder(record)));
    }

    void importTakesTheFoldersName()
    {
        const tests::WorkbenchFixture fixture;
        QSignalSpy finished(&fixture.workbench(), &Workbench::importFinished);
        fixture.workbench().importPath(QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny/ratings.dat"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        const auto &record = fixture.workbench().datasets().front();
        QCOMPARE(record.name, std::string("tiny"));
        QCOMPARE(record.interactions, std::int64_t{901});
    }

    void missingPathFailsAndLeavesNothing()
    {
        const tests::WorkbenchFixture fixture;
        QSignalSpy failed(&fixture.workbench(), &Workbench::importFailed);
        fixture.workbench().importPath(QStringLiteral("/no/such/folder"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(errorOf(failed).code == base::ErrorCode::NotFound);
        QVERIFY(!fixture.workbench().importing());
        QVERIFY(std::filesystem::is_empty(fixture.store().datasetsFolder()));
    }

    void cancelledImportLeavesNothing()
    {
        const tests::WorkbenchFixture fixture;
        QSignalSpy failed(&fixture.workbench(), &Workbench::importFailed);
        fixture.workbench().importDemo();
        fixture.workbench().cancelImport();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 30'000);
        QVERIFY(errorOf(failed).code == base::ErrorCode::Cancelled);
        QVERIFY(std::filesystem::is_empty(fixture.store().datasetsFolder()));
    }

    void secondImportIsRefusedWhileOneRuns()
    {
        const tests::WorkbenchFixture fixture;
        QSignalSpy failed(&fixture.workbench(), &Workbench::importFailed);
        QSignalSpy finished(&fixture.workbench(), &Workbench::importFinished);
        fixture.workbench().importDemo();
        fixture.workbench().importDemo();
        QCOMPARE(failed.size(), 1);
        QVERIFY(errorOf(failed).code == base::ErrorCode::Busy);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
    }

    void progressIsTold()
    {
        const tests::WorkbenchFixture fixture;
        QSignalSpy progressed(&fixture.workbench(), &Workbench::importProgressed);
        QSignalSpy finished(&fixture.workbench(), &Workbench::importFinished);
        fixture.workbench().importPath(QStringLiteral(HSTUDIO_TEST_DATA "/golden/tiny"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        for (const auto &call : progressed) {
            QVERIFY(call.at(0).toDouble() >= 0);
            QVERIFY(call.at(0).toDouble() <= 1);
        }
    }

    void commandsHappenInOrderAndAreListed()
    {
        tests::WorkbenchFixture fixture;
        const auto dataset = fixture.addTiny();
        const auto run = fixture.addRun(dataset, "before", store::RunState::Finished, "max_epochs");
        fixture.reload();
        fixture.workbench().renameRun(run, QStringLiteral("between"));
        fixture.workbench().renameRun(run, QStringLiteral("after"));
        fixture.workbench().setRunNotes(run, QStringLiteral("a note"));
        QTRY_COMPARE(fixture.workbench().run(run)->notes, std::string("a note"));
        QCOMPARE(fixture.workbench().run(run)->name, std::string("after"));
        fixture.workbench().deleteRuns({run});
        QTRY_VERIFY(fixture.workbench().run(run) == nullptr);
    }

    void failingCommandSaysWhy()
    {
        tests::WorkbenchFixture fixture;
        const auto dataset = fixture.addTiny();
        fixture.addRun(dataset, "uses it", store::RunState::Finished, "max_epochs");
        fixture.reload();
        QSignalSpy failed(&fixture.workbench(), &Workbench::failed);
        fixture.workbench().removeDataset(dataset);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(errorOf(failed).code == base::ErrorCode::Busy);
        QVERIFY(fixture.workbench().dataset(dataset) != nullptr);
    }

    void answersToAGoneAskerAreDropped()
    {
        const tests::WorkbenchFixture fixture;
        auto asker = std::make_unique<QObject>();
        bool answered = false;
        fixture.workbench().async(
            asker.get(), [] { return 1; }, [&answered](int) { answered = true; });
        asker.reset();
        bool later = false;
        fixture.workbench().async(
            &fixture.workbench(), [] { return 2; }, [&later](int) { later = true; });
        QTRY_VERIFY(later);
        QVERIFY(!answered);
    }

    void closingDuringAnImportIsQuick()
    {
        auto fixture = std::make_unique<tests::WorkbenchFixture>();
        fixture->workbench().importDemo();
        QElapsedTimer timer;
        timer.start();
        fixture.reset();
        QVERIFY(timer.elapsed() < 5'000);
    }
};

QTEST_MAIN(TstWorkbench)
#include "tst_workbench.moc"
