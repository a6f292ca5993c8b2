#include "core/experiment/querycontext.h"
#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;

/// When each user asks, from a file.
class TstQueryContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTimes_data();
    void readsTimes();
    void refuses_data();
    void refuses();
    void timesInTheOrderOfTheUsers();
    void everyUserNeedsARow();
    void missingFile();
    void queriesKeepTheirLinesAndBadOnesAreCollected();

private:
    base::Result<experiment::QueryContext> read(const QByteArray &content)
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "context.csv";
        return experiment::readQueryContext(tests::writeTextFile(file, content.toStdString()));
    }

    QTemporaryDir m_folder;
};

void TstQueryContext::readsTimes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("timeOf5");
    QTest::newRow("unix seconds") << QByteArray("5,100\n9,200\n") << qint64{100};
    QTest::newRow("no line end at the end") << QByteArray("9,200\n5,100") << qint64{100};
    QTest::newRow("Windows' line ends and a blank line") << QByteArray("9,200\r\n\r\n5,100\r\n") << qint64{100};
    QTest::newRow("ISO 8601") << QByteArray("5,2001-09-09T01:46:40Z\n") << qint64{1000000000};
    QTest::newRow("header") << QByteArray("user,time\n5,100\n") << qint64{100};
    QTest::newRow("header with more columns") << QByteArray("user_id,item,datetime\n5,42,100\n") << qint64{100};
    QTest::newRow("quoted cells") << QByteArray("\"5\",\"100\"\n") << qint64{100};
}

void TstQueryContext::readsTimes()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, timeOf5);
    const auto context = read(content);
    QVERIFY2(context, context ? "" : context.error().text().c_str());
    QCOMPARE(qint64{context->timeOf.at("5")}, timeOf5);
}

void TstQueryContext::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a user twice") << QByteArray("5,100\n9,200\n5,300\n")
                                  << QByteArray("context.csv, line 3: user \"5\" has a row already.");
    QTest::newRow("a user twice at one time") << QByteArray("5,100\n5,100\n") << QByteArray("line 2: user \"5\" has a row already.");
    QTest::newRow("no time") << QByteArray("5,100\n9\n") << QByteArray("line 2: a user and a time are needed");
    QTest::newRow("an empty time") << QByteArray("5,\n") << QByteArray("line 1: ");
    QTest::newRow("no user") << QByteArray(",100\n") << QByteArray("line 1: a user and a time are needed");
    QTest::newRow("not a time") << QByteArray("user,time\n\n5,tomorrow\n") << QByteArray("line 3: \"tomorrow\" is not a time.");
    QTest::newRow("header without a time") << QByteArray("user,item\n5,100\n") << QByteArray("line 1: there is no column \"time\".");
}

void TstQueryContext::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, text);
    const auto context = read(content);
    QVERIFY(!context);
    QVERIFY(context.error().code == base::ErrorCode::BadData);
    QVERIFY2(QByteArray::fromStdString(context.error().text()).contains(text), context.error().text().c_str());
}

void TstQueryContext::timesInTheOrderOfTheUsers()
{
    const auto context = read("5,100\n9,200\n12,300\n");
    QVERIFY(context);
    const auto times = context->timesOf(std::vector<std::string>{"12", "5", "12"});
    QVERIFY(times);
    QCOMPARE(*times, (std::vector<std::int64_t>{300, 100, 300}));
}

void TstQueryContext::everyUserNeedsARow()
{
    const auto context = read("5,100\n");
    QVERIFY(context);
    const auto times = context->timesOf(std::vector<std::string>{"5", "9"});
    QVERIFY(!times);
    QVERIFY(times.error().text().starts_with("The context has no row for user \"9\"."));
}

void TstQueryContext::missingFile()
{
    const auto context = experiment::readQueryContext(std::filesystem::path(m_folder.path().toStdString()) / "none.csv");
    QVERIFY(!context && context.error().code == base::ErrorCode::NotFound);
}

void TstQueryContext::queriesKeepTheirLinesAndBadOnesAreCollected()
{
    const auto file = std::filesystem::path(m_folder.path().toStdString()) / "queries.csv";
    const auto read = experiment::readQueries(tests::writeTextFile(file, "user,time\n5,100\nnobody\n5,200\n\n9,then\n9,300"));
    QVERIFY(read);
    QCOMPARE(read->queries.size(), std::size_t{3});
    const auto &last = read->queries.back();
    QCOMPARE(read->queries[1].line, std::int64_t{4});
    QCOMPARE(read->queries[1].user, std::string("5")); // once more
    QCOMPARE(last.line, std::int64_t{7});
    QCOMPARE(last.time, std::int64_t{300});
    QCOMPARE(read->refused.size(), std::size_t{2});
    QVERIFY(read->refused[0].text().find("queries.csv, line 3: ") != std::string::npos);
    QVERIFY(read->refused[1].text().find("queries.csv, line 6: ") != std::string::npos);
}

QTEST_GUILESS_MAIN(TstQueryContext)
#include "tst_querycontext.moc"
