#include "core/data/import.h"

#include "tests/support/datasets.h"

#include <QDir>
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
    void everyBrokenFileIsTested();

private:
    QSet<QString> m_tested;
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
    row("blank-lines-only", ErrorCode::BadData, {"is empty"});
    row("byte-order-mark-only", ErrorCode::BadData, {"is empty"});
    row("header-only", ErrorCode::BadData, {"holds no ratings"});
    row("doubled-header-only", ErrorCode::BadData, {"Line 2", "not a number"});
    row("missing-column", ErrorCode::BadData, {"no column \"timestamp\"", "userId,movieId,rating"});
    row("missing-header", ErrorCode::BadData, {"no column \"userId\"", "7,10,4.0,881250949"});
    row("unknown-header", ErrorCode::BadData, {"no column \"userId\"", "user,movie,stars,when"});
    row("semicolons", ErrorCode::BadData, {"no column \"userId\"", "userId;movieId"});
    row("inter-missing-column", ErrorCode::BadData, {"no column \"timestamp\""});
    row("wrong-delimiter", ErrorCode::BadData, {"No line of", "Line 1", "missing or empty", "7,10,4,881250949"});
    row("tabs-became-spaces", ErrorCode::BadData, {"No line of", "u.data", "missing or empty"});
    row("prose", ErrorCode::BadData, {"No line of", "This is the README"});
    row("binary-file", ErrorCode::BadData, {"not a text file"});
    row("utf-16", ErrorCode::BadData, {"not a text file", "UTF-8"});
    row("nul-bytes", ErrorCode::BadData, {"NUL bytes"});
    row("milliseconds", ErrorCode::BadData, {"Line 2", "milliseconds", "1,000"});
    row("microseconds", ErrorCode::BadData, {"between 1970 and 2100"});
    row("negative-time", ErrorCode::BadData, {"between 1970 and 2100"});
    row("time-after-2100", ErrorCode::BadData, {"between 1970 and 2100"});
    row("time-overflow", ErrorCode::BadData, {"between 1970 and 2100"});
    row("time-not-a-number", ErrorCode::BadData, {"not a number", "1997-12-04"});
    row("not-a-number", ErrorCode::BadData, {"Line 1", "not a number", "seven::10"});
    row("rating-not-a-number", ErrorCode::BadData, {"not a number", "good"});
    row("rating-nan", ErrorCode::BadData, {"not a number"});
    row("rating-out-of-range", ErrorCode::BadData, {"between 0 and 5"});
    row("id-overflow", ErrorCode::BadData, {"too many digits"});
    row("negative-id", ErrorCode::BadData, {"negative"});
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
