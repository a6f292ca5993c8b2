#include "core/data/import/csv.h"
#include "core/data/import/lineparser.h"
#include "core/data/import/text.h"

#include <QTest>

using namespace hstudio;
using data::Refusal;

class TstDataLineParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreFoundByColumn_data();
    void fieldsAreFoundByColumn();
    void idsAreWholeNumbers_data();
    void idsAreWholeNumbers();
    void timesAreUnixSeconds_data();
    void timesAreUnixSeconds();
    void ratingsAreNumbers_data();
    void ratingsAreNumbers();
    void everyRefusalHasAKeyAndAText();
    void latin1BecomesUtf8();
    void onlyValidUtf8PassesAsSuch_data();
    void onlyValidUtf8PassesAsSuch();
    void shorteningKeepsCharactersWhole();
    void csvRecordsFollowRfc4180_data();
    void csvRecordsFollowRfc4180();
};

void TstDataLineParser::fieldsAreFoundByColumn_data()
{
    QTest::addColumn<QString>("delimiter");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("fields"); // user, item, rating, time; empty: refused
    QTest::newRow("double colons") << "::"
                                   << "1::2::3::4" << QStringList{"1", "2", "3", "4"};
    QTest::newRow("tabs") << "\t"
                          << "1\t2\t3\t4" << QStringList{"1", "2", "3", "4"};
    QTest::newRow("more fields than needed") << ","
                                             << "1,2,3,4,5,6" << QStringList{"1", "2", "3", "4"};
    QTest::newRow("spaces and quotes around") << ","
                                              << " 1 ,\"2\",3, 4" << QStringList{"1", "2", "3", "4"};
    QTest::newRow("single colons are no delimiter") << "::"
                                                    << "1:0::2::3::4" << QStringList{"1:0", "2", "3", "4"};
    QTest::newRow("three colons") << "::"
                                  << "1:::2::3::4" << QStringList{"1", ":2", "3", "4"};
    QTest::newRow("too few") << "::"
                             << "1::2::3" << QStringList();
    QTest::newRow("last one empty") << "::"
                                    << "1::2::3::" << QStringList();
    QTest::newRow("one empty") << ","
                               << "1,,3,4" << QStringList();
    QTest::newRow("half a delimiter at the end") << "::"
                                                 << "1::2::3:" << QStringList();
}

void TstDataLineParser::fieldsAreFoundByColumn()
{
    QFETCH(QString, delimiter);
    QFETCH(QString, line);
    QFETCH(QStringList, fields);
    const auto separator = delimiter.toStdString();
    const auto text = line.toStdString();
    data::Dialect dialect;
    dialect.delimiter = separator;
    data::RatingFields found;
    const auto refusal = data::LineSplitter(dialect).split(text, found);
    QCOMPARE(refusal, fields.isEmpty() ? Refusal::MissingField : Refusal::None);
    if (fields.isEmpty())
        return;
    QCOMPARE(found.user, fields[0].toStdString());
    QCOMPARE(found.item, fields[1].toStdString());
    QCOMPARE(found.rating, fields[2].toStdString());
    QCOMPARE(found.time, fields[3].toStdString());
}

void TstDataLineParser::idsAreWholeNumbers_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<qint64>("id");
    QTest::newRow("zero") << "0" << Refusal::None << qint64{0};
    QTest::newRow("plain") << "6040" << Refusal::None << qint64{6040};
    QTest::newRow("largest") << "9223372036854775807" << Refusal::None << std::numeric_limits<qint64>::max();
    QTest::newRow("2^63") << "9223372036854775808" << Refusal::NumberTooLarge << qint64{0};
    QTest::newRow("negative") << "-1" << Refusal::NegativeId << qint64{0};
    QTest::newRow("decimal") << "1.5" << Refusal::NotANumber << qint64{0};
    QTest::newRow("plus sign") << "+1" << Refusal::NotANumber << qint64{0};
    QTest::newRow("word") << "one" << Refusal::NotANumber << qint64{0};
    QTest::newRow("number and more") << "1a" << Refusal::NotANumber << qint64{0};
}

void TstDataLineParser::idsAreWholeNumbers()
{
    QFETCH(QString, field);
    QFETCH(Refusal, refusal);
    QFETCH(qint64, id);
    std::int64_t parsed = 0;
    const auto text = field.toStdString();
    QCOMPARE(data::parseId(text, parsed), refusal);
    if (refusal == Refusal::None)
        QCOMPARE(qint64{parsed}, id);
}

void TstDataLineParser::timesAreUnixSeconds_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<qint64>("time");
    QTest::newRow("1970") << "0" << Refusal::None << qint64{0};
    QTest::newRow("2000") << "978300760" << Refusal::None << qint64{978300760};
    QTest::newRow("2100") << "4102444800" << Refusal::None << qint64{4102444800};
    QTest::newRow("a second later") << "4102444801" << Refusal::TimeOutOfRange << qint64{0};
    QTest::newRow("negative") << "-1" << Refusal::TimeNegative << qint64{0};
    QTest::newRow("milliseconds of 1973") << "100000000000" << Refusal::TimeInMilliseconds << qint64{0};
    QTest::newRow("milliseconds of 2000") << "978300760000" << Refusal::TimeInMilliseconds << qint64{0};
    QTest::newRow("milliseconds of 2100") << "4102444800000" << Refusal::TimeInMilliseconds << qint64{0};
    QTest::newRow("microseconds") << "978300760000000" << Refusal::TimeInMicroseconds << qint64{0};
    QTest::newRow("2^63") << "9223372036854775808" << Refusal::TimeOutOfRange << qint64{0};
    QTest::newRow("decimal") << "978300760.9" << Refusal::None << qint64{978300760};
    QTest::newRow("exponent") << "9.7830076e8" << Refusal::None << qint64{978300760};
    QTest::newRow("huge exponent") << "1e400" << Refusal::TimeOutOfRange << qint64{0};
    QTest::newRow("not a number") << "nan" << Refusal::TimeNotANumber << qint64{0};
    QTest::newRow("infinite") << "inf" << Refusal::TimeOutOfRange << qint64{0};
    QTest::newRow("a date") << "2000-12-31" << Refusal::TimeNotANumber << qint64{0};
}

void TstDataLineParser::timesAreUnixSeconds()
{
    QFETCH(QString, field);
    QFETCH(Refusal, refusal);
    QFETCH(qint64, time);
    std::int64_t parsed = 0;
    const auto text = field.toStdString();
    QCOMPARE(data::parseTime(text, parsed), refusal);
    if (refusal == Refusal::None)
        QCOMPARE(qint64{parsed}, time);
}

void TstDataLineParser::ratingsAreNumbers_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("limited");
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<float>("rating");
    QTest::newRow("whole") << "5" << true << Refusal::None << 5.0F;
    QTest::newRow("half") << "0.5" << true << Refusal::None << 0.5F;
    QTest::newRow("above five") << "5.5" << true << Refusal::RatingOutOfRange << 0.0F;
    QTest::newRow("ten where it is allowed") << "10" << false << Refusal::None << 10.0F;
    QTest::newRow("negative") << "-1" << true << Refusal::RatingOutOfRange << 0.0F;
    QTest::newRow("too large for a float") << "1e60" << false << Refusal::RatingOutOfRange << 0.0F;
    QTest::newRow("not a number") << "nan" << false << Refusal::RatingNotANumber << 0.0F;
    QTest::newRow("infinite") << "inf" << false << Refusal::RatingNotANumber << 0.0F;
    QTest::newRow("decimal comma") << "3,5" << true << Refusal::RatingNotANumber << 0.0F;
}

void TstDataLineParser::ratingsAreNumbers()
{
    QFETCH(QString, field);
    QFETCH(bool, limited);
    QFETCH(Refusal, refusal);
    QFETCH(float, rating);
    float parsed = 0;
    const auto text = field.toStdString();
    QCOMPARE(data::parseRating(text, limited, parsed), refusal);
    if (refusal == Refusal::None)
        QCOMPARE(parsed, rating);
}

void TstDataLineParser::everyRefusalHasAKeyAndAText()
{
    for (auto refusal = Refusal::MissingField; refusal <= Refusal::ControlCharacter;
         refusal = static_cast<Refusal>(static_cast<std::uint8_t>(refusal) + 1)) {
        const auto key = data::refusalKey(refusal);
        QVERIFY(!key.empty());
        QVERIFY(data::refusalText(key) != key);
    }
    QCOMPARE(data::refusalText("unheard_of"), std::string("unheard_of"));
}

void TstDataLineParser::latin1BecomesUtf8()
{
    std::string bytes;
    for (int code = 0; code < 256; ++code)
        bytes += static_cast<char>(code);
    QCOMPARE(QString::fromStdString(data::fromLatin1(bytes)), QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

void TstDataLineParser::onlyValidUtf8PassesAsSuch_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ASCII") << QByteArray("Film") << true;
    QTest::newRow("two bytes") << QByteArray("Caf\xC3\xA9") << true;
    QTest::newRow("three bytes") << QByteArray("\xE2\x82\xAC") << true;
    QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x8E\xAC") << true;
    QTest::newRow("largest") << QByteArray("\xF4\x8F\xBF\xBF") << true;
    QTest::newRow("Latin-1") << QByteArray("Caf\xE9 am See") << false;
    QTest::newRow("cut off") << QByteArray("\xE2\x82") << false;
    QTest::newRow("lone continuation") << QByteArray("\x80") << false;
    QTest::newRow("overlong two") << QByteArray("\xC1\xBF") << false;
    QTest::newRow("overlong three") << QByteArray("\xE0\x9F\xBF") << false;
    QTest::newRow("overlong four") << QByteArray("\xF0\x8F\xBF\xBF") << false;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
    QTest::newRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << false;
}

void TstDataLineParser::onlyValidUtf8PassesAsSuch()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, valid);
    const auto text = bytes.toStdString();
    QCOMPARE(data::isUtf8(text), valid);
    QCOMPARE(data::toUtf8(text), valid ? text : data::fromLatin1(text));
    QVERIFY(data::isUtf8(data::toUtf8(text)));
}

void TstDataLineParser::shorteningKeepsCharactersWhole()
{
    std::string euros;
    for (int i = 0; i < 100; ++i)
        euros += "\xE2\x82\xAC";
    QCOMPARE(data::shortenedUtf8(euros).size(), std::size_t{198}); // 66 characters of three bytes
    QCOMPARE(data::shortenedUtf8(std::string(300, '\xE9')).size(), std::size_t{200});
    QCOMPARE(data::shortenedUtf8(std::string_view("a\tb\0c", 5)), std::string("a b c"));
}

void TstDataLineParser::csvRecordsFollowRfc4180_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QStringList>>("records");
    using Records = QList<QStringList>;
    QTest::newRow("plain") << "1,a,b\n2,c,d" << Records{{"1", "a", "b"}, {"2", "c", "d"}};
    QTest::newRow("CRLF") << "1,a\r\n2,b\r\n" << Records{{"1", "a"}, {"2", "b"}};
    QTest::newRow("comma in quotes") << "1,\"Film, The\",x\n" << Records{{"1", "Film, The", "x"}};
    QTest::newRow("doubled quotes") << "1,\"a \"\"b\"\" c\"\n" << Records{{"1", "a \"b\" c"}};
    QTest::newRow("line break in quotes") << "1,\"a\nb\"\n2,c\n" << Records{{"1", "a\nb"}, {"2", "c"}};
    QTest::newRow("empty fields") << ",,\n" << Records{{"", "", ""}};
    QTest::newRow("quote inside a plain field") << "1,5\" disk\n" << Records{{"1", "5\" disk"}};
    QTest::newRow("text behind the closing quote") << "\"a\"b,c\n" << Records{{"ab", "c"}};
    QTest::newRow("quote never closed") << "1,\"a\n2,b\n" << Records{{"1", "a\n2,b\n"}};
}

void TstDataLineParser::csvRecordsFollowRfc4180()
{
    QFETCH(QString, text);
    QFETCH(QList<QStringList>, records);
    const auto bytes = text.toStdString();
    std::string_view rest = bytes;
    for (const auto &expected : records) {
        QStringList found;
        for (const auto &field : data::takeCsvRecord(rest))
            found << QString::fromStdString(field);
        QCOMPARE(found, expected);
    }
    QVERIFY(rest.empty());
}

QTEST_GUILESS_MAIN(TstDataLineParser)
#include "tst_data_lineparser.moc"
