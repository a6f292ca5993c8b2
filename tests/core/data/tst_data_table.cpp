#include "core/data/import.h"
#include "core/data/import/mapping.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
using data::ColumnMapping;
using data::Encoding;
using data::TimeUnit;
namespace fs = std::filesystem;

/// Tables that aren't known by their name: what is guessed, and what a mapping makes of them.
class TstDataTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
    }

    void columnsAreGuessed_data();
    void columnsAreGuessed();
    void everyKindGivesTheSameTable_data();
    void everyKindGivesTheSameTable();
    void aPreviewTakesRecordsApart();
    void columnsAreFoundByNameOrNumber();
    void encodingsOfIdsAndTitles_data();
    void encodingsOfIdsAndTitles();
    void titlesWithQuotesCommasAndLineBreaks();
    void fractionsOfSecondsAreCutOff();
    void aWrongMappingSaysWhy_data();
    void aWrongMappingSaysWhy();
    void aQuoteThatIsNotClosedIsARefusedLine();

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
};

void TstDataTable::columnsAreGuessed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<ColumnMapping>("mapping");
    QTest::newRow("MovieLens' names") << QByteArray("userId,movieId,rating,timestamp\n7,10,4.0,881250949\n3,20,3.0,891717742\n")
                                      << ColumnMapping{};
    QTest::newRow("another order, tabs, dates")
        << QByteArray("when\tstars\tproduct_id\tuser\n2001-01-01\t4\t10\t7\n2001-02-01 10:00\t3\t20\t3\n")
        << ColumnMapping{.delimiter = "\t", .user = 3, .item = 2, .rating = 1, .time = 0, .timeUnit = TimeUnit::Iso};
    QTest::newRow("no header, '::'") << QByteArray("7::10::4::881250949\n3::20::3::891717742\n")
                                     << ColumnMapping{.delimiter = "::", .header = false};
    QTest::newRow("no header, time first, milliseconds")
        << QByteArray("881250949000;7;10;4.5\n891717742000;3;20;3\n")
        << ColumnMapping{
               .delimiter = ";", .header = false, .user = 1, .item = 2, .rating = 3, .time = 0, .timeUnit = TimeUnit::Milliseconds};
    QTest::newRow("no rating") << QByteArray("user|item|time\nanna|lamp|881250949\nbert|chair|891717742\n")
                               << ColumnMapping{.delimiter = "|", .rating = -1, .time = 2};
    QTest::newRow("a title with commas between") << QByteArray("user_id,title,item_id,rating,timestamp\n7,\"Lamp, The\",10,4,881250949\n")
                                                 << ColumnMapping{.user = 0, .item = 2, .rating = 3, .time = 4};
    QTest::newRow("RecBole's types") << QByteArray("user_id:token\titem_id:token\ttimestamp:float\n7\t10\t881250949\n")
                                     << ColumnMapping{.delimiter = "\t", .rating = -1, .time = 2};
    QTest::newRow("no time at all") << QByteArray("user,item,rating\n7,10,4\n3,20,3\n") << ColumnMapping{.rating = 2, .time = -1};
    QTest::newRow("nothing") << QByteArray() << ColumnMapping{.user = -1, .item = -1, .rating = -1, .time = -1};
}

void TstDataTable::columnsAreGuessed()
{
    QFETCH(QByteArray, head);
    QFETCH(ColumnMapping, mapping);
    const auto guess = data::guessMapping(head.toStdString());
    QCOMPARE(guess.delimiter, mapping.delimiter);
    QCOMPARE(guess.header, mapping.header);
    QCOMPARE(guess.user, mapping.user);
    QCOMPARE(guess.item, mapping.item);
    QCOMPARE(guess.rating, mapping.rating);
    QCOMPARE(guess.time, mapping.time);
    QVERIFY(guess.timeUnit == mapping.timeUnit);
}

void TstDataTable::everyKindGivesTheSameTable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("commas") << QByteArray("user,item,rating,time\n7,10,4,881250949\n3,20,3,891717742\n7,30,1,881250949\n");
    QTest::newRow("semicolons, dates") << QByteArray("user;item;rating;time\n7;10;4;1997-12-04T15:55:49Z\n3;20;3;1998-04-04 19:22:22\n"
                                                     "7;30;1;1997-12-04T15:55:49.75Z\n");
    QTest::newRow("'::' without header, milliseconds")
        << QByteArray("7::10::4::881250949000\n3::20::3::891717742999\n7::30::1::881250949001\n");
    QTest::newRow("all quoted, Windows line ends")
        << QByteArray("\"user\",\"item\",\"rating\",\"time\"\r\n\"7\",\"10\",\"4\",\"881250949\"\r\n\"3\",\"20\",\"3\",\"891717742\"\r\n"
                      "\"7\",\"30\",\"1\",\"881250949\"");
    QTest::newRow("more columns, quoted delimiters")
        << QByteArray("note,time,user,item,stars\n\"good, \"\"very\"\" good\",881250949,7,10,4\nno,891717742,3,20,3\n,881250949,7,30,1\n");
    QTest::newRow("pipes, byte order mark") << QByteArray("\xEF\xBB\xBFuser|item|rating|time\n7|10|4|881250949\n3|20|3|891717742\n"
                                                          "7|30|1|881250949\n");
}

void TstDataTable::everyKindGivesTheSameTable()
{
    QFETCH(QByteArray, text);
    const auto file = tests::writeTextFile(m_root / "scores.txt", text.toStdString());
    const auto look = data::lookAtTable(file);
    QVERIFY(look.ok());
    const auto result = data::importDataset(file, m_root / "datasets", {.mapping = look->guess});
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().text().c_str());
    const auto &dataset = **result;
    QCOMPARE(dataset.summary().format, std::string("table"));
    QCOMPARE(dataset.summary().refused, 0);
    QVERIFY(std::ranges::equal(dataset.timestamps(), std::vector<std::int64_t>{881250949, 891717742, 881250949}));
    QVERIFY(std::ranges::equal(dataset.ratings(), std::vector<float>{4, 3, 1}));
    QCOMPARE(dataset.userIds().number(0), 7);
    QCOMPARE(dataset.itemIds().number(2), 30);
}

void TstDataTable::aPreviewTakesRecordsApart()
{
    const auto records = data::previewTable("a,\"b, c\"\n\n\"d\ne\",caf\xE9\nx,y\n", ",", Encoding::Latin1, 2);
    QCOMPARE(records.size(), std::size_t{2});
    QCOMPARE(records[0], (std::vector<std::string>{"a", "b, c"}));
    QCOMPARE(records[1], (std::vector<std::string>{"d\ne", "café"}));
}

void TstDataTable::columnsAreFoundByNameOrNumber()
{
    const std::vector<std::string> header{"User_ID", "2", "stars"};
    QCOMPARE(data::findColumn(header, "userid"), std::optional(0));
    QCOMPARE(data::findColumn(header, "2"), std::optional(1)); // the name comes first
    QCOMPARE(data::findColumn(header, "3"), std::optional(2));
    QCOMPARE(data::findColumn(header, "4"), std::optional<int>());
    QCOMPARE(data::findColumn(header, "0"), std::optional<int>());
    QCOMPARE(data::findColumn(header, "rating"), std::optional<int>());
    QCOMPARE(data::findColumn(header, ""), std::optional<int>());
}

void TstDataTable::encodingsOfIdsAndTitles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QString>("shown");
    QTest::newRow("UTF-8, guessed") << QByteArray("caf\xC3\xA9") << static_cast<int>(Encoding::Automatic) << "café";
    QTest::newRow("Latin-1, guessed") << QByteArray("caf\xE9") << static_cast<int>(Encoding::Automatic) << "café";
    QTest::newRow("Latin-1") << QByteArray("caf\xC3\xA9") << static_cast<int>(Encoding::Latin1) << "cafÃ©";
    QTest::newRow("bad UTF-8") << QByteArray("caf\xE9") << static_cast<int>(Encoding::Utf8) << "caf\uFFFD";
}

void TstDataTable::encodingsOfIdsAndTitles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, encoding);
    QFETCH(QString, shown);
    const auto word = bytes.toStdString();
    const auto file = tests::writeTextFile(m_root / "t.csv", "user,item,time\n" + word + "," + word + ",881250949\n");
    const auto titles = tests::writeTextFile(m_root / "names.csv", "id,title\n" + word + "," + word + "!\n");
    data::ImportOptions options{.mapping = ColumnMapping{.rating = -1, .time = 2}, .titles = titles};
    options.mapping->encoding = static_cast<Encoding>(encoding);
    const auto dataset = data::importDataset(file, m_root / "datasets", options);
    QVERIFY2(dataset.ok(), dataset.ok() ? "" : dataset.error().text().c_str());
    QCOMPARE(QString::fromStdString((*dataset)->userIds().text(0)), shown);
    QCOMPARE(QString::fromStdString((*dataset)->item(0).title), shown + "!");
}

void TstDataTable::titlesWithQuotesCommasAndLineBreaks()
{
    const auto file = tests::writeTextFile(m_root / "t.csv", "user,item,time\n7,10,881250949\n7,20,881250950\n");
    const auto titles = tests::writeTextFile(m_root / "names.txt",
                                             "genres;title;movie_id\nDrama|War;\"The \"\"Big\"\"; One\nand Two\";10\n;Plain, yes;20\n");
    const auto dataset =
        data::importDataset(file, m_root / "datasets", {.mapping = ColumnMapping{.rating = -1, .time = 2}, .titles = titles});
    QVERIFY2(dataset.ok(), dataset.ok() ? "" : dataset.error().text().c_str());
    QCOMPARE((*dataset)->item(0).title, std::string("The \"Big\"; One and Two"));
    QCOMPARE((*dataset)->item(0).genres, (std::vector<std::string>{"Drama", "War"}));
    QCOMPARE((*dataset)->item(1).title, std::string("Plain, yes"));
}

void TstDataTable::fractionsOfSecondsAreCutOff()
{
    const auto file = tests::writeTextFile(m_root / "t.csv", "1,2,1997-12-04T15:55:49.999\n1,3,1997-12-04 15:55\n1,4,1997-12-04\n");
    const auto dataset = data::importDataset(
        file, m_root / "datasets", {.mapping = ColumnMapping{.header = false, .rating = -1, .time = 2, .timeUnit = TimeUnit::Iso}});
    QVERIFY(dataset.ok());
    QVERIFY(std::ranges::equal((*dataset)->timestamps(), std::vector<std::int64_t>{881250949, 881250900, 881193600}));
}

void TstDataTable::aWrongMappingSaysWhy_data()
{
    QTest::addColumn<ColumnMapping>("mapping");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("wrong delimiter") << ColumnMapping{.delimiter = ";"} << QStringList{"has 1 columns", "column 4 is needed", "delimiter"};
    QTest::newRow("too few columns") << ColumnMapping{.time = 4} << QStringList{"has 4 columns", "column 5 is needed"};
    QTest::newRow("one column for two") << ColumnMapping{.item = 0} << QStringList{"Column 1 is given two meanings"};
    QTest::newRow("no time") << ColumnMapping{.time = -1} << QStringList{"user, item and time"};
    QTest::newRow("no delimiter") << ColumnMapping{.delimiter = ""} << QStringList{"No delimiter"};
    QTest::newRow("seconds as milliseconds' dates") << ColumnMapping{.timeUnit = TimeUnit::Iso} << QStringList{"not ISO 8601", "Line 2"};
    QTest::newRow("header taken for data") << ColumnMapping{.header = false, .timeUnit = TimeUnit::Milliseconds}
                                           << QStringList{"2 lines", "line 1", "rating is not a number"};
}

void TstDataTable::aWrongMappingSaysWhy()
{
    QFETCH(ColumnMapping, mapping);
    QFETCH(QStringList, words);
    const auto file = tests::writeTextFile(m_root / "t.csv", "user,item,rating,time\n7,10,4,881250949\n");
    const auto result = data::importDataset(file, m_root / "datasets", {.refusedLimit = 0, .mapping = mapping});
    QVERIFY(!result.ok());
    for (const auto &word : words)
        QVERIFY2(QString::fromStdString(result.error().text()).contains(word), result.error().text().c_str());
    QVERIFY(!fs::exists(m_root / "datasets") || fs::is_empty(m_root / "datasets"));
}

void TstDataTable::aQuoteThatIsNotClosedIsARefusedLine()
{
    std::string lines = "user,note,item,time\n";
    for (int i = 0; i < 20; ++i)
        lines += "7,\"a, b\"," + std::to_string(i) + ",881250949\n";
    const auto file = tests::writeTextFile(m_root / "t.csv", lines + "7,\"open,5,881250949\n");
    const auto dataset = data::importDataset(file, m_root / "datasets", {.mapping = ColumnMapping{.item = 2, .rating = -1, .time = 3}});
    QVERIFY2(dataset.ok(), dataset.ok() ? "" : dataset.error().text().c_str());
    QCOMPARE((*dataset)->summary().interactions, 20);
    QCOMPARE((*dataset)->summary().refusedByReason.at("unclosed_quote"), 1);
    QCOMPARE((*dataset)->summary().refusedLines.at(0).line, 22);
}

QTEST_GUILESS_MAIN(TstDataTable)
#include "tst_data_table.moc"
