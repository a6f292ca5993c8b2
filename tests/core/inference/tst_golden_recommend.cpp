#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace hstudio;
using namespace hstudio::tests;

namespace
{

constexpr double kScoreTolerance = 1e-5;

/// "" when the lists agree: scores within the tolerance, items in the same order but for swaps among scores closer than that.
QString difference(const std::vector<inference::ScoredItem> &actual, const nlohmann::json &expected)
{
    const auto items = expected.at("items").get<std::vector<std::int64_t>>();
    const auto scores = expected.at("scores").get<std::vector<double>>();
    if (actual.size() != items.size())
        return QStringLiteral("%1 rows instead of %2").arg(actual.size()).arg(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto score = static_cast<double>(actual[i].score);
        if (std::abs(score - scores[i]) > kScoreTolerance)
            return QStringLiteral("score %1 at rank %2 instead of %3").arg(score, 0, 'g', 9).arg(i + 1).arg(scores[i], 0, 'g', 9);
        if (actual[i].rank != static_cast<std::int32_t>(i) + 1)
            return QStringLiteral("rank %1 at place %2").arg(actual[i].rank).arg(i + 1);
        const auto id = tinyItemId(actual[i].itemCode);
        const auto there = static_cast<std::size_t>(std::ranges::find(items, id) - items.begin());
        if (there == items.size() || std::abs(scores[there] - scores[i]) > kScoreTolerance)
            return QStringLiteral("item %1 at rank %2 instead of %3").arg(id).arg(i + 1).arg(items[i]);
    }
    return {};
}

std::vector<std::int32_t> whitelistOf(const nlohmann::json &run)
{
    std::vector<std::int32_t> items;
    for (const auto &id : run.value("items_to_recommend", nlohmann::json::array())) {
        const auto code = tinyData().dataset->itemIds().find(std::to_string(id.get<std::int64_t>()));
        items.push_back(code ? tinyData().training.items.internalOf.at(*code) : 0);
    }
    return items;
}

std::int64_t queryTimeOf(const nlohmann::json &run, std::uint32_t user)
{
    const auto &tiny = tinyData();
    return run.at("query_time") == "test" ? data::testTarget(*tiny.dataset, tiny.split, tiny.training.items, user).time
                                          : run.at("query_timestamp").get<std::int64_t>();
}

} // namespace

/// Golden part D: what RecTools recommends with the same weights.
class TstGoldenRecommend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void userToItem_data();
    void userToItem();
    void itemToItem_data();
    void itemToItem();

private:
    nlohmann::json m_u2i = goldenJson("recommend/u2i.json").at("runs");
    nlohmann::json m_i2i = goldenJson("recommend/i2i.json").at("runs");
};

void TstGoldenRecommend::userToItem_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; const auto &run : m_u2i) {
        const auto queryTime = run.at("query_time").is_null() ? std::string("none") : run.at("query_time").get<std::string>();
        if (queryTime != "past") // the past cuts the history here; RecTools has a quirk instead
            QTest::addRow("%s, query time %s, filter %d, whitelist %d", run.at("model").get<std::string>().c_str(), queryTime.c_str(),
                          run.at("filter_viewed").get<bool>(), run.contains("items_to_recommend"))
                << index;
        ++index;
    }
}

void TstGoldenRecommend::userToItem()
{
    QFETCH(int, index);
    const auto &run = m_u2i.at(static_cast<std::size_t>(index));
    const auto recommender = goldenRecommender(run.at("model"));
    std::vector<std::uint32_t> which;
    std::vector<std::int64_t> times;
    for (const auto &user : run.at("users_requested")) {
        which.push_back(tinyUser(user));
        if (!run.at("query_time").is_null())
            times.push_back(queryTimeOf(run, which.back()));
    }
    const auto whitelist = whitelistOf(run);
    const auto answers = recommender->recommend({.histories = &tinyHistories(),
                                                 .which = which,
                                                 .queryTimes = times,
                                                 .targets = {},
                                                 .candidates = whitelist,
                                                 .k = run.at("k"),
                                                 .filterSeen = run.at("filter_viewed")});
    QVERIFY2(answers, answers ? "" : answers.error().text().c_str());
    const auto &expected = run.at("reco");
    QCOMPARE(answers->size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(answers->at(i).history, tinyUser(expected[i].at("user")));
        QCOMPARE(answers->at(i).queryTime.has_value(), recommender->requiresContext());
        const auto wrong = difference(answers->at(i).items, expected[i]);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("user %1: %2").arg(expected[i].at("user").get<int>()).arg(wrong)));
    }
}

void TstGoldenRecommend::itemToItem_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; const auto &run : m_i2i) {
        if (run.at("filter_itself").get<bool>()) // an item is never recommended for itself here
            QTest::newRow(run.at("model").get<std::string>().c_str()) << index;
        ++index;
    }
}

void TstGoldenRecommend::itemToItem()
{
    QFETCH(int, index);
    const auto &run = m_i2i.at(static_cast<std::size_t>(index));
    const auto recommender = goldenRecommender(run.at("model"));
    for (const auto &expected : run.at("reco")) {
        const auto similar = recommender->similarItems(tinyItem(expected.at("target_item")), run.at("k"));
        QVERIFY(similar);
        const auto wrong = difference(*similar, expected);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("item %1: %2").arg(expected.at("target_item").get<int>()).arg(wrong)));
    }
}

QTEST_GUILESS_MAIN(TstGoldenRecommend)
#include "tst_golden_recommend.moc"
