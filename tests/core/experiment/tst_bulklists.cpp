#include "core/experiment/bulklists.h"
#include "core/experiment/weightsexchange.h"
#include "tests/support/datasets.h"
#include "tests/support/exchangefolder.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace hstudio;
using experiment::ListRule;
using experiment::QueryTime;

namespace
{
constexpr std::int64_t kMoment = 1'100'000'000; // after everything in the data
}

/// Lists of everybody by one rule, on the tiny data with golden weights.
class TstBulkLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ruleHasTheNameOfTheTables_data();
    void ruleHasTheNameOfTheTables();
    void storedListsAreThoseOfTheModel_data();
    void storedListsAreThoseOfTheModel();
    void usersNobodyCanAskAreNoEnd();
    void stoppedListsLeaveNothingAndKeepTheOldOne();
    void answersAtHandAreStoredInBatches();
    void progressEndsWithEverybody();

private:
    std::shared_ptr<experiment::OpenRun> import(const std::string &model)
    {
        const auto folder = path(model.c_str());
        tests::goldenExchange(model).write(folder);
        const auto run = experiment::importWeights(*m_store, m_dataset, folder, model);
        return run ? *experiment::openRun(*m_store, run->id) : nullptr;
    }
    [[nodiscard]] std::filesystem::path path(const char *name) const { return std::filesystem::path(m_folder.path().toStdString()) / name; }

    QTemporaryDir m_folder;
    std::shared_ptr<store::Store> m_store;
    base::DatasetId m_dataset;
    std::shared_ptr<experiment::OpenRun> m_hstu;
    std::shared_ptr<experiment::OpenRun> m_sasrec;
};

void TstBulkLists::initTestCase()
{
    auto opened = store::Store::open(path("workspace"));
    QVERIFY(opened);
    m_store = *opened;
    const auto tiny = tests::importTiny(m_store->datasetsFolder());
    m_dataset = m_store->addDataset(experiment::recordOf(*tiny, "tiny"))->id;
    m_hstu = import("hstu_h1");
    m_sasrec = import("sasrec_h1");
    QVERIFY(m_hstu && m_sasrec);
}

void TstBulkLists::ruleHasTheNameOfTheTables_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<qint64>("time");
    const auto row = [](QueryTime::Rule rule, const char *name, qint64 time) {
        QTest::newRow(name) << static_cast<int>(rule) << std::string(name) << time;
    };
    row(QueryTime::Rule::Test, "test", 0);
    row(QueryTime::Rule::Last, "last", 0);
    row(QueryTime::Rule::At, "at", 77);
    row(QueryTime::Rule::AfterLast, "after_last", 77);
}

void TstBulkLists::ruleHasTheNameOfTheTables()
{
    QFETCH(int, rule);
    QFETCH(std::string, name);
    QFETCH(qint64, time);
    const ListRule asked{.when = {static_cast<QueryTime::Rule>(rule), 77}, .k = 7, .filterSeen = false};
    const auto timed = experiment::storedRequest(*m_hstu, asked);
    QCOMPARE(timed.queryRule, name);
    QCOMPARE(qint64{timed.queryTime}, time);
    QCOMPARE(timed.k, std::int64_t{7});
    QVERIFY(!timed.filterSeen && timed.run == m_hstu->record.id);
    const auto untimed = experiment::storedRequest(*m_sasrec, asked);
    QCOMPARE(untimed.queryRule, std::string("ignored"));
    QCOMPARE(untimed.queryTime, std::int64_t{0});
}

void TstBulkLists::storedListsAreThoseOfTheModel_data()
{
    QTest::addColumn<bool>("timed");
    QTest::newRow("hstu") << true;
    QTest::newRow("sasrec") << false;
}

void TstBulkLists::storedListsAreThoseOfTheModel()
{
    QFETCH(bool, timed);
    auto &run = timed ? *m_hstu : *m_sasrec;
    const auto users = experiment::usersWithHistory(run);
    QVERIFY(!users.empty() && users.size() < run.histories.size());
    const auto stored = experiment::storeLists(*m_store, run, users, {.when = {QueryTime::Rule::At, kMoment}, .k = 5});
    QVERIFY2(stored, stored ? "" : stored.error().text().c_str());
    QCOMPARE(stored->users, static_cast<std::int64_t>(users.size()));
    const std::vector<std::int64_t> times(users.size(), kMoment);
    const auto lists = run.recommender->recommend(
        {.histories = &run.histories, .which = users, .queryTimes = times, .targets = {}, .candidates = {}, .k = 5});
    QVERIFY(lists);
    const auto &table = *run.dataset->table;
    for (const auto &list : *lists) {
        const auto user = static_cast<std::uint32_t>(list.history);
        const auto rows = m_store->recommendations(stored->id, user);
        QVERIFY(rows);
        QCOMPARE(rows->size(), list.items.size());
        for (std::size_t i = 0; i < rows->size(); ++i) {
            const auto &row = rows->at(i);
            QCOMPARE(row.itemCode, list.items[i].itemCode);
            QCOMPARE(row.rank, list.items[i].rank);
            QVERIFY(std::abs(row.score - static_cast<double>(list.items[i].score)) < 1e-6);
            QCOMPARE(row.queryTime, timed ? kMoment : 0);
            QCOMPARE(row.user, table.userIds().text(user));
            QCOMPARE(row.item, table.itemIds().text(row.itemCode));
        }
    }
}

void TstBulkLists::usersNobodyCanAskAreNoEnd()
{
    const auto users = experiment::usersWithHistory(*m_hstu);
    const ListRule early{.when = {QueryTime::Rule::At, 1}, .k = 5}; // before everything
    const auto stored = experiment::storeLists(*m_store, *m_hstu, users, early);
    QVERIFY(stored);
    QCOMPARE(stored->users, std::int64_t{0});
}

void TstBulkLists::stoppedListsLeaveNothingAndKeepTheOldOne()
{
    const auto users = experiment::usersWithHistory(*m_hstu);
    const ListRule rule{.when = {QueryTime::Rule::Last, 0}, .k = 3};
    const auto old = experiment::storeLists(*m_store, *m_hstu, users, rule);
    QVERIFY(old);
    std::vector<std::uint32_t> many; // more than are computed at once
    for (int i = 0; i < 30; ++i)
        many.insert(many.end(), users.begin(), users.end());
    std::stop_source source;
    const auto stopped = experiment::storeLists(*m_store, *m_hstu, many, rule, source.get_token(),
                                                [&](std::int64_t, std::int64_t) { source.request_stop(); });
    QVERIFY(!stopped && stopped.error().code == base::ErrorCode::Cancelled);
    const auto requests = m_store->recommendationRequests(m_hstu->record.id);
    const auto kept = std::ranges::find(*requests, old->id, &store::RecommendationRequestRecord::id);
    QVERIFY(kept != requests->end());
    QCOMPARE(std::ranges::count(*requests, std::string("last"), &store::RecommendationRequestRecord::queryRule), std::ptrdiff_t{1});
    QCOMPARE(m_store->recommendations(old->id, users.front())->size(), std::size_t{3});
}

void TstBulkLists::answersAtHandAreStoredInBatches()
{
    std::vector<inference::UserRecommendation> answers(1500);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        answers[i].history = i % m_hstu->histories.size();
        for (std::int32_t rank = 1; rank <= 10; ++rank)
            answers[i].items.push_back({.itemCode = static_cast<std::uint32_t>(rank), .score = 0.5F, .rank = rank});
    }
    const auto source = experiment::rowsInBatches(*m_hstu, answers);
    std::vector<std::size_t> sizes;
    for (auto batch = source(); batch && !batch->empty(); batch = source())
        sizes.push_back(batch->size());
    QCOMPARE(sizes, (std::vector<std::size_t>{10'000, 5'000}));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = experiment::rowsInBatches(*m_hstu, answers, stop.get_token())();
    QVERIFY(!stopped && stopped.error().code == base::ErrorCode::Cancelled);
}

void TstBulkLists::progressEndsWithEverybody()
{
    const auto users = experiment::usersWithHistory(*m_sasrec);
    std::vector<std::pair<std::int64_t, std::int64_t>> told;
    QVERIFY(experiment::storeLists(*m_store, *m_sasrec, users, {.when = {}, .k = 2}, {},
                                   [&](std::int64_t done, std::int64_t total) { told.emplace_back(done, total); }));
    const auto all = static_cast<std::int64_t>(users.size());
    QVERIFY((told.front() == std::pair<std::int64_t, std::int64_t>(0, all)));
    QVERIFY((told.back() == std::pair<std::int64_t, std::int64_t>(all, all)));
}

QTEST_GUILESS_MAIN(TstBulkLists)
#include "tst_bulklists.moc"
