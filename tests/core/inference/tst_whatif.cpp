#include "core/inference/topk.h"
#include "core/inference/whatif.h"
#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace hstudio;
using namespace hstudio::tests;
using inference::WhatIfItem;
using inference::WhatIfSession;

namespace
{

constexpr double kTolerance = 1e-5;
constexpr std::int64_t kDay = 86400;

const data::ItemIndex &items() { return tinyData().training.items; }
std::uint32_t codeOf(std::int32_t internal) { return items().codeOf[static_cast<std::size_t>(internal)]; }

/// The history of a user with the moment a day after its end.
WhatIfSession startOf(std::int64_t user)
{
    const auto code = tinyUser(user);
    return inference::sessionOf(tinyHistories(), code, items(), tinyHistories().timesOf(code).back() + kDay);
}

/// "a@1 b@5": films by internal id and times.
QString textOf(const WhatIfSession &session)
{
    QStringList parts;
    for (const auto &item : session.history)
        parts << QStringLiteral("%1@%2").arg(items().internalOf[item.itemCode]).arg(item.time);
    return parts.join(QLatin1Char(' '));
}

WhatIfSession small() { return {.history = {{codeOf(1), 10}, {codeOf(2), 20}, {codeOf(3), 20}, {codeOf(4), 30}}, .queryTime = 40}; }

using Edit = std::function<void(WhatIfSession &)>;

void put(WhatIfSession &session, std::int32_t film, std::int64_t time)
{
    QVERIFY(inference::addItem(session, items(), {codeOf(film), time}));
}

} // namespace

Q_DECLARE_METATYPE(Edit)

class TstWhatIf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsFromTheUsersHistory();
    void editsDoWhatTheySay();
    void editsThatCannotBeLeaveTheSession();
    void anyEditEqualsAForwardPassFromScratch_data();
    void anyEditEqualsAForwardPassFromScratch();
    void untouchedSessionGivesTheUsersList();
    void newPersonGetsNoListButNoError();
    void sessionsFromElsewhereAreChecked_data();
    void sessionsFromElsewhereAreChecked();
    void modelThatNeedsTimeNeverGetsOneSilently();
    void jsonComesBack();
    void wrongJsonIsRefusedWithItsPlace_data();
    void wrongJsonIsRefusedWithItsPlace();
    void ranksOverTimeEqualTheListsOfEachMoment();
    void ranksOverTimeCheckTheirRequest();
    void momentsOfTheBuckets();
};

void TstWhatIf::startsFromTheUsersHistory()
{
    const auto code = tinyUser(411);
    const auto session = startOf(411);
    const auto history = inference::historyOf(session, items());
    QVERIFY(std::ranges::equal(history.itemsOf(0), tinyHistories().itemsOf(code)));
    QVERIFY(std::ranges::equal(history.timesOf(0), tinyHistories().timesOf(code)));
}

void TstWhatIf::editsDoWhatTheySay()
{
    auto session = small();
    QCOMPARE(*inference::addItem(session, items(), {codeOf(9), 20}), std::size_t{3});
    QCOMPARE(textOf(session), QStringLiteral("1@10 2@20 3@20 9@20 4@30")); // after others of the same second
    QVERIFY(inference::removeItem(session, 1));
    QCOMPARE(textOf(session), QStringLiteral("1@10 3@20 9@20 4@30"));
    QVERIFY(inference::moveItem(session, 0, 2));
    QCOMPARE(textOf(session), QStringLiteral("3@10 9@20 1@20 4@30")); // films move, moments stay
    QVERIFY(inference::moveItem(session, 3, 0));
    QCOMPARE(textOf(session), QStringLiteral("4@10 3@20 9@20 1@30"));
    QVERIFY(inference::moveItem(session, 2, 2));
    QCOMPARE(textOf(session), QStringLiteral("4@10 3@20 9@20 1@30"));
    QCOMPARE(*inference::setTime(session, 0, 25), std::size_t{2});
    QCOMPARE(textOf(session), QStringLiteral("3@20 9@20 4@25 1@30"));
    QCOMPARE(*inference::setTime(session, 3, 20), std::size_t{2});
    QCOMPARE(textOf(session), QStringLiteral("3@20 9@20 1@20 4@25"));
}

void TstWhatIf::editsThatCannotBeLeaveTheSession()
{
    auto session = small();
    const auto before = session;
    const auto unknown = static_cast<std::uint32_t>(std::ranges::find(items().internalOf, 0) - items().internalOf.begin());
    QVERIFY(unknown < items().internalOf.size()); // the data has films that the model doesn't know
    const auto refused = inference::addItem(session, items(), {unknown, 15});
    QVERIFY(!refused && refused.error().code == base::ErrorCode::NotFound);
    QVERIFY(!inference::addItem(session, items(), {100'000, 15}));
    QVERIFY(!inference::addItem(session, items(), {codeOf(1), inference::kLatestTime + 1}));
    QVERIFY(!inference::removeItem(session, 4));
    QVERIFY(!inference::moveItem(session, 0, 4) && !inference::moveItem(session, 4, 0));
    QVERIFY(!inference::setTime(session, 4, 15) && !inference::setTime(session, 0, inference::kEarliestTime - 1));
    const auto nothingThere = inference::removeItem(session, 4);
    QCOMPARE(QString::fromStdString(nothingThere.error().text()), QStringLiteral("There is no item 5 in this history: it has 4."));
    QVERIFY(session == before);
}

void TstWhatIf::anyEditEqualsAForwardPassFromScratch_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<Edit>("edit");
    const std::vector<std::pair<const char *, Edit>> edits = {
        {"nothing", [](WhatIfSession &) {}},
        {"add", [](WhatIfSession &s) { put(s, 17, s.history.back().time + 3600); }},
        {"add into the middle", [](WhatIfSession &s) { put(s, 17, s.history[s.history.size() / 2].time); }},
        {"remove the newest", [](WhatIfSession &s) { QVERIFY(inference::removeItem(s, s.history.size() - 1)); }},
        {"reorder", [](WhatIfSession &s) { QVERIFY(inference::moveItem(s, s.history.size() - 1, s.history.size() - 6)); }},
        {"retime", [](WhatIfSession &s) { QVERIFY(inference::setTime(s, s.history.size() - 3, s.history.back().time + 60)); }},
        {"ask a year later", [](WhatIfSession &s) { *s.queryTime += 365 * kDay; }},
        {"ask in between", [](WhatIfSession &s) { s.queryTime = s.history[s.history.size() / 2].time; }},
        {"a new person",
         [](WhatIfSession &s) {
             s = {.history = {}, .queryTime = 1'000'000'000};
             put(s, 5, 999'999'000);
             put(s, 40, 999'000'000);
             put(s, 5, 999'999'990); // once more
         }},
    };
    for (const auto *model : {"hstu_h1", "hstu_h2", "hstu_rab_p_h1", "sasrec_h2"})
        for (const auto &[name, edit] : edits)
            QTest::addRow("%s, %s", model, name) << std::string(model) << edit;
}

void TstWhatIf::anyEditEqualsAForwardPassFromScratch()
{
    QFETCH(std::string, model);
    QFETCH(Edit, edit);
    auto session = startOf(411);
    edit(session);
    const auto recommender = goldenRecommender(model);
    constexpr std::int32_t kTarget = 30;
    const auto answer =
        inference::recommendWhatIf(*recommender, items(), session, {.k = 20, .filterSeen = true, .targetCode = codeOf(kTarget)});
    QVERIFY2(answer, answer ? "" : answer.error().text().c_str());

    std::vector<std::int32_t> shown, seen;
    std::vector<std::int64_t> times;
    for (const auto &item : session.history) {
        seen.push_back(items().internalOf[item.itemCode]);
        if (recommender->requiresContext() && item.time > *session.queryTime)
            continue;
        shown.push_back(seen.back());
        times.push_back(item.time);
    }
    QCOMPARE(answer->visible, shown.size());
    const auto scores = ReferenceModel(goldenConfig(model), goldenWeights(model)).scores(shown, times, *session.queryTime);
    const auto candidate = [&](std::int32_t film) { return std::ranges::find(seen, film) == seen.end(); };
    std::vector<std::int32_t> order;
    for (std::int32_t film = 1; film < static_cast<std::int32_t>(scores.size()); ++film)
        if (candidate(film))
            order.push_back(film);
    const auto score = [&](std::int32_t film) { return scores[static_cast<std::size_t>(film)]; };
    std::ranges::stable_sort(order, [&](auto a, auto b) { return score(a) > score(b); });
    QCOMPARE(answer->items.size(), std::min<std::size_t>(20, order.size()));
    for (std::size_t i = 0; i < answer->items.size(); ++i) {
        const auto &item = answer->items[i];
        const auto film = items().internalOf[item.itemCode];
        QVERIFY(candidate(film));
        QCOMPARE(item.rank, static_cast<std::int32_t>(i) + 1);
        QVERIFY(std::abs(static_cast<double>(item.score) - score(film)) < kTolerance);
        QVERIFY(std::abs(score(film) - score(order[i])) < kTolerance); // the same film, or one that scores the same
    }
    if (!candidate(kTarget)) {
        QCOMPARE(answer->targetRank, 0);
        return;
    }
    const auto better = std::ranges::count_if(order, [&](auto film) { return score(film) > score(kTarget) + kTolerance; });
    const auto notWorse = std::ranges::count_if(order, [&](auto film) { return score(film) > score(kTarget) - kTolerance; });
    QVERIFY(answer->targetRank > better && answer->targetRank <= notWorse);
    QVERIFY(std::abs(static_cast<double>(answer->targetScore.value()) - score(kTarget)) < kTolerance);
}

void TstWhatIf::untouchedSessionGivesTheUsersList()
{
    const auto recommender = goldenRecommender("hstu_h1");
    const auto session = startOf(98);
    const std::array which = {tinyUser(98)};
    const std::array times = {*session.queryTime};
    const auto list =
        recommender->recommend({.histories = &tinyHistories(), .which = which, .queryTimes = times, .targets = {}, .candidates = {}});
    const auto answer = inference::recommendWhatIf(*recommender, items(), session);
    QVERIFY(list && answer);
    QCOMPARE(answer->items.size(), list->front().items.size());
    for (std::size_t i = 0; i < answer->items.size(); ++i)
        QCOMPARE(answer->items[i].itemCode, list->front().items[i].itemCode);
}

void TstWhatIf::newPersonGetsNoListButNoError()
{
    const auto recommender = goldenRecommender("hstu_h1");
    auto nobody = inference::recommendWhatIf(*recommender, items(), {.history = {}, .queryTime = 1'000'000'000});
    QVERIFY(nobody);
    QCOMPARE(nobody->visible, std::size_t{0});
    QVERIFY(nobody->items.empty());
    auto early = small(); // everything lies after the moment
    early.queryTime = 5;
    nobody = inference::recommendWhatIf(*recommender, items(), early);
    QVERIFY(nobody && nobody->items.empty());
}

void TstWhatIf::sessionsFromElsewhereAreChecked_data()
{
    QTest::addColumn<std::string>("wrong");
    QTest::addColumn<QString>("says");
    QTest::newRow("order") << std::string("order") << QStringLiteral("Item 2 of the history is earlier");
    QTest::newRow("unknown") << std::string("unknown") << QStringLiteral("The model doesn't know this item");
    QTest::newRow("time") << std::string("time") << QStringLiteral("not a usable moment");
    QTest::newRow("query") << std::string("query") << QStringLiteral("not a usable moment");
}

void TstWhatIf::sessionsFromElsewhereAreChecked()
{
    QFETCH(std::string, wrong);
    QFETCH(QString, says);
    auto session = small();
    if (wrong == "order")
        session.history[0].time = 21;
    else if (wrong == "unknown")
        session.history[1].itemCode = 100'000;
    else if (wrong == "time")
        session.history[0].time = inference::kEarliestTime - 1;
    else
        session.queryTime = inference::kLatestTime + 1;
    const auto refused = inference::recommendWhatIf(*goldenRecommender("hstu_h1"), items(), session);
    QVERIFY(!refused);
    QVERIFY2(QString::fromStdString(refused.error().text()).contains(says), refused.error().text().c_str());
}

void TstWhatIf::modelThatNeedsTimeNeverGetsOneSilently()
{
    auto session = small();
    session.queryTime.reset();
    const auto refused = inference::recommendWhatIf(*goldenRecommender("hstu_h1"), items(), session);
    QVERIFY(!refused && refused.error().code == base::ErrorCode::InvalidArgument);
    QVERIFY(inference::recommendWhatIf(*goldenRecommender("sasrec_h1"), items(), session));
}

void TstWhatIf::jsonComesBack()
{
    const auto &dataset = *tinyData().dataset;
    for (const auto &session : {small(), WhatIfSession{}, WhatIfSession{.history = {{codeOf(7), -5}}, .queryTime = {}}}) {
        const auto text = inference::toJson({.name = "Who\u00a0am \"I\"?", .dataset = "tiny", .user = "411", .session = session}, dataset);
        const auto back = inference::whatIfFromJson(text, dataset);
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QVERIFY(back->session == session);
        QCOMPARE(back->name, std::string("Who\u00a0am \"I\"?"));
        QCOMPARE(back->user, std::string("411"));
        QCOMPARE(back->dataset, std::string("tiny"));
    }
    const auto text = inference::toJson({.name = {}, .dataset = {}, .user = {}, .session = small()}, dataset);
    QVERIFY(text.find(dataset.item(codeOf(1)).title) != std::string::npos);
}

void TstWhatIf::wrongJsonIsRefusedWithItsPlace_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no JSON") << std::string("hello") << QStringLiteral("not a what-if");
    QTest::newRow("a list") << std::string("[]") << QStringLiteral("not a what-if");
    QTest::newRow("no history") << std::string("{}") << QStringLiteral("no list \"history\"");
    QTest::newRow("entry") << std::string(R"({"history": [{"item": 1}]})") << QStringLiteral("Entry 1 of \"history\" needs");
    QTest::newRow("time") << std::string(R"({"history": [{"item": 1, "time": "then"}]})") << QStringLiteral("\"time\" of entry 1");
    QTest::newRow("item") << std::string(R"({"history": [{"item": "no such", "time": 1}]})") << QStringLiteral("no item \"no such\"");
    QTest::newRow("moment") << std::string(R"({"history": [], "query_time": 1.5})") << QStringLiteral("\"query_time\" is not");
}

void TstWhatIf::wrongJsonIsRefusedWithItsPlace()
{
    QFETCH(std::string, text);
    QFETCH(QString, says);
    const auto read = inference::whatIfFromJson(text, *tinyData().dataset);
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().text()).contains(says), read.error().text().c_str());
}

void TstWhatIf::ranksOverTimeEqualTheListsOfEachMoment()
{
    const auto recommender = goldenRecommender("hstu_h1");
    const auto user = tinyUser(411);
    const auto seenAt = tinyHistories().timesOf(user);
    auto moments = inference::bucketMoments(seenAt.back(), 365 * kDay);
    moments.push_back(seenAt.front() - 1); // nothing is shown then
    const std::vector<std::int32_t> films = {3, 11, 29, 54, tinyHistories().itemsOf(user).front()};
    for (const bool filterSeen : {true, false}) {
        const auto grid = recommender->rankGrid(
            {.histories = &tinyHistories(), .which = user, .queryTimes = moments, .films = films, .filterSeen = filterSeen});
        QVERIFY(grid);
        QCOMPARE(grid->queryTimes, moments);
        QCOMPARE(grid->ranks.size(), moments.size());
        for (std::size_t moment = 0; moment < moments.size(); ++moment)
            for (std::size_t film = 0; film < films.size(); ++film) {
                const std::array which = {user};
                const auto answer = recommender->recommend({.histories = &tinyHistories(),
                                                            .which = which,
                                                            .queryTimes = std::span(moments).subspan(moment, 1),
                                                            .targets = std::span(films).subspan(film, 1),
                                                            .candidates = {},
                                                            .k = 1,
                                                            .filterSeen = filterSeen});
                QVERIFY(answer);
                QCOMPARE(grid->ranks[moment][film], answer->empty() ? 0 : answer->front().targetRank);
            }
        QCOMPARE(grid->ranks.front().back() == 0, filterSeen);
        QVERIFY(grid->ranks.front() != grid->ranks[moments.size() - 2]); // time has an effect
    }
}

void TstWhatIf::ranksOverTimeCheckTheirRequest()
{
    const auto recommender = goldenRecommender("hstu_h1");
    const std::array<std::int64_t, 1> moments = {1'000'000'000};
    const std::array<std::int32_t, 2> films = {3, 56};
    const auto unknown = recommender->rankGrid({.histories = &tinyHistories(), .which = 0, .queryTimes = moments, .films = films});
    QVERIFY(!unknown && unknown.error().code == base::ErrorCode::NotFound);
    const auto never =
        recommender->rankGrid({.histories = &tinyHistories(), .which = 0, .queryTimes = {}, .films = std::span(films).first(1)});
    QVERIFY(!never && never.error().code == base::ErrorCode::InvalidArgument);
    std::stop_source source;
    source.request_stop();
    const auto stopped = recommender->rankGrid(
        {.histories = &tinyHistories(), .which = tinyUser(411), .queryTimes = moments, .films = std::span(films).first(1)},
        source.get_token());
    QVERIFY(!stopped && stopped.error().code == base::ErrorCode::Cancelled);
}

void TstWhatIf::momentsOfTheBuckets()
{
    // The first thresholds of golden models/buckets.json: 2, 3, 4, 5, 7, 9.
    QCOMPARE(inference::bucketMoments(100, 8), (std::vector<std::int64_t>{100, 102, 103, 104, 105, 107}));
    QCOMPARE(inference::bucketMoments(100, 0), std::vector<std::int64_t>{100});
    const auto year = inference::bucketMoments(0, 365 * kDay);
    QVERIFY(std::ranges::is_sorted(year) && year.back() <= 365 * kDay && year.size() > 50);
}

QTEST_GUILESS_MAIN(TstWhatIf)
#include "tst_whatif.moc"
