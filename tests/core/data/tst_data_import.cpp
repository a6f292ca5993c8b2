#include "core/data/import.h"

#include "core/data/import/ratingreader.h"
#include "core/data/import/stagingfolder.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace hstudio;
namespace fs = std::filesystem;

namespace
{

/// `count` good lines of several users and items.
std::string goodLines(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += std::to_string(i % 7 + 1) + "::" + std::to_string(i * i % 31 + 100) + "::" + std::to_string(i % 5 + 1) +
                "::" + std::to_string(900000000 + i * 37 % 1000) + "\n";
    return text;
}

std::size_t entries(const fs::path &folder)
{
    return fs::exists(folder) ? static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator())) : 0;
}

} // namespace

class TstDataImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFewRefusedLinesAreToleratedAndListed();
    void refusedLinesAreShownShortAndAsUtf8();
    void theToleranceIsTheLimitOfALongFile();
    void aLimitOfZeroToleratesNothing();
    void theSameContentIsFoundAgain();
    void anotherOrderIsAnotherDataSet();
    void aLaterImportBringsMissingTitles();
    void aLaterImportDescribesItself();
    void aDamagedCopyIsReplaced();
    void thePieceSizeDoesNotMatter_data();
    void thePieceSizeDoesNotMatter();
    void progressEndsWithAllBytes();
    void cancellingLeavesNothing_data();
    void cancellingLeavesNothing();
    void anUnwritableWorkspaceIsNamed();
    void foldersOfCrashedImportsAreRemoved();

private:
    fs::path source(std::string_view ratings) { return tests::writeTextFile(m_root / "source" / "ratings.dat", ratings); }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
    fs::path m_datasets;
};

void TstDataImport::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_root = m_temporary->path().toStdString();
    m_datasets = m_root / "datasets";
}

void TstDataImport::aFewRefusedLinesAreToleratedAndListed()
{
    const auto file = source(goodLines(20) + "1::2::x::900000000\n\n" + goodLines(5) + "1::2::3::900000000000\n1::2");
    const auto dataset = tests::importOrThrow(file, m_datasets);
    const auto &summary = dataset->summary();
    QCOMPARE(summary.interactions, 25);
    QCOMPARE(summary.refused, 3);
    QCOMPARE(summary.refusedLines.size(), std::size_t{3});
    QCOMPARE(summary.refusedLines[0].file, std::string("ratings.dat"));
    QCOMPARE(summary.refusedLines[0].line, 21);
    QCOMPARE(summary.refusedLines[0].reason, std::string("rating_not_a_number"));
    QCOMPARE(summary.refusedLines[0].text, std::string("1::2::x::900000000"));
    QCOMPARE(summary.refusedLines[1].line, 28); // the blank line counts as a line
    QCOMPARE(summary.refusedLines[1].reason, std::string("time_in_milliseconds"));
    QCOMPARE(summary.refusedLines[2].line, 29);
    QCOMPARE(summary.refusedLines[2].reason, std::string("missing_field"));
}

void TstDataImport::refusedLinesAreShownShortAndAsUtf8()
{
    const auto dataset = tests::importOrThrow(source(goodLines(20) + "caf\xE9\t" + std::string(500, 'x') + "\n"), m_datasets);
    const auto &text = dataset->summary().refusedLines.at(0).text;
    QCOMPARE(text.size(), std::size_t{200});
    QVERIFY(text.starts_with("café xxx"));
}

void TstDataImport::theToleranceIsTheLimitOfALongFile()
{
    std::string broken;
    for (int i = 0; i < 12; ++i)
        broken += "1::2::3\n";
    const auto accepted = data::importDataset(source(goodLines(11988) + broken), m_datasets); // 12 of 12,000 = 0.1 %
    QVERIFY(accepted.ok());
    QCOMPARE((*accepted)->summary().refused, 12);
    QVERIFY(!data::importDataset(source(goodLines(11987) + broken + "1::2::3\n"), m_datasets).ok());
}

void TstDataImport::aLimitOfZeroToleratesNothing()
{
    QVERIFY(!data::importDataset(source(goodLines(20) + "1::2::3\n"), m_datasets, {.refusedLimit = 0}).ok());
    QVERIFY(data::importDataset(source(goodLines(20)), m_datasets, {.refusedLimit = 0}).ok());
}

void TstDataImport::theSameContentIsFoundAgain()
{
    const auto file = source(goodLines(50));
    const auto first = tests::importOrThrow(file, m_datasets);
    const auto written = fs::last_write_time(first->folder() / "table.bin");
    const auto second = tests::importOrThrow(file, m_datasets);
    QCOMPARE(second->hash(), first->hash());
    QCOMPARE(second->folder(), first->folder());
    QCOMPARE(first->folder().filename().string(), first->hash());
    QVERIFY(fs::last_write_time(second->folder() / "table.bin") == written);
    QCOMPARE(entries(m_datasets), std::size_t{1});
}

void TstDataImport::anotherOrderIsAnotherDataSet()
{
    const auto first = tests::importOrThrow(source("1::10::3::900000000\n1::20::3::900000000\n"), m_datasets);
    const auto second = tests::importOrThrow(source("1::20::3::900000000\n1::10::3::900000000\n"), m_datasets);
    QVERIFY(first->hash() != second->hash());
    QCOMPARE(entries(m_datasets), std::size_t{2});
}

void TstDataImport::aLaterImportBringsMissingTitles()
{
    const auto file = source("1::10::3::900000000\n");
    const auto untitled = tests::importOrThrow(file, m_datasets);
    QVERIFY(untitled->item(0).title.empty());
    tests::writeTextFile(m_root / "source" / "movies.dat", "10::A Film (2000)::Drama\n");
    QCOMPARE(tests::importOrThrow(file, m_datasets)->item(0).title, std::string("A Film (2000)"));
    fs::remove(m_root / "source" / "movies.dat");
    QCOMPARE(tests::importOrThrow(file, m_datasets)->item(0).title, std::string("A Film (2000)")); // and an import without keeps them
}

void TstDataImport::aLaterImportDescribesItself()
{
    QCOMPARE(tests::importOrThrow(source(goodLines(20) + "bad\n"), m_datasets)->summary().refused, 1);
    const auto corrected = tests::importOrThrow(source(goodLines(20)), m_datasets);
    QCOMPARE(corrected->summary().refused, 0);
    QVERIFY(corrected->summary().refusedLines.empty());
    QCOMPARE(entries(m_datasets), std::size_t{1});
}

void TstDataImport::aDamagedCopyIsReplaced()
{
    const auto file = source(goodLines(50));
    const auto folder = tests::importOrThrow(file, m_datasets)->folder();
    fs::resize_file(folder / "table.bin", 100);
    QVERIFY(!data::Dataset::open(folder).ok());
    QCOMPARE(tests::importOrThrow(file, m_datasets)->summary().interactions, 50);
}

void TstDataImport::thePieceSizeDoesNotMatter_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {1, 7, 64, 1000, 1 << 20})
        QTest::addRow("%d bytes", bytes) << bytes;
}

void TstDataImport::thePieceSizeDoesNotMatter()
{
    QFETCH(int, bytes);
    const auto path = source(goodLines(300) + "bad\n" + goodLines(10));
    const auto file = data::MappedFile::open(path);
    const auto opened = data::openDialect(data::Format::Ml1m, file->text(), path);
    const auto read = data::readRatings(*file, path, *opened, {.chunkBytes = static_cast<std::size_t>(bytes), .stop = {}, .progress = {}});
    QVERIFY(read.ok());
    QCOMPARE(read->lines, 311);
    QCOMPARE(read->refusedLines.at(0).line, 301);
    const auto whole = tests::importOrThrow(path, m_datasets);
    std::size_t row = 0;
    for (const auto &piece : read->table.pieces) {
        for (std::size_t i = 0; i < piece.users.size(); ++i, ++row) {
            QCOMPARE(piece.users[i], whole->users()[row]);
            QCOMPARE(piece.items[i], whole->items()[row]);
            QCOMPARE(piece.timestamps[i], whole->timestamps()[row]);
            QCOMPARE(piece.ratings[i], whole->ratings()[row]);
        }
    }
    QCOMPARE(row, whole->size());
    QVERIFY(std::ranges::equal(read->table.itemIds.numbers(), whole->itemIds().numbers()));
}

void TstDataImport::progressEndsWithAllBytes()
{
    const auto file = source(goodLines(50));
    std::int64_t last = -1;
    std::int64_t total = -1;
    const auto result = data::importDataset(file, m_datasets, {}, {}, [&](std::int64_t done, std::int64_t all) {
        QVERIFY(done >= last);
        last = done;
        total = all;
    });
    QVERIFY(result.ok());
    QCOMPARE(total, static_cast<std::int64_t>(fs::file_size(file)));
    QCOMPARE(last, total);
}

void TstDataImport::cancellingLeavesNothing_data()
{
    QTest::addColumn<bool>("afterReading");
    QTest::newRow("before the start") << false;
    QTest::newRow("when all lines are read") << true;
}

void TstDataImport::cancellingLeavesNothing()
{
    QFETCH(bool, afterReading);
    std::stop_source stop;
    if (!afterReading)
        stop.request_stop();
    const auto result = data::importDataset(source(goodLines(50)), m_datasets, {}, stop.get_token(),
                                            [&](std::int64_t, std::int64_t) { stop.request_stop(); });
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == base::ErrorCode::Cancelled);
    QCOMPARE(entries(m_datasets), std::size_t{0});
}

void TstDataImport::anUnwritableWorkspaceIsNamed()
{
    // A file where the folder's parent should be: also root can't write there.
    const auto obstacle = tests::writeTextFile(m_root / "obstacle", "");
    const auto result = data::importDataset(source(goodLines(5)), obstacle / "datasets");
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == base::ErrorCode::Io);
    QVERIFY(QString::fromStdString(result.error().text()).contains("obstacle"));
    QVERIFY(fs::is_regular_file(obstacle));
}

void TstDataImport::foldersOfCrashedImportsAreRemoved()
{
    const auto crashed = m_datasets / ".import-2147483646-1"; // beyond any process id
    const auto alive = m_datasets / (".import-" + std::to_string(QCoreApplication::applicationPid()) + "-999");
    fs::create_directories(crashed);
    fs::create_directories(alive);
    {
        const auto staging = data::StagingFolder::create(m_datasets);
        QVERIFY(staging.ok());
        QVERIFY(!fs::exists(crashed));
        QVERIFY(fs::exists(alive));
        QCOMPARE(entries(m_datasets), std::size_t{2});
    }
    QCOMPARE(entries(m_datasets), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstDataImport)
#include "tst_data_import.moc"
