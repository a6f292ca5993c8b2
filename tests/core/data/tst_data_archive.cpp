#include "core/data/import.h"
#include "core/data/import/archive.h"
#include "core/data/import/source.h"

#include "tests/support/datasets.h"
#include "tests/support/zipfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
namespace fs = std::filesystem;

namespace
{

const std::string kRatings = "7::10::4::881250949\n3::20::3::891717742\n7::30::1::881250949\n";

std::size_t entries(const fs::path &folder)
{
    return fs::exists(folder) ? static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())) : 0;
}

} // namespace

/// Archives are read where they are, folders with folders inside, and nothing else is touched.
class TstDataArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
        m_datasets = m_root / "datasets";
    }

    void everyFormatIsReadFromAnArchive_data();
    void everyFormatIsReadFromAnArchive();
    void foldsOf100kAreIgnored();
    void leftoversOfAMacAreIgnored();
    void aFolderInAFolderIsFound();
    void anArchiveIsKnownByItsContentToo();
    void progressCountsUnpackingAndReading();
    void cancellingWhileUnpackingLeavesNothing();
    void refusedLinesNameTheFileInside();
    void textThatShrinksWellIsNoBomb();
    void theArchivesFolderStaysAsItIs();

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
    fs::path m_datasets;
};

void TstDataArchive::everyFormatIsReadFromAnArchive_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("inside");
    for (const char *format : {"ml-100k", "ml-1m", "ml-10m", "ml-csv", "ml-1m-windows", "recbole", "recbole-text-ids"}) {
        QTest::addRow("%s in a folder", format) << format << QString(format) + "/";
        QTest::addRow("%s at the top", format) << format << "";
    }
    QTest::newRow("ml-latest-small") << "ml-csv"
                                     << "ml-latest-small/";
    QTest::newRow("ml-32m") << "ml-csv"
                            << "ml-32m/";
    QTest::newRow("ml-10M100K") << "ml-10m"
                                << "ml-10M100K/";
}

void TstDataArchive::everyFormatIsReadFromAnArchive()
{
    QFETCH(QString, format);
    QFETCH(QString, inside);
    const fs::path folder = fs::path(HSTUDIO_TEST_DATA "/formats") / format.toStdString();
    const auto zip = tests::zipFolder(m_root / "some.zip", folder, inside.toStdString());
    const auto packed = tests::importOrThrow(zip, m_datasets);
    const auto plain = tests::importOrThrow(folder, m_root / "others");
    QCOMPARE(packed->hash(), plain->hash());
    QCOMPARE(packed->summary().format, plain->summary().format);
    for (std::uint32_t code = 0; code < plain->itemIds().size(); ++code)
        QCOMPARE(packed->item(code).title, plain->item(code).title);
    QCOMPARE(entries(m_root), std::size_t{3}); // the archive and the two folders of data sets: nothing was unpacked
}

void TstDataArchive::foldsOf100kAreIgnored()
{
    const std::string half = "7\t10\t4\t881250949\n";
    const std::string whole = half + "3\t20\t3\t891717742\n";
    const auto zip = tests::writeZip(m_root / "ml-100k.zip", {{"ml-100k/u1.base", half},
                                                              {"ml-100k/u1.test", half},
                                                              {"ml-100k/ua.base", half},
                                                              {"ml-100k/u.data", whole},
                                                              {"ml-100k/u.genre", "unknown|0\n"},
                                                              {"ml-100k/mku.sh", "#!/bin/sh\n"}});
    QCOMPARE(tests::importOrThrow(zip, m_datasets)->summary().interactions, 2);
}

void TstDataArchive::leftoversOfAMacAreIgnored()
{
    const auto zip = tests::writeZip(
        m_root / "ml-1m.zip", {{"__MACOSX/ml-1m/ratings.dat", "junk"}, {"__MACOSX/ratings.dat", "junk"}, {"ml-1m/ratings.dat", kRatings}});
    QCOMPARE(tests::importOrThrow(zip, m_datasets)->summary().interactions, 3);
}

void TstDataArchive::aFolderInAFolderIsFound()
{
    tests::writeTextFile(m_root / "unpacked" / "ml-1m" / "ratings.dat", kRatings);
    tests::writeTextFile(m_root / "unpacked" / "notes.txt", "mine");
    QCOMPARE(tests::importOrThrow(m_root / "unpacked", m_datasets)->summary().interactions, 3);
    tests::writeTextFile(m_root / "unpacked" / "copy" / "ratings.dat", kRatings);
    const auto both = data::importDataset(m_root / "unpacked", m_datasets);
    QVERIFY(!both.ok());
    QVERIFY(both.error().code == base::ErrorCode::InvalidArgument);
}

void TstDataArchive::anArchiveIsKnownByItsContentToo()
{
    const auto zip = tests::writeZip(m_root / "download", {{"ml-1m/ratings.dat", kRatings}});
    QVERIFY(data::isArchive(zip));
    QVERIFY(data::isArchive(m_root / "NONE.ZIP"));
    QVERIFY(!data::isArchive(tests::writeTextFile(m_root / "text", "PK")));
    QCOMPARE(tests::importOrThrow(zip, m_datasets)->summary().interactions, 3);
}

void TstDataArchive::progressCountsUnpackingAndReading()
{
    const auto zip = tests::writeZip(m_root / "a.zip", {{"ratings.dat", kRatings}});
    std::int64_t last = -1;
    std::int64_t total = 0;
    const auto result = data::importDataset(zip, m_datasets, {}, {}, [&](std::int64_t done, std::int64_t all) {
        QVERIFY(done >= last);
        last = done;
        total = all;
    });
    QVERIFY(result.ok());
    QCOMPARE(total, 2 * static_cast<std::int64_t>(kRatings.size()));
    QCOMPARE(last, total);
}

void TstDataArchive::cancellingWhileUnpackingLeavesNothing()
{
    std::string lines;
    while (lines.size() < 3'000'000)
        lines += kRatings;
    const auto zip = tests::writeZip(m_root / "a.zip", {{"ratings.dat", lines}});
    std::stop_source stop;
    int calls = 0;
    const auto result = data::importDataset(zip, m_datasets, {}, stop.get_token(), [&](std::int64_t done, std::int64_t) {
        ++calls;
        QVERIFY(done < static_cast<std::int64_t>(lines.size())); // it is still being unpacked
        stop.request_stop();
    });
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == base::ErrorCode::Cancelled);
    QCOMPARE(calls, 1);
    QCOMPARE(entries(m_datasets), std::size_t{0});
}

void TstDataArchive::refusedLinesNameTheFileInside()
{
    const auto zip = tests::writeZip(m_root / "a.zip", {{"ml-1m/ratings.dat", kRatings + "7::10::bad::881250949\n"}});
    const auto dataset = tests::importOrThrow(zip, m_datasets);
    QCOMPARE(dataset->summary().refusedLines.at(0).file, std::string("ratings.dat"));
    QCOMPARE(dataset->summary().refusedLines.at(0).line, 4);
    QCOMPARE(dataset->summary().refusedLines.at(0).text, std::string("7::10::bad::881250949"));
}

void TstDataArchive::textThatShrinksWellIsNoBomb()
{
    std::string lines; // 18 MB of lines that count up shrink to less than a tenth
    for (int i = 0; lines.size() < 18'000'000; ++i)
        lines += std::to_string(i % 500) + "::" + std::to_string(i % 300) + "::4::" + std::to_string(881250949 + i) + "\n";
    const auto zip = tests::writeZip(m_root / "a.zip", {{"ratings.dat", lines}});
    QVERIFY(tests::importOrThrow(zip, m_datasets)->summary().interactions > 500'000);
}

void TstDataArchive::theArchivesFolderStaysAsItIs()
{
    fs::create_directories(m_root / "archive");
    const auto zip = tests::writeZip(m_root / "archive" / "a.zip", {{"ml-1m/ratings.dat", kRatings}});
    const auto time = fs::last_write_time(zip);
    tests::importOrThrow(zip, m_datasets);
    QCOMPARE(entries(m_root / "archive"), std::size_t{1});
    QVERIFY(fs::last_write_time(zip) == time);
}

QTEST_GUILESS_MAIN(TstDataArchive)
#include "tst_data_archive.moc"
