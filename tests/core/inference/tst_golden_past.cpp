#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/inference/paddedhstu.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace hstudio;
using namespace hstudio::tests;

namespace
{

constexpr std::size_t kLength = 16;
constexpr double kScoreTolerance = 1e-5;

/// The last L of the items, and the time of each with the query time behind them; padded on the left with the first time shown.
PaddedRow collated(std::vector<std::int64_t> items, std::vector<std::int64_t> times)
{
    const auto shown = std::min(items.size(), kLength);
    PaddedRow row{{items.end() - static_cast<std::ptrdiff_t>(shown), items.end()},
                  {times.end() - static_cast<std::ptrdiff_t>(shown) - 1, times.end()}};
    row.items.insert(row.items.begin(), kLength - shown, 0);
    row.times.insert(row.times.begin(), kLength - shown, row.times.front());
    return row;
}

struct History
{
    std::vector<std::int64_t> items;
    std::vector<std::int64_t> times;
};

History historyOf(std::uint32_t user)
{
    const auto items = tinyHistories().itemsOf(user);
    const auto times = tinyHistories().timesOf(user);
    return {{items.begin(), items.end()}, {times.begin(), times.end()}};
}

std::size_t entriesUntil(const History &history, std::int64_t time)
{
    return static_cast<std::size_t>(std::ranges::upper_bound(history.times, time) - history.times.begin());
}

/// RecTools: an entry without an item is put at its place in time, then the last entry lends its time and loses its item.
PaddedRow accidental(History history, std::int64_t queryTime)
{
    const auto place = static_cast<std::ptrdiff_t>(entriesUntil(history, queryTime));
    history.items.insert(history.items.begin() + place, 0);
    history.times.insert(history.times.begin() + place, queryTime);
    history.items.pop_back();
    return collated(history.items, history.times);
}

/// HSTUdio: what came after the query time isn't there.
PaddedRow cut(History history, std::int64_t queryTime)
{
    const auto kept = entriesUntil(history, queryTime);
    history.items.resize(kept);
    history.times.resize(kept);
    history.times.push_back(queryTime);
    return collated(history.items, history.times);
}

struct Ranked
{
    std::int64_t item = 0; ///< internal id
    double score = 0;
};

/// The best k by score, smaller ids first among equals; PAD never, `seen` neither.
std::vector<Ranked> best(const std::vector<double> &scores, const std::vector<std::int64_t> &seen, std::size_t k)
{
    std::vector<Ranked> ranked;
    for (std::size_t item = 1; item < scores.size(); ++item)
        if (std::ranges::find(seen, static_cast<std::int64_t>(item)) == seen.end())
            ranked.push_back({static_cast<std::int64_t>(item), scores[item]});
    std::ranges::stable_sort(ranked, std::ranges::greater{}, &Ranked::score);
    ranked.resize(std::min(k, ranked.size()));
    return ranked;
}

/// "" when both lists agree within the tolerance; items that close may swap.
QString difference(const std::vector<Ranked> &actual, const std::vector<Ranked> &expected)
{
    if (actual.size() != expected.size())
        return QStringLiteral("%1 rows instead of %2").arg(actual.size()).arg(expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i) {
        if (std::abs(actual[i].score - expected[i].score) > kScoreTolerance)
            return QStringLiteral("score %1 at rank %2 instead of %3").arg(actual[i].score).arg(i + 1).arg(expected[i].score);
        const auto there = std::ranges::find(expected, actual[i].item, &Ranked::item);
        if (there == expected.end() || std::abs(there->score - expected[i].score) > kScoreTolerance)
            return QStringLiteral("item %1 at rank %2 instead of %3").arg(actual[i].item).arg(i + 1).arg(expected[i].item);
    }
    return {};
}

} // namespace

/// The one place where HSTUdio recommends something else than RecTools does: a query time inside the history (golden part D, runs "past"). RecTools' rows and
/// lists follow from its accident, HSTUdio's from the cut, with everything else the same: an HSTU in plain loops gives both.
class TstGoldenPast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accidentGivesRecToolsRows();
    void accidentGivesRecToolsLists_data();
    void accidentGivesRecToolsLists();
    void cutGivesHstudiosLists_data();
    void cutGivesHstudiosLists();

private:
    static void addRuns();
    [[nodiscard]] const nlohmann::json &run(bool filterSeen) const;

    nlohmann::json m_runs = goldenJson("recommend/u2i.json").at("runs");
    GoldenTensors m_tensors = readGoldenTensors(HSTUDIO_TEST_DATA "/golden/models/hstu_h1.safetensors");
    PaddedHstu m_model{m_tensors};
};

void TstGoldenPast::addRuns()
{
    QTest::addColumn<bool>("filterSeen");
    QTest::newRow("seen films left out") << true;
    QTest::newRow("seen films kept") << false;
}

const nlohmann::json &TstGoldenPast::run(bool filterSeen) const
{
    const auto found = std::ranges::find_if(m_runs, [filterSeen](const auto &run) {
        return run.at("query_time") == "past" && run.at("filter_viewed").template get<bool>() == filterSeen && run.at("model") == "hstu_h1";
    });
    if (found == m_runs.end())
        throw std::runtime_error("no such run in u2i.json");
    return *found;
}

void TstGoldenPast::accidentGivesRecToolsRows()
{
    const auto users = goldenJson("recommend/past_batch.json").at("rows").get<std::vector<std::int64_t>>();
    const auto rows = readGoldenTensors(HSTUDIO_TEST_DATA "/golden/recommend/past_batch.safetensors");
    const auto queryTime = run(true).at("query_timestamp").get<std::int64_t>();
    int inside = 0;
    for (std::size_t r = 0; r < users.size(); ++r) {
        const auto history = historyOf(tinyUser(users[r]));
        const auto row = accidental(history, queryTime);
        inside += entriesUntil(history, queryTime) < history.items.size() ? 1 : 0;
        for (std::size_t p = 0; p < kLength; ++p)
            QVERIFY2(row.items[p] == rows.at("x").integer(r, p), qPrintable(QStringLiteral("user %1, column %2").arg(users[r]).arg(p)));
        for (std::size_t p = 0; p <= kLength; ++p)
            QVERIFY2(row.times[p] == rows.at("unix_ts").integer(r, p), qPrintable(QStringLiteral("user %1, time %2").arg(users[r]).arg(p)));
    }
    QVERIFY(inside > 0);
}

void TstGoldenPast::accidentGivesRecToolsLists_data() { addRuns(); }

void TstGoldenPast::accidentGivesRecToolsLists()
{
    QFETCH(bool, filterSeen);
    const auto &golden = run(filterSeen);
    const auto queryTime = golden.at("query_timestamp").get<std::int64_t>();
    for (const auto &reco : golden.at("reco")) {
        const auto history = historyOf(tinyUser(reco.at("user")));
        std::vector<Ranked> expected;
        for (std::size_t i = 0; i < reco.at("items").size(); ++i)
            expected.push_back({tinyItem(reco.at("items")[i]), reco.at("scores")[i]});
        const auto seen = filterSeen ? history.items : std::vector<std::int64_t>{};
        const auto wrong = difference(best(m_model.scores(accidental(history, queryTime)), seen, golden.at("k")), expected);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("user %1: %2").arg(reco.at("user").get<int>()).arg(wrong)));
    }
}

void TstGoldenPast::cutGivesHstudiosLists_data() { addRuns(); }

void TstGoldenPast::cutGivesHstudiosLists()
{
    QFETCH(bool, filterSeen);
    const auto &golden = run(filterSeen);
    const auto queryTime = golden.at("query_timestamp").get<std::int64_t>();
    std::vector<std::uint32_t> which;
    for (const auto &reco : golden.at("reco"))
        which.push_back(tinyUser(reco.at("user")));
    const std::vector<std::int64_t> times(which.size(), queryTime);
    const auto answers = goldenRecommender("hstu_h1")->recommend({.histories = &tinyHistories(),
                                                                  .which = which,
                                                                  .queryTimes = times,
                                                                  .targets = {},
                                                                  .candidates = {},
                                                                  .k = golden.at("k"),
                                                                  .filterSeen = filterSeen});
    QVERIFY2(answers, answers ? "" : answers.error().text().c_str());
    int differ = 0;
    for (const auto &answer : *answers) {
        const auto history = historyOf(static_cast<std::uint32_t>(answer.history));
        std::vector<Ranked> actual;
        for (const auto &item : answer.items)
            actual.push_back({tinyData().training.items.internalOf.at(item.itemCode), static_cast<double>(item.score)});
        const auto seen = filterSeen ? history.items : std::vector<std::int64_t>{};
        const auto wrong = difference(actual, best(m_model.scores(cut(history, queryTime)), seen, golden.at("k")));
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("history %1: %2").arg(answer.history).arg(wrong)));
        const auto there = difference(actual, best(m_model.scores(accidental(history, queryTime)), seen, golden.at("k")));
        const bool inside = entriesUntil(history, queryTime) < history.items.size();
        QVERIFY2(inside || there.isEmpty(), qPrintable(QStringLiteral("history %1, not inside: %2").arg(answer.history).arg(there)));
        differ += there.isEmpty() ? 0 : 1;
    }
    QVERIFY(differ > 0); // the accident is no trifle
}

QTEST_GUILESS_MAIN(TstGoldenPast)
#include "tst_golden_past.moc"
