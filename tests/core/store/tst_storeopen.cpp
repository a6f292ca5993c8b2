#include "core/base/paths.h"
#include "core/store/migration.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"
#include "tests/support/limits.h"

#include <QFile>

#include <array>
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace hstudio;
using store::RunState;
using store::Store;
using tests::AsOrdinaryUser;

namespace
{

void overwrite(const std::filesystem::path &file, std::streamoff from, std::size_t bytes)
{
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(from);
    out << std::string(bytes, '\x5a');
}

} // namespace

class TstStoreOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newWorkspaceHasItsFoldersAndDatabase()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath(QStringLiteral("a/new/workspace")).toStdString();
        const auto opened = Store::open(path);
        VERIFY_OK(opened);
        QVERIFY(std::filesystem::is_regular_file(path / "workspace.db"));
        QVERIFY(std::filesystem::is_directory(path / "datasets"));
        QVERIFY(std::filesystem::is_directory(path / "runs"));
        QVERIFY((*opened)->workspace() == path);
        QVERIFY((*opened)->datasetFolder(samples::dataset()) == path / "datasets" / "ab12");
        QVERIFY((*opened)->runFolder({7}) == path / "runs" / "7");
        VERIFY_OK((*opened)->checkIntegrity());
    }

    void writesAreDurableByWalAndFullSync()
    {
        const samples::Workspace workspace;
        SQLite::Database reader(workspace.database().string());
        QCOMPARE(QString::fromStdString(reader.execAndGet("PRAGMA journal_mode").getString()), QStringLiteral("wal"));
    }

    void settingsAreKept()
    {
        samples::Workspace workspace;
        QVERIFY(!workspace.store->setting("theme")->has_value());
        VERIFY_OK(workspace.store->setSetting("theme", "dark"));
        VERIFY_OK(workspace.store->setSetting("theme", "light"));
        workspace.reopen();
        QCOMPARE(**workspace.store->setting("theme"), std::string("light"));
    }

    void twoStoresOnOneWorkspaceSeeEachOthersWrites()
    {
        const samples::Workspace workspace;
        const auto second = Store::open(workspace.path());
        VERIFY_OK(second);
        const auto run = workspace.addRun();
        QCOMPARE((*second)->run(run.id)->name, run.name);
        VERIFY_OK((*second)->changeRun(run.id, {.name = "other", .notes = {}, .tags = {}, .group = {}, .trashedAt = {}}));
        QCOMPARE(workspace.store->run(run.id)->name, std::string("other"));
    }

    void everyEarlierVersionHasAStoredDatabase()
    {
        for (const auto &migration : store::schemaMigrations())
            QVERIFY2(QFile::exists(QStringLiteral(HSTUDIO_TEST_DATA "/store/workspace-v%1.sql").arg(migration.version)),
                     std::to_string(migration.version).c_str());
    }

    void databaseOfAnEarlierVersionOpens_data()
    {
        QTest::addColumn<int>("version");
        for (const auto &migration : store::schemaMigrations())
            QTest::addRow("version %d", migration.version) << migration.version;
    }
    void databaseOfAnEarlierVersionOpens()
    {
        QFETCH(int, version);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const auto dump = base::readFile(HSTUDIO_TEST_DATA "/store/workspace-v" + std::to_string(version) + ".sql");
        VERIFY_OK(dump);
        SQLite::Database(((path / "workspace.db").string()), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(*dump);

        const auto opened = Store::open(path);
        VERIFY_OK(opened);
        auto &store = **opened;
        QCOMPARE(store.findDataset("MovieLens-100K")->interactions, std::int64_t{100000});
        const auto run = store.findRun("hstu seed 1");
        VERIFY_OK(run);
        QCOMPARE(run->validation.at("recall@10"), 0.21);
        QCOMPARE(run->test.at("recall@10"), 0.19);
        QCOMPARE(store.epochs(run->id)->size(), std::size_t{2});
        QCOMPARE(store.evaluation(run->id)->users.size(), std::size_t{2});
        const auto lists = store.recommendationRequests(run->id);
        QCOMPARE(lists->size(), std::size_t{1});
        QCOMPARE(store.recommendations(lists->front().id, 0)->size(), std::size_t{2});
        QCOMPARE(store.whatIfs(run->dataset)->size(), version < 3 ? std::size_t{0} : std::size_t{1});
        QVERIFY(store.findRun("hstu seed 2")->state == RunState::Interrupted);
        VERIFY_OK(store.checkIntegrity());
        VERIFY_OK(store.announce("hstudio", true));

        // Before each step there was a copy, and it is still what it was.
        const int newest = store::schemaMigrations().back().version;
        for (int before = version; before < newest; ++before) {
            SQLite::Database copy((path / ("workspace.db.backup-v" + std::to_string(before))).string());
            QCOMPARE(store::sql::integer(copy, "PRAGMA user_version"), std::int64_t{before});
            QCOMPARE(store::sql::integer(copy, "SELECT count(*) FROM epochs WHERE run_id = 1"), std::int64_t{2});
        }
        QVERIFY(!std::filesystem::exists(path / ("workspace.db.backup-v" + std::to_string(newest))));
    }

    void newerDatabaseIsUnsupported()
    {
        samples::Workspace workspace;
        workspace.store.reset();
        SQLite::Database(workspace.database().string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
        const auto opened = Store::open(workspace.path());
        VERIFY_ERROR(opened, Unsupported);
        QVERIFY(QString::fromStdString(opened.error().text()).contains(QStringLiteral("newer HSTUdio")));
    }

    void fileThatIsNoDatabaseIsBadDataAndStays()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        const std::string garbage(5000, 'x');
        VERIFY_OK(base::writeFileAtomically(path / "workspace.db", garbage));
        const auto opened = Store::open(path);
        VERIFY_ERROR(opened, BadData);
        QVERIFY(QString::fromStdString(opened.error().text()).contains(QStringLiteral("move it away")));
        QCOMPARE(*base::readFile(path / "workspace.db"), garbage);
    }

    void truncatedDatabaseIsBadData()
    {
        samples::Workspace workspace;
        (void)workspace.addRun();
        workspace.store.reset();
        std::filesystem::resize_file(workspace.database(), 4096 + 100);
        VERIFY_ERROR(Store::open(workspace.path()), BadData);
    }

    void damagedPageIsFoundByTheIntegrityCheck()
    {
        samples::Workspace workspace;
        (void)workspace.addRun();
        workspace.store.reset();
        constexpr std::streamoff kPage = 4096;
        overwrite(workspace.database(), 3 * kPage, kPage); // beyond the schema: opening may succeed, reading all of it can't
        const auto opened = Store::open(workspace.path());
        if (opened)
            VERIFY_ERROR((*opened)->checkIntegrity(), BadData);
        else
            VERIFY_ERROR(opened, BadData);
    }

    void readOnlyFolderIsIoAndNamesIt()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        std::filesystem::permissions(path, std::filesystem::perms(0555));
        {
            const AsOrdinaryUser user;
            const auto opened = Store::open(path);
            VERIFY_ERROR(opened, Io);
            QVERIFY(QString::fromStdString(opened.error().text()).contains(folder.path()));
        }
        QVERIFY(std::filesystem::is_empty(path));
        std::filesystem::permissions(path, std::filesystem::perms(0755));
    }

    void readOnlyDatabaseIsIo()
    {
        samples::Workspace workspace;
        workspace.store.reset();
        for (const auto &each : {workspace.path(), workspace.path() / "datasets", workspace.path() / "runs"})
            std::filesystem::permissions(each, std::filesystem::perms(0777));
        std::filesystem::permissions(workspace.database(), std::filesystem::perms(0444));
        const AsOrdinaryUser user;
        VERIFY_ERROR(Store::open(workspace.path()), Io);
    }

    void workspaceBelowAFileIsIo()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        VERIFY_OK(base::writeFileAtomically(path / "file", "x"));
        VERIFY_ERROR(Store::open(path / "file" / "workspace"), Io);
    }

    void vanishedWorkspaceIsToldWithTheNextWrite()
    {
        const samples::Workspace workspace;
        const auto run = workspace.addRun();
        const auto elsewhere = workspace.path().string() + "-moved";
        std::filesystem::rename(workspace.path(), elsewhere);
        VERIFY_ERROR(workspace.store->addEpoch(run.id, samples::epoch(1, 0.1)), Io);
        std::filesystem::rename(elsewhere, workspace.path());
        VERIFY_OK(workspace.store->addEpoch(run.id, samples::epoch(1, 0.1)));
    }

    void failedWriteLosesNothingAndTheNextOneWorks()
    {
        const samples::Workspace workspace;
        const auto run = workspace.addRun();
        const tests::FullDisk disk;
        disk.set(64 * 1024); // the write-ahead log can't grow beyond this
        const auto large = workspace.store->setSetting("large", std::string(1'000'000, 'x'));
        disk.clear();
        VERIFY_ERROR(large, Io);
        QVERIFY(!workspace.store->setting("large")->has_value());
        QCOMPARE(workspace.store->run(run.id)->name, run.name);
        VERIFY_OK(workspace.store->addEpoch(run.id, samples::epoch(1, 0.1)));
        VERIFY_OK(workspace.store->checkIntegrity());
    }

    void runOfAKilledProcessIsInterruptedAtTheNextStart()
    {
        samples::Workspace workspace;
        const auto run = workspace.addRun();
        workspace.store.reset();
        std::array<int, 2> pipe = {};
        QCOMPARE(::pipe(pipe.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto opened = Store::open(workspace.path());
            const bool working = opened && (*opened)->claimNextQueued() && (*opened)->addEpoch(run.id, samples::epoch(1, 0.3));
            if (::write(pipe[1], working ? "y" : "n", 1) == 1)
                ::pause();
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(pipe[0], &answer, 1), ssize_t{1});
        QCOMPARE(answer, 'y');
        workspace.reopen();
        QVERIFY(workspace.store->run(run.id)->state == RunState::Running); // its owner lives
        VERIFY_ERROR(workspace.store->claimRun(run.id), Busy);

        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        workspace.reopen();
        const auto found = workspace.store->run(run.id);
        QVERIFY(found->state == RunState::Interrupted);
        QCOMPARE(found->ownerPid, std::int64_t{0});
        QCOMPARE(found->epochs, std::int64_t{1});
        VERIFY_OK(workspace.store->checkIntegrity());
    }
};

QTEST_GUILESS_MAIN(TstStoreOpen)
#include "tst_storeopen.moc"
