#include "core/store/connection.h"
#include "core/store/dberror.h"
#include "tests/core/store/samples.h"

#include <sqlite3.h>

using namespace hstudio;
using base::ErrorCode;

class TstDbError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFailureSaysWhatToDo_data()
    {
        QTest::addColumn<int>("sqlite");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("advice");
        const auto row = [](const char *name, int sqlite, ErrorCode code, const char *advice) {
            QTest::newRow(name) << sqlite << static_cast<int>(code) << QString::fromUtf8(advice);
        };
        row("full", SQLITE_FULL, ErrorCode::Io, "Free some space");
        row("ioerr", SQLITE_IOERR, ErrorCode::Io, "Check the disk");
        row("readonly", SQLITE_READONLY, ErrorCode::Io, "Check the rights");
        row("cantopen", SQLITE_CANTOPEN, ErrorCode::Io, "Check that the folder exists");
        row("corrupt", SQLITE_CORRUPT, ErrorCode::BadData, "backup");
        row("notadb", SQLITE_NOTADB, ErrorCode::BadData, "backup");
        row("busy", SQLITE_BUSY, ErrorCode::Busy, "another program");
        row("locked", SQLITE_LOCKED, ErrorCode::Busy, "another program");
        row("nomem", SQLITE_NOMEM, ErrorCode::OutOfMemory, "memory");
        row("toobig", SQLITE_TOOBIG, ErrorCode::InvalidArgument, "too large");
        row("constraint", SQLITE_CONSTRAINT, ErrorCode::Internal, "report it");
    }
    void eachFailureSaysWhatToDo()
    {
        QFETCH(int, sqlite);
        QFETCH(int, code);
        QFETCH(QString, advice);
        const auto error = store::toError(SQLite::Exception("raw text", sqlite), "/w/workspace.db");
        QCOMPARE(static_cast<int>(error.code), code);
        const auto text = QString::fromStdString(error.text());
        QVERIFY2(text.contains(QStringLiteral("/w/workspace.db")), qPrintable(text));
        QVERIFY2(text.contains(advice), qPrintable(text));
        QVERIFY(!text.contains(u'%'));
        QVERIFY(QString::fromStdString(error.detail).contains(QStringLiteral("raw text")));
    }

    void extendedCodesCountAsTheirKind()
    {
        QCOMPARE(static_cast<int>(store::toError(SQLite::Exception("x", SQLITE_IOERR_FSYNC), "f").code), static_cast<int>(ErrorCode::Io));
        QCOMPARE(static_cast<int>(store::toError(SQLite::Exception("x", SQLITE_BUSY_SNAPSHOT), "f").code),
                 static_cast<int>(ErrorCode::Busy));
    }

    void realFullDatabaseIsRecognised()
    {
        const QTemporaryDir folder;
        const auto database = store::openForWriting(folder.filePath(QStringLiteral("a.db")).toStdString());
        database->exec("CREATE TABLE t (x BLOB); PRAGMA max_page_count = 4");
        try {
            database->exec("INSERT INTO t VALUES (zeroblob(1000000))");
            QFAIL("was stored");
        } catch (const SQLite::Exception &failure) {
            QVERIFY(QString::fromStdString(store::toError(failure, "a.db").text()).contains(QStringLiteral("disk is full")));
        }
    }
};

QTEST_GUILESS_MAIN(TstDbError)
#include "tst_dberror.moc"
