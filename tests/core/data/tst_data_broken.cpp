#include "core/data/import.h"

#include "tests/support/datasets.h"

#include <QDir>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
using base::ErrorCode;

/// Files of tests/data/broken, each named by its defect: a clear word, and nothing left behind.
class TstDataBroken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDefectIsNamedAndNothingIsKept_data();
    void aDefectIsNamedAndNothingIsKept();
    void anOddityIsTakenWithoutHarm_data();
    void anOddityIsTakenWithoutHarm();
    void everyMessageIsItsOwn();
    void everyBrokenFileIsTested();

private:
    QSet<QString> m_tested;
    QHash<QString, QString> m_messages; ///< without what differs anyway: paths, → source
};

void TstDataBroken::aDefectIsNamedAndNothingIsKept_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *source, ErrorCode code, const QStringList &words) {
        QTest::newRow(source) << QString(source) << static_cast<int>(code) << words;
    };
    row("missing-folder", ErrorCode::NotFound, {"There is no"});
    row("folder-without-ratings", ErrorCode::NotFound, {"ratings.dat", "ratings.csv", "u.data", "*.inter"});
    row("unknown-name/scores.txt", ErrorCode::NotFound, {"scores.txt", "u.data"});
    row("several-inter-files", ErrorCode::InvalidArgument, {"several files of ratings", "a.inter"});
    row("empty-file", ErrorCode::BadData, {"ratings.dat", "is empty"});
    row("blank-lines-only", ErrorCode::BadData, {"only blank lines"});
    row("byte-order-mark-only", ErrorCode::BadData, {"byte order mark"});
    row("header-only", ErrorCode::BadData, {"holds no ratings"});
    row("doubled-header-only", ErrorCode::BadData, {"Line 2", "not a whole number"});
    row("missing-column", ErrorCode::BadData, {"no column \"timestamp\"", "userId,movieId,rating"});
    row("missing-header", ErrorCode::BadData, {"no column \"userId\"", "7,10,4.0,881250949"});
    row("unknown-header", ErrorCode::BadData, {"no column \"userId\"", "user,movie,stars,when"});
    row("semicolons", ErrorCode::BadData, {"no column \"userId\"", "userId;movieId"});
    row("inter-missing-column", ErrorCode::BadData, {"no column \"timestamp\""});
    row("wrong-delimiter", ErrorCode::BadData, {"No line of", "Line 1", "missing or empty", "7,10,4,881250949"});
    row("tabs-became-spaces", ErrorCode::BadData, {"No line of", "u.data", "missing or empty"});
    row("prose", ErrorCode::BadData, {"No line of", "This is the README"});
    row("binary-file", ErrorCode::BadData, {"not a text file"});
    row("utf-16", ErrorCode::BadData, {"UTF-16", "Save it as UTF-8"});
    row("old-mac-line-ends", ErrorCode::BadData, {"old Mac"});
    row("html-page", ErrorCode::BadData, {"no column \"userId\"", "<!DOCTYPE html>"});
    row("fold-of-100k/u1.base", ErrorCode::InvalidArgument, {"u1.base", "part of ML-100K's u.data"});
    row("huge-line", ErrorCode::BadData, {"Line 1", "missing or empty", "44444"});
    row("quoted-line-break", ErrorCode::BadData, {"Line 2", "missing or empty"});
    row("nanoseconds", ErrorCode::BadData, {"microseconds or nanoseconds"});
    row("id-two-to-the-63", ErrorCode::BadData, {"too many digits", "9223372036854775808"});
    row("exponent-id", ErrorCode::BadData, {"not a whole number", "1e3"});
    row("user-id-text", ErrorCode::BadData, {"not a whole number", "anna"});
    row("decimal-comma", ErrorCode::BadData, {"rating is not a number", "4,5"});
    row("zip-bomb/ml.zip", ErrorCode::BadData, {"zip bomb", "17825792 bytes"});
    row("zip-path-traversal/ml.zip", ErrorCode::BadData, {"outside of itself", "../../ratings.dat"});
    row("zip-absolute-path/ml.zip", ErrorCode::BadData, {"outside of itself", "/etc/ratings.dat"});
    row("zip-encrypted/ml.zip", ErrorCode::BadData, {"encrypted", "password"});
    row("zip-truncated/ml.zip", ErrorCode::BadData, {"cut off", "Get it again"});
    row("zip-damaged/ml.zip", ErrorCode::BadData, {"damaged", "bad CRC", "Get it again"});
    row("zip-lying-size/ml.zip", ErrorCode::BadData, {"damaged", "wrong size"});
    row("zip-that-is-text/ml.zip", ErrorCode::BadData, {"not a .zip archive"});
    row("zip-that-is-empty/ml.zip", ErrorCode::BadData, {"is empty"});
    row("zip-without-files/ml.zip", ErrorCode::NotFound, {"no file at all"});
    row("zip-without-ratings/ml.zip", ErrorCode::NotFound, {"holds no ratings", "ml.zip"});
    row("zip-with-several/ml.zip", ErrorCode::InvalidArgument, {"several files of ratings", "a/ratings.dat", "b/ratings.dat"});
    row("nul-bytes", ErrorCode::BadData, {"Line 2 of", "NUL bytes"});
    row("milliseconds", ErrorCode::BadData, {"Line 2", "milliseconds", "1,000"});
    row("microseconds", ErrorCode::BadData, {"microseconds or nanoseconds"});
    row("negative-time", ErrorCode::BadData, {"before 1970"});
    row("time-after-2100", ErrorCode::BadData, {"after 2100", "4102444801"});
    row("time-overflow", ErrorCode::BadData, {"after 2100", "9223372036854775808"});
    row("time-not-a-number", ErrorCode::BadData, {"time is not a number of seconds", "1997-12-04"});
    row("not-a-number", ErrorCode::BadData, {"Line 1", "an id is not a whole number", "seven::10"});
    row("rating-not-a-number", ErrorCode::BadData, {"rating is not a number", "good"});
    row("rating-nan", ErrorCode::BadData, {"rating is not a number", "nan"});
    row("rating-out-of-range", ErrorCode::BadData, {"between 0 and 5"});
    row("id-overflow", ErrorCode::BadData, {"too many digits"});
    row("negative-id", ErrorCode::BadData, {"an id is negative"});
    row("truncated-line", ErrorCode::BadData, {"Line 1", "missing or empty", "7::10::4"});
    row("empty-fields", ErrorCode::BadData, {"missing or empty"});
    row("half-of-it-broken", ErrorCode::BadData, {"2 of 3 lines", "line 2"});
    row("too-many-refused", ErrorCode::BadData, {"11 of 51 lines", "line 41"});
    row("inter-control-character", ErrorCode::BadData, {"control character"});
}

void TstDataBroken::aDefectIsNamedAndNothingIsKept()
{
    QFETCH(QString, source);
    QFETCH(int, code);
    QFETCH(QStringList, words);
    QTemporaryDir workspace;
    const auto datasets = std::filesystem::path(workspace.path().toStdString()) / "datasets";
    const auto result = data::importDataset(std::filesystem::path(HSTUDIO_TEST_DATA "/broken") / source.toStdString(), datasets);
    QVERIFY(!result.ok());
    const auto text = QString::fromStdString(result.error().text());
    QCOMPARE(static_cast<int>(result.error().code), code);
    for (const auto &word : words)
        QVERIFY2(text.contains(word), qPrintable(text));
    QVERIFY2(text.contains(source.section('/', 0, 0)), qPrintable(text)); // says which file
    QVERIFY(!text.contains('%'));
    QVERIFY(!std::filesystem::exists(datasets) || std::filesystem::is_empty(datasets));
    m_tested << source.section('/', 0, 0);
    QString message = text;
    message.replace(QRegularExpression("\"[^\"]*/broken/[^\"]*\""), "\"\"");
    QVERIFY2(!m_messages.contains(message), qPrintable(m_messages.value(message) + " says the same: " + message));
    m_messages.insert(message, source);
}

void TstDataBroken::anOddityIsTakenWithoutHarm_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<qint64>("interactions");
    QTest::addColumn<qint64>("refused");
    QTest::newRow("byte order mark") << "taken-byte-order-mark" << qint64{3} << qint64{0};
    QTest::newRow("mixed line ends") << "taken-mixed-line-ends" << qint64{3} << qint64{0};
    QTest::newRow("no final line end") << "taken-no-final-line-end" << qint64{3} << qint64{0};
    QTest::newRow("the header twice") << "taken-doubled-header" << qint64{3} << qint64{1};
    QTest::newRow("a time with an exponent") << "taken-exponent-time" << qint64{3} << qint64{0};
    QTest::newRow("ratings without films") << "taken-without-movies" << qint64{3} << qint64{0};
    QTest::newRow("films without ratings") << "taken-movies-without-ratings" << qint64{3} << qint64{0};
    QTest::newRow("a column too many") << "taken-extra-column" << qint64{3} << qint64{0};
    QTest::newRow("a NUL byte far down") << "taken-nul-byte-in-a-line" << qint64{1200} << qint64{1};
}

void TstDataBroken::anOddityIsTakenWithoutHarm()
{
    QFETCH(QString, source);
    QFETCH(qint64, interactions);
    QFETCH(qint64, refused);
    QTemporaryDir folder;
    const auto dataset =
        tests::importOrThrow(std::filesystem::path(HSTUDIO_TEST_DATA "/broken") / source.toStdString(), folder.path().toStdString());
    QCOMPARE(dataset->summary().interactions, interactions);
    QCOMPARE(dataset->summary().refused, refused);
    QCOMPARE(dataset->summary().users, 2);
    QCOMPARE(dataset->summary().firstTime, 881250949);
    QCOMPARE(dataset->summary().lastTime, 891717742);
    m_tested << source;
}

void TstDataBroken::everyMessageIsItsOwn()
{
    if (m_tested.size() < 2)
        QSKIP("The cases were not all run.");
    QVERIFY2(m_messages.size() >= 40, qPrintable(QString::number(m_messages.size())));
}

void TstDataBroken::everyBrokenFileIsTested()
{
    if (m_tested.size() < 2)
        QSKIP("The cases were not all run.");
    for (const auto &folder : QDir(HSTUDIO_TEST_DATA "/broken").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(m_tested.contains(folder), qPrintable(folder));
}

QTEST_GUILESS_MAIN(TstDataBroken)
#include "tst_data_broken.moc"
