#include "core/data/import.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <set>

using namespace hstudio;
using data::Filters;
using data::FilterStep;
namespace fs = std::filesystem;

namespace
{

/// user::item::rating::time as text, in file order.
std::vector<std::string> rowsOf(const data::Dataset &dataset)
{
    std::vector<std::string> rows;
    for (std::size_t row = 0; row < dataset.size(); ++row)
        rows.push_back(dataset.userIds().text(dataset.users()[row]) + " " + dataset.itemIds().text(dataset.items()[row]) + " " +
                       std::to_string(static_cast<int>(dataset.ratings()[row])) + " " + std::to_string(dataset.timestamps()[row]));
    return rows;
}

const std::string kLines = "1::10::5::100\n" // 0
                           "1::20::2::200\n"
                           "2::10::4::150\n"
                           "1::10::3::300\n" // again
                           "2::30::1::400\n"
                           "3::30::5::500\n";

} // namespace

class TstDataFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = m_temporary->path().toStdString();
        m_file = tests::writeTextFile(m_root / "ratings.dat", kLines);
    }

    void eachFilterRemovesAndTellsWhat_data();
    void eachFilterRemovesAndTellsWhat();
    void theOrderOfFiltersIsFixed();
    void kCoreIsWhatRepetitionGives_data();
    void kCoreIsWhatRepetitionGives();
    void codesAreGivenAnewByFirstAppearance();
    void filtersAreStoredWithTheDataSet();
    void derivingEqualsImportingWithTheSameFilters();
    void derivingTwiceListsBothSteps();
    void titlesFollowTheirItems();
    void noInteractionLeftIsAnError();
    void impossibleFiltersAreRefused_data();
    void impossibleFiltersAreRefused();

private:
    std::shared_ptr<const data::Dataset> import(const Filters &filters)
    {
        auto dataset = data::importDataset(m_file, m_root / "datasets", {.preparation = {.filters = filters, .split = {}}});
        if (!dataset)
            throw std::runtime_error(dataset.error().text());
        return *dataset;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;
    fs::path m_file;
};

void TstDataFilters::eachFilterRemovesAndTellsWhat_data()
{
    QTest::addColumn<Filters>("filters");
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<FilterStep>("step");
    QTest::newRow("rating threshold") << Filters{.minRating = 3.0F} << QStringList{"1 10 5 100", "2 10 4 150", "1 10 3 300", "3 30 5 500"}
                                      << FilterStep{"rating", "3", 2, 0, 1};
    QTest::newRow("half stars") << Filters{.minRating = 4.5F} << QStringList{"1 10 5 100", "3 30 5 500"}
                                << FilterStep{"rating", "4.5", 4, 1, 1};
    QTest::newRow("time range") << Filters{.from = 150, .until = 500} << QStringList{"1 20 2 200", "2 10 4 150", "1 10 3 300", "2 30 1 400"}
                                << FilterStep{"time_range", "1970-01-01T00:02:30Z/1970-01-01T00:08:20Z", 2, 1, 0};
    QTest::newRow("from a time on") << Filters{.from = 400} << QStringList{"2 30 1 400", "3 30 5 500"}
                                    << FilterStep{"time_range", "1970-01-01T00:06:40Z/", 4, 1, 2};
    QTest::newRow("duplicates, first") << Filters{.duplicates = Filters::Duplicates::First}
                                       << QStringList{"1 10 5 100", "1 20 2 200", "2 10 4 150", "2 30 1 400", "3 30 5 500"}
                                       << FilterStep{"duplicates", "first", 1, 0, 0};
    QTest::newRow("duplicates, last") << Filters{.duplicates = Filters::Duplicates::Last}
                                      << QStringList{"1 20 2 200", "2 10 4 150", "1 10 3 300", "2 30 1 400", "3 30 5 500"}
                                      << FilterStep{"duplicates", "last", 1, 0, 0};
    QTest::newRow("users") << Filters{.minUserInteractions = 3} << QStringList{"1 10 5 100", "1 20 2 200", "1 10 3 300"}
                           << FilterStep{"k_core", "3/0", 3, 2, 1};
    QTest::newRow("items") << Filters{.minItemInteractions = 3} << QStringList{"1 10 5 100", "2 10 4 150", "1 10 3 300"}
                           << FilterStep{"k_core", "0/3", 3, 1, 2};
    // 20 goes for its one row; 3 goes for its one row; then 30 has one left, and 2 too few, but 1 stays with two rows of 10.
    QTest::newRow("2-core") << Filters{.minUserInteractions = 2, .minItemInteractions = 2} << QStringList{"1 10 5 100", "1 10 3 300"}
                            << FilterStep{"k_core", "2/2", 4, 2, 2};
}

void TstDataFilters::eachFilterRemovesAndTellsWhat()
{
    QFETCH(Filters, filters);
    QFETCH(QStringList, left);
    QFETCH(FilterStep, step);
    const auto dataset = import(filters);
    QStringList rows;
    for (const auto &row : rowsOf(*dataset))
        rows << QString::fromStdString(row);
    QCOMPARE(rows, left);
    QCOMPARE(dataset->summary().filters.size(), std::size_t{1});
    const auto &found = dataset->summary().filters.front();
    QCOMPARE(found.filter, step.filter);
    QCOMPARE(found.value, step.value);
    QCOMPARE(found.interactions, step.interactions);
    QCOMPARE(found.users, step.users);
    QCOMPARE(found.items, step.items);
    QCOMPARE(dataset->summary().interactions, left.size());
}

void TstDataFilters::theOrderOfFiltersIsFixed()
{
    // The time range comes first, so that the last duplicate within it is the one at 100.
    const auto dataset = import(
        {.until = 250, .minRating = 3.0F, .duplicates = Filters::Duplicates::Last, .minUserInteractions = 1, .minItemInteractions = 2});
    QStringList names;
    for (const auto &step : dataset->summary().filters)
        names << QString::fromStdString(step.filter);
    QCOMPARE(names.join(' '), QStringLiteral("time_range rating duplicates k_core"));
    QCOMPARE(rowsOf(*dataset), (std::vector<std::string>{"1 10 5 100", "2 10 4 150"}));
}

void TstDataFilters::kCoreIsWhatRepetitionGives_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("items");
    for (const auto &[users, items] : {std::pair(2, 2), {5, 5}, {6, 3}, {1, 8}, {9, 1}})
        QTest::addRow("%d/%d", users, items) << users << items;
}

void TstDataFilters::kCoreIsWhatRepetitionGives()
{
    QFETCH(int, users);
    QFETCH(int, items);
    std::mt19937 random(7);
    std::vector<std::array<int, 3>> rows;
    std::string text;
    for (int i = 0; i < 1500; ++i) {
        const int user = static_cast<int>(random() % 150);
        const int item = static_cast<int>((random() % 120) * (random() % 120) / 120);
        rows.push_back({user, item, 900000000 + i});
        text += std::to_string(user) + "::" + std::to_string(item) + "::3::" + std::to_string(900000000 + i) + "\n";
    }
    for (bool changed = true; changed;) { // by the definition
        std::map<int, int> ofUser;
        std::map<int, int> ofItem;
        for (const auto &row : rows) {
            ++ofUser[row[0]];
            ++ofItem[row[1]];
        }
        changed = std::erase_if(rows, [&](const auto &row) { return ofUser[row[0]] < users || ofItem[row[1]] < items; }) > 0;
    }
    QVERIFY(!rows.empty());
    tests::writeTextFile(m_file, text);
    const auto dataset = import({.minUserInteractions = users, .minItemInteractions = items});
    std::vector<std::string> expected;
    for (const auto &row : rows)
        expected.push_back(std::to_string(row[0]) + " " + std::to_string(row[1]) + " 3 " + std::to_string(row[2]));
    QCOMPARE(rowsOf(*dataset), expected);
}

void TstDataFilters::codesAreGivenAnewByFirstAppearance()
{
    const auto filtered = import({.from = 150});
    tests::writeTextFile(m_file, "1::20::2::200\n2::10::4::150\n1::10::3::300\n2::30::1::400\n3::30::5::500\n");
    QCOMPARE(import({})->hash(), filtered->hash()); // as if the files had never had more
}

void TstDataFilters::filtersAreStoredWithTheDataSet()
{
    const auto dataset = import({.minRating = 3.0F, .minUserInteractions = 2});
    const auto opened = data::Dataset::open(dataset->folder());
    QVERIFY(opened.ok());
    QVERIFY((*opened)->summary().filters == dataset->summary().filters);
    QCOMPARE((*opened)->summary().filters.size(), std::size_t{2});
}

void TstDataFilters::derivingEqualsImportingWithTheSameFilters()
{
    const Filters filters{.minRating = 2.0F, .minUserInteractions = 2};
    const auto whole = import({});
    const auto derived = data::deriveDataset(*whole, m_root / "datasets", {.filters = filters, .split = {}});
    QVERIFY(derived.ok());
    QCOMPARE((*derived)->hash(), import(filters)->hash());
    QVERIFY((*derived)->hash() != whole->hash());
    QVERIFY((*derived)->summary().filters == import(filters)->summary().filters);
    QCOMPARE(rowsOf(*whole).size(), std::size_t{6}); // the first stays
}

void TstDataFilters::derivingTwiceListsBothSteps()
{
    const auto once = data::deriveDataset(*import({}), m_root / "datasets", {.filters = {.minRating = 2.0F}, .split = {}});
    const auto twice = data::deriveDataset(**once, m_root / "datasets", {.filters = {.from = 150}, .split = {}});
    QVERIFY(twice.ok());
    QCOMPARE((*twice)->summary().filters.size(), std::size_t{2});
    QCOMPARE((*twice)->summary().filters[0].filter, std::string("rating"));
    QCOMPARE((*twice)->summary().filters[1].filter, std::string("time_range"));
    QCOMPARE((*twice)->summary().interactions, 4);
}

void TstDataFilters::titlesFollowTheirItems()
{
    tests::writeTextFile(m_root / "movies.dat", "10::Ten (2000)::Drama\n20::Twenty (2000)::War\n30::Thirty (2000)::Comedy\n");
    const auto derived = data::deriveDataset(*import({}), m_root / "datasets", {.filters = {.from = 300}, .split = {}});
    QVERIFY(derived.ok());
    QCOMPARE((*derived)->itemIds().text(1), std::string("30"));
    QCOMPARE((*derived)->item(1).title, std::string("Thirty (2000)"));
    QCOMPARE((*derived)->item(1).genres, std::vector<std::string>{"Comedy"});
}

void TstDataFilters::noInteractionLeftIsAnError()
{
    const auto result =
        data::importDataset(m_file, m_root / "datasets", {.preparation = {.filters = {.minUserInteractions = 50}, .split = {}}});
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == base::ErrorCode::BadData);
    QVERIFY(QString::fromStdString(result.error().text()).contains("k_core 50/0: 6"));
    QVERIFY(!fs::exists(m_root / "datasets") || fs::is_empty(m_root / "datasets"));
}

void TstDataFilters::impossibleFiltersAreRefused_data()
{
    QTest::addColumn<Filters>("filters");
    QTest::newRow("negative") << Filters{.minUserInteractions = -1};
    QTest::newRow("a range that ends before it begins") << Filters{.from = 200, .until = 200};
}

void TstDataFilters::impossibleFiltersAreRefused()
{
    QFETCH(Filters, filters);
    const auto result = data::importDataset(m_file, m_root / "datasets", {.preparation = {.filters = filters, .split = {}}});
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == base::ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TstDataFilters)
#include "tst_data_filters.moc"
