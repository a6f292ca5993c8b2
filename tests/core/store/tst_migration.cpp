#include "core/store/connection.h"
#include "core/store/migration.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"

#include <array>

using namespace hstudio;
using store::Migration;

namespace
{

constexpr Migration kFirst{1, "CREATE TABLE film (title TEXT); INSERT INTO film VALUES ('Stalker');"};
constexpr Migration kSecond{2, "ALTER TABLE film ADD COLUMN year INTEGER; UPDATE film SET year = 1979;"};
constexpr Migration kThird{3, "CREATE TABLE watched (film INTEGER);"};
constexpr Migration kBroken{2, "ALTER TABLE film ADD COLUMN year INTEGER; INSERT INTO nowhere VALUES (1);"};

constexpr std::array kOne = {kFirst};
constexpr std::array kTwo = {kFirst, kSecond};
constexpr std::array kThree = {kFirst, kSecond, kThird};
constexpr std::array kWithFault = {kFirst, kBroken};

} // namespace

class TstMigration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_folder->path().toStdString()) / "workspace.db";
        m_database = store::openForWriting(m_file);
    }
    void cleanup() { m_database.reset(); }

    void newDatabaseGetsAllStepsAndNoBackup()
    {
        VERIFY_OK(store::migrate(*m_database, m_file, kThree));
        QCOMPARE(version(), 3);
        QCOMPARE(year(), 1979);
        QVERIFY(!std::filesystem::exists(backup(1)));
    }

    void olderDatabaseIsCopiedBeforeEachStep()
    {
        VERIFY_OK(store::migrate(*m_database, m_file, kOne));
        m_database->exec("INSERT INTO film VALUES ('Solaris')");
        VERIFY_OK(store::migrate(*m_database, m_file, kThree));
        QCOMPARE(version(), 3);
        QCOMPARE(sql("SELECT count(*) FROM film WHERE year = 1979"), 2);

        SQLite::Database before(backup(1).string());
        QCOMPARE(store::sql::integer(before, "PRAGMA user_version"), 1);
        QCOMPARE(store::sql::integer(before, "SELECT count(*) FROM film"), 2);
        QCOMPARE(store::sql::integer(before, "SELECT count(*) FROM pragma_table_info('film')"), 1);
        SQLite::Database between(backup(2).string());
        QCOMPARE(store::sql::integer(between, "PRAGMA user_version"), 2);
        QVERIFY(!std::filesystem::exists(backup(2).string() + ".part"));
    }

    void currentDatabaseIsLeftAlone()
    {
        VERIFY_OK(store::migrate(*m_database, m_file, kTwo));
        VERIFY_OK(store::migrate(*m_database, m_file, kTwo));
        QVERIFY(!std::filesystem::exists(backup(1)));
        QVERIFY(!std::filesystem::exists(backup(2)));
    }

    void failedStepLeavesTheVersionBeforeIt()
    {
        VERIFY_OK(store::migrate(*m_database, m_file, kOne));
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, (void)store::migrate(*m_database, m_file, kWithFault));
        QCOMPARE(version(), 1);
        QCOMPARE(sql("SELECT count(*) FROM pragma_table_info('film')"), 1);
        VERIFY_OK(store::migrate(*m_database, m_file, kTwo));
        QCOMPARE(year(), 1979);
    }

    void newerDatabaseIsRefusedByNumber()
    {
        VERIFY_OK(store::migrate(*m_database, m_file, kThree));
        const auto refused = store::migrate(*m_database, m_file, kTwo);
        VERIFY_ERROR(refused, Unsupported);
        QVERIFY(QString::fromStdString(refused.error().text()).contains(QStringLiteral("version 3, this program knows up to 2")));
        QCOMPARE(version(), 3);
    }

    void databaseOfAnotherProgramIsRefusedAndUntouched()
    {
        m_database->exec("CREATE TABLE recipes (name TEXT)");
        VERIFY_ERROR(store::migrate(*m_database, m_file, kOne), BadData);
        QCOMPARE(version(), 0);
        QCOMPARE(sql("SELECT count(*) FROM sqlite_master"), 1);
    }

    void withoutABackupNothingIsMigrated()
    {
        VERIFY_OK(store::migrate(*m_database, m_file, kOne));
        std::filesystem::create_directories(backup(1) / "in the way");
        VERIFY_ERROR(store::migrate(*m_database, m_file, kTwo), Io);
        QCOMPARE(version(), 1);
    }

    void stepsOfTheSchemaAreNumberedFromOne()
    {
        int expected = 0;
        for (const auto &migration : store::schemaMigrations())
            QCOMPARE(migration.version, ++expected);
        QVERIFY(expected >= 1);
    }

private:
    [[nodiscard]] int sql(const char *query) const { return static_cast<int>(store::sql::integer(*m_database, query)); }
    [[nodiscard]] int version() const { return sql("PRAGMA user_version"); }
    [[nodiscard]] int year() const { return sql("SELECT year FROM film"); }
    [[nodiscard]] std::filesystem::path backup(int of) const { return m_file.string() + ".backup-v" + std::to_string(of); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;
    std::unique_ptr<SQLite::Database> m_database;
};

QTEST_GUILESS_MAIN(TstMigration)
#include "tst_migration.moc"
