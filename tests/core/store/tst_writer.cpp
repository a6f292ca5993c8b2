#include "core/store/connection.h"
#include "core/store/sql.h"
#include "core/store/writer.h"
#include "tests/core/store/samples.h"

#include <stdexcept>
#include <thread>

using namespace hstudio;

class TstWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_folder->path().toStdString()) / "workspace.db";
        auto database = store::openForWriting(m_file);
        database->exec("CREATE TABLE numbers (value INTEGER)");
        m_writer = std::make_unique<store::Writer>(std::move(database), m_file);
    }
    void cleanup() { m_writer.reset(); }

    void committedWhenItReturns()
    {
        VERIFY_OK(m_writer->run(insert));
        QCOMPARE(count(), 1);
    }

    void errorRollsBack()
    {
        const auto refused = m_writer->run([](SQLite::Database &database) -> base::Result<void> {
            (void)insert(database);
            return base::Error{base::ErrorCode::Cancelled, "no", {}};
        });
        VERIFY_ERROR(refused, Cancelled);
        QCOMPARE(count(), 0);
    }

    void exceptionRollsBackAndTheWriterLivesOn()
    {
        const auto fault = [](SQLite::Database &database) -> base::Result<void> {
            (void)insert(database);
            throw std::runtime_error("fault");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)m_writer->run(fault));
        QCOMPARE(count(), 0);
        VERIFY_OK(m_writer->run(insert));
        QCOMPARE(count(), 1);
    }

    void jobsOfManyThreadsAreAllDone()
    {
        constexpr int kThreads = 8;
        constexpr int kEach = 20;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < kThreads; ++i)
                threads.emplace_back([this] {
                    for (int job = 0; job < kEach; ++job)
                        (void)m_writer->run(insert);
                });
        }
        m_writer.reset();
        QCOMPARE(count(), kThreads * kEach);
    }

    void jobsRunOnOneThreadOfTheWriter()
    {
        std::thread::id first;
        std::thread::id second;
        const auto remember = [](std::thread::id &id) {
            return [&id](SQLite::Database &) -> base::Result<void> {
                id = std::this_thread::get_id();
                return {};
            };
        };
        VERIFY_OK(m_writer->run(remember(first)));
        VERIFY_OK(m_writer->run(remember(second)));
        QVERIFY(first == second);
        QVERIFY(first != std::this_thread::get_id());
    }

    void noticesThatTheFileWasReplaced()
    {
        QVERIFY(m_writer->fileInPlace());
        std::filesystem::rename(m_file, m_file.string() + ".moved");
        QVERIFY(!m_writer->fileInPlace());
        std::filesystem::rename(m_file.string() + ".moved", m_file);
        QVERIFY(m_writer->fileInPlace());
    }

private:
    static base::Result<void> insert(SQLite::Database &database)
    {
        store::sql::execute(database, "INSERT INTO numbers VALUES (1)");
        return {};
    }
    [[nodiscard]] int count() const
    {
        SQLite::Database reader(m_file.string());
        return static_cast<int>(store::sql::integer(reader, "SELECT count(*) FROM numbers"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;
    std::unique_ptr<store::Writer> m_writer;
};

QTEST_GUILESS_MAIN(TstWriter)
#include "tst_writer.moc"
