#include "core/data/dataset.h"

#include "core/data/contenthash.h"
#include "core/data/tablefile.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>
#include <set>

using namespace hstudio;
namespace fs = std::filesystem;
using base::ErrorCode;

namespace
{

data::Table twoPieces()
{
    data::Table table;
    table.pieces.push_back({.users = {0, 1}, .items = {0, 1}, .timestamps = {10, 20}, .ratings = {1, 2}});
    table.pieces.push_back({.users = {1}, .items = {0}, .timestamps = {30}, .ratings = {3.5F}});
    table.userIds = data::EntityIds(std::vector<std::int64_t>{7, 3});
    table.itemIds = data::EntityIds(std::vector<std::string>{"a", "längeres Wort"});
    return table;
}

data::Table onePiece()
{
    data::Table table = twoPieces();
    table.pieces = {{.users = {0, 1, 1}, .items = {0, 1, 0}, .timestamps = {10, 20, 30}, .ratings = {1, 2, 3.5F}}};
    return table;
}

void overwrite(const fs::path &file, std::streamoff at, std::string_view bytes)
{
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(at);
    stream << bytes;
}

} // namespace

class TstDataDataset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTableFileGivesBackWhatWasWritten();
    void theHashDependsOnContentOnly();
    void theHashSeesEveryByteAndBorder();
    void damageIsNoticedAtOpening_data();
    void damageIsNoticedAtOpening();
    void aDatasetOutlivesItsFolder();
};

void TstDataDataset::aTableFileGivesBackWhatWasWritten()
{
    QTemporaryDir folder;
    const fs::path file = fs::path(folder.path().toStdString()) / "table.bin";
    const auto hash = data::writeTableFile(file, twoPieces());
    QVERIFY(hash.ok());
    const auto table = data::openTableFile(file);
    QVERIFY(table.ok());
    QCOMPARE(table->hash, *hash);
    QVERIFY(std::ranges::equal(table->users, std::array<std::uint32_t, 3>{0, 1, 1}));
    QVERIFY(std::ranges::equal(table->items, std::array<std::uint32_t, 3>{0, 1, 0}));
    QVERIFY(std::ranges::equal(table->timestamps, std::array<std::int64_t, 3>{10, 20, 30}));
    QVERIFY(std::ranges::equal(table->ratings, std::array<float, 3>{1, 2, 3.5F}));
    QCOMPARE(table->userIds.number(1), 3);
    QCOMPARE(table->itemIds.text(1), std::string("längeres Wort"));
    QVERIFY(!data::writeTableFile(file, twoPieces()).ok()); // never over another file
}

void TstDataDataset::theHashDependsOnContentOnly()
{
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    const auto pieces = data::writeTableFile(root / "pieces", twoPieces());
    const auto whole = data::writeTableFile(root / "whole", onePiece());
    auto changed = onePiece();
    changed.pieces[0].timestamps[1] = 21;
    QCOMPARE(*whole, *pieces);
    QVERIFY(*data::writeTableFile(root / "changed", std::move(changed)) != *whole);
    QCOMPARE(whole->size(), std::size_t{32});
    QCOMPARE(whole->find_first_not_of("0123456789abcdef"), std::string::npos);
}

void TstDataDataset::theHashSeesEveryByteAndBorder()
{
    std::array<std::byte, 71> bytes{};
    const auto hashOf = [&](std::size_t border) {
        data::ContentHash hash;
        hash.add(std::span(bytes).first(border));
        hash.add(std::span(bytes).subspan(border));
        return hash.hex();
    };
    std::set<std::string> seen{hashOf(40)};
    for (auto &byte : bytes) {
        byte = std::byte{1};
        QVERIFY(seen.insert(hashOf(40)).second);
        byte = std::byte{0};
    }
    for (const std::size_t border : {std::size_t{0}, std::size_t{32}, std::size_t{39}, std::size_t{41}, bytes.size()})
        QVERIFY(seen.insert(hashOf(border)).second);
}

void TstDataDataset::damageIsNoticedAtOpening_data()
{
    using Damage = std::function<void(const fs::path &)>;
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, ErrorCode code, Damage damage) {
        QTest::newRow(name) << std::move(damage) << static_cast<int>(code);
    };
    row("folder gone", ErrorCode::NotFound, [](const fs::path &folder) { fs::remove_all(folder); });
    row("table gone", ErrorCode::NotFound, [](const fs::path &folder) { fs::remove(folder / "table.bin"); });
    row("table empty", ErrorCode::BadData, [](const fs::path &folder) { fs::resize_file(folder / "table.bin", 0); });
    row("header truncated", ErrorCode::BadData, [](const fs::path &folder) { fs::resize_file(folder / "table.bin", 50); });
    row("one byte missing", ErrorCode::BadData,
        [](const fs::path &folder) { fs::resize_file(folder / "table.bin", fs::file_size(folder / "table.bin") - 1); });
    row("another kind of file", ErrorCode::BadData, [](const fs::path &folder) { overwrite(folder / "table.bin", 0, "SQLite"); });
    row("newer version", ErrorCode::Unsupported, [](const fs::path &folder) { overwrite(folder / "table.bin", 8, "\x02"); });
    row("section outside of the file", ErrorCode::BadData,
        [](const fs::path &folder) { overwrite(folder / "table.bin", 8 + 4 + 4 + 8 + 32, std::string(8, '\x40')); });
    row("summary gone", ErrorCode::NotFound, [](const fs::path &folder) { fs::remove(folder / "summary.json"); });
    row("summary cut off", ErrorCode::BadData, [](const fs::path &folder) { fs::resize_file(folder / "summary.json", 20); });
    row("summary of another shape", ErrorCode::BadData,
        [](const fs::path &folder) { tests::writeTextFile(folder / "summary.json", "[1, 2]"); });
    row("catalogue cut off", ErrorCode::BadData, [](const fs::path &folder) { fs::resize_file(folder / "catalogue.tsv", 20); });
}

void TstDataDataset::damageIsNoticedAtOpening()
{
    QFETCH(std::function<void(const std::filesystem::path &)>, damage);
    QFETCH(int, code);
    QTemporaryDir workspace;
    const auto folder = tests::importTiny(workspace.path().toStdString())->folder();
    QVERIFY(data::Dataset::open(folder).ok());
    damage(folder);
    const auto opened = data::Dataset::open(folder);
    QVERIFY(!opened.ok());
    QCOMPARE(static_cast<int>(opened.error().code), code);
    QVERIFY(QString::fromStdString(opened.error().text()).contains(QString::fromStdString(folder.filename().string())));
}

void TstDataDataset::aDatasetOutlivesItsFolder()
{
    QTemporaryDir workspace;
    const auto dataset = tests::importTiny(workspace.path().toStdString());
    std::int64_t before = 0;
    for (const auto time : dataset->timestamps())
        before += time;
    fs::remove_all(dataset->folder());
    std::int64_t after = 0;
    for (const auto time : dataset->timestamps())
        after += time;
    QCOMPARE(after, before);
    QCOMPARE(dataset->size(), std::size_t{901});
}

QTEST_GUILESS_MAIN(TstDataDataset)
#include "tst_data_dataset.moc"
