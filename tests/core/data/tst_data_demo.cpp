#include "core/data/demo.h"
#include "core/data/demo/films.h"
#include "core/data/import.h"
#include "core/data/import/text.h"

#include "tests/support/datasets.h"
#include "tests/support/goldentensors.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace hstudio;
namespace fs = std::filesystem;

namespace
{

constexpr std::int64_t kHour = 3600;

data::DemoOptions small()
{
    data::DemoOptions options;
    options.users = 200;
    return options;
}

} // namespace

class TstDataDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameOptionsGiveTheSameBytes();
    void anotherSeedGivesOtherData();
    void theDefaultShapeIsAsPromised();
    void theDataAreImportedWithoutRefusals();
    void theTimeSinceTheLastFilmDecidesTheShelf();
    void nobodySeesAFilmTwice();
    void titlesAreDistinctLatin1WithYears();
    void impossibleShapesAreRefused_data();
    void impossibleShapesAreRefused();

private:
    fs::path write(const char *name, const data::DemoOptions &options)
    {
        const fs::path folder = fs::path(m_folder.path().toStdString()) / name;
        if (auto written = data::writeDemoData(folder, options); !written)
            throw std::runtime_error(written.error().text());
        return folder;
    }
    QTemporaryDir m_folder;
};

void TstDataDemo::theSameOptionsGiveTheSameBytes()
{
    const auto first = write("first", small());
    const auto second = write("second", small());
    for (const auto *file : {"ratings.dat", "movies.dat", "users.dat"})
        QVERIFY(tests::readGoldenFile(first / file) == tests::readGoldenFile(second / file));
}

void TstDataDemo::anotherSeedGivesOtherData()
{
    auto options = small();
    options.seed = 2;
    QVERIFY(tests::readGoldenFile(write("seed", options) / "ratings.dat") !=
            tests::readGoldenFile(write("first", small()) / "ratings.dat"));
}

void TstDataDemo::theDefaultShapeIsAsPromised()
{
    const data::DemoOptions options;
    const auto dataset = tests::importOrThrow(write("default", options), m_folder.path().toStdString());
    QCOMPARE(dataset->summary().users, options.users);
    QCOMPARE(dataset->summary().items, options.items);
    std::vector<int> lengths(dataset->userIds().size(), 0);
    for (const auto user : dataset->users())
        ++lengths[user];
    std::ranges::sort(lengths);
    QVERIFY(lengths.front() >= 20);
    QVERIFY(lengths.back() <= options.items / 2);
    QVERIFY(std::abs(lengths[lengths.size() / 2] - options.medianHistory) <= 3);
}

void TstDataDemo::theDataAreImportedWithoutRefusals()
{
    const auto dataset = tests::importOrThrow(write("first", small()), m_folder.path().toStdString());
    QCOMPARE(dataset->summary().format, std::string("ml-1m"));
    QCOMPARE(dataset->summary().refused, 0);
    for (std::uint32_t item = 0; item < dataset->itemIds().size(); ++item) {
        QVERIFY(!dataset->item(item).title.empty());
        QVERIFY(!dataset->item(item).genres.empty());
    }
}

void TstDataDemo::theTimeSinceTheLastFilmDecidesTheShelf()
{
    const auto dataset = tests::importOrThrow(write("first", small()), m_folder.path().toStdString());
    const auto shelf = [&](std::size_t row) { return (dataset->itemIds().number(dataset->items()[row]) - 1) / data::kFilmsPerShelf; };
    std::int64_t sittings = 0;
    std::int64_t stays = 0;
    std::int64_t nextDays = 0;
    std::int64_t leaves = 0;
    std::int64_t long_ = 0;
    for (std::size_t row = 1; row < dataset->size(); ++row) {
        if (dataset->users()[row] != dataset->users()[row - 1])
            continue;
        const auto pause = dataset->timestamps()[row] - dataset->timestamps()[row - 1];
        QVERIFY(pause > 0);
        if (pause < kHour) {
            ++sittings;
            stays += shelf(row) == shelf(row - 1) ? 1 : 0;
        } else if (pause < 48 * kHour) {
            ++nextDays;
            leaves += shelf(row) != shelf(row - 1) ? 1 : 0;
        } else {
            ++long_;
        }
    }
    // Both happen about equally often, so that the last films alone don't tell which comes.
    const auto all = static_cast<double>(sittings + nextDays + long_);
    QVERIFY(std::abs(static_cast<double>(sittings) / all - 0.50) < 0.03);
    QVERIFY(std::abs(static_cast<double>(nextDays) / all - 0.45) < 0.03);
    QVERIFY(long_ > 0);
    // Nearly always as said: a shelf runs out, or both of a season's are the same.
    QVERIFY(static_cast<double>(stays) > 0.95 * static_cast<double>(sittings));
    QVERIFY(static_cast<double>(leaves) > 0.85 * static_cast<double>(nextDays));
}

void TstDataDemo::nobodySeesAFilmTwice()
{
    const auto dataset = tests::importOrThrow(write("first", small()), m_folder.path().toStdString());
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (std::size_t row = 0; row < dataset->size(); ++row)
        QVERIFY(seen.emplace(dataset->users()[row], dataset->items()[row]).second);
}

void TstDataDemo::titlesAreDistinctLatin1WithYears()
{
    const auto films = data::inventFilms(7000, 1); // more than there are pairs of words
    QCOMPARE(films.size(), std::size_t{7000});
    std::set<std::string> titles;
    bool accents = false;
    for (const auto &film : films) {
        QVERIFY(titles.insert(film.title.substr(0, film.title.rfind(" ("))).second);
        QVERIFY(QString::fromLatin1(film.title.c_str()).contains(QRegularExpression(" \\((19|20)\\d\\d\\)$")));
        QVERIFY(film.title.find("::") == std::string::npos);
        QVERIFY(!film.genres.empty());
        accents = accents || !data::isUtf8(film.title);
    }
    QVERIFY(accents);
}

void TstDataDemo::impossibleShapesAreRefused_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("items");
    QTest::addColumn<int>("medianHistory");
    QTest::newRow("no user") << 0 << 320 << 50;
    QTest::newRow("less than a series") << 10 << 9 << 50;
    QTest::newRow("no history") << 10 << 320 << 0;
}

void TstDataDemo::impossibleShapesAreRefused()
{
    QFETCH(int, users);
    QFETCH(int, items);
    QFETCH(int, medianHistory);
    const auto folder = fs::path(m_folder.path().toStdString()) / "refused";
    const auto result = data::writeDemoData(folder, {.users = users, .items = items, .medianHistory = medianHistory});
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == base::ErrorCode::InvalidArgument);
    QVERIFY(!fs::exists(folder));
}

QTEST_GUILESS_MAIN(TstDataDemo)
#include "tst_data_demo.moc"
