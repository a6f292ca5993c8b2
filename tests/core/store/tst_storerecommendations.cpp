#include "core/base/clock.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"

using namespace hstudio;
using store::RecommendationRow;
using Batch = base::Result<std::vector<RecommendationRow>>;

namespace
{

std::vector<RecommendationRow> listOf(std::uint32_t user, std::int32_t k, double score = 1.0)
{
    std::vector<RecommendationRow> rows;
    for (std::int32_t rank = 1; rank <= k; ++rank)
        rows.push_back({
            .userCode = user,
            .queryTime = 978300760,
            .rank = rank,
            .itemCode = static_cast<std::uint32_t>(100 + rank),
            .score = score / rank,
            .user = std::to_string(user + 1),
            .item = std::to_string(1000 + rank),
        });
    return rows;
}

/// Hands out batches one after the other, then the end.
store::Store::RowSource batches(std::vector<Batch> all)
{
    return [all = std::move(all), next = std::size_t{0}]() mutable -> Batch {
        return next < all.size() ? all[next++] : Batch(std::vector<RecommendationRow>());
    };
}

} // namespace

class TstStoreRecommendations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<samples::Workspace>();
        m_request.run = m_workspace->addRun().id;
        m_request.queryRule = "at";
        m_request.queryTime = 978300760;
        m_request.k = 3;
        m_request.filterSeen = false;
    }

    void listsComeBackByUserAndRank()
    {
        const auto stored = store().addRecommendations(m_request, batches({listOf(5, 3), listOf(2, 3)}));
        VERIFY_OK(stored);
        QCOMPARE(stored->users, std::int64_t{2});
        m_workspace->reopen();
        const auto requests = store().recommendationRequests(m_request.run);
        QCOMPARE(requests->size(), std::size_t{1});
        const auto &request = requests->front();
        QVERIFY(request.id == stored->id);
        QCOMPARE(request.queryRule, m_request.queryRule);
        QCOMPARE(request.queryTime, m_request.queryTime);
        QCOMPARE(request.k, m_request.k);
        QCOMPARE(request.filterSeen, m_request.filterSeen);
        QCOMPARE(request.users, std::int64_t{2});
        QVERIFY(request.createdAt > 0);

        const auto rows = store().recommendations(stored->id, 5);
        QCOMPARE(rows->size(), std::size_t{3});
        const auto wanted = listOf(5, 3);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE((*rows)[i].rank, wanted[i].rank);
            QCOMPARE((*rows)[i].itemCode, wanted[i].itemCode);
            QCOMPARE((*rows)[i].queryTime, wanted[i].queryTime);
            QCOMPARE((*rows)[i].score, wanted[i].score);
            QCOMPARE((*rows)[i].user, wanted[i].user);
            QCOMPARE((*rows)[i].item, wanted[i].item);
        }
        QVERIFY(store().recommendations(stored->id, 99)->empty());
    }

    void newListReplacesTheOneOfTheSameKindOnly()
    {
        (void)store().addRecommendations(m_request, batches({listOf(1, 3, 1.0)}));
        auto other = m_request;
        other.k = 2;
        (void)store().addRecommendations(other, batches({listOf(1, 2)}));
        const auto again = store().addRecommendations(m_request, batches({listOf(1, 3, 9.0)}));
        QCOMPARE(store().recommendationRequests(m_request.run)->size(), std::size_t{2});
        QCOMPARE(store().recommendations(again->id, 1)->front().score, 9.0);
        QCOMPARE(rowsInAll(), 5);
    }

    void cancelledListLeavesNothingAndKeepsTheOldOne()
    {
        const auto old = store().addRecommendations(m_request, batches({listOf(1, 3)}));
        const auto cancelled =
            store().addRecommendations(m_request, batches({listOf(1, 3, 5.0), base::Error{base::ErrorCode::Cancelled, "stop", {}}}));
        VERIFY_ERROR(cancelled, Cancelled);
        const auto requests = store().recommendationRequests(m_request.run);
        QCOMPARE(requests->size(), std::size_t{1});
        QVERIFY(requests->front().id == old->id);
        QCOMPARE(rowsInAll(), 3);
    }

    void listIsNotSeenBeforeItIsComplete()
    {
        int calls = 0;
        std::size_t seen = 0;
        int seenByOthers = 0;
        const auto stored = store().addRecommendations(m_request, [&]() -> Batch {
            seen += store().recommendationRequests(m_request.run)->size();
            seenByOthers += count("SELECT count(*) FROM recommendation_lists");
            (void)store().setSetting("other writers", "get their turn");
            return ++calls <= 2 ? listOf(static_cast<std::uint32_t>(calls), 3) : std::vector<RecommendationRow>();
        });
        VERIFY_OK(stored);
        QCOMPARE(seen, std::size_t{0});
        QCOMPARE(seenByOthers, 0);
        QCOMPARE(
            count(
                "SELECT count(*) FROM recommendation_lists WHERE run_name = 'hstu seed 42' AND user = '2' AND item = '1001' AND rank = 1"),
            1);
    }

    void listLeftByAKilledProcessIsRemovedAtTheNextStart()
    {
        (void)store().addRecommendations(m_request, batches({listOf(1, 3)}));
        m_workspace->store.reset();
        SQLite::Database(m_workspace->database().string(), SQLite::OPEN_READWRITE)
            .exec("UPDATE recommendation_requests SET completed_at = 0, owner_pid = 1, owner_start = -1");
        m_workspace->reopen();
        QCOMPARE(rowsInAll(), 0);
        QCOMPARE(count("SELECT count(*) FROM recommendation_requests"), 0);
    }

    void unknownRunIsRefused()
    {
        m_request.run = {99};
        VERIFY_ERROR(store().addRecommendations(m_request, batches({listOf(1, 3)})), NotFound);
    }

    void rankGivenTwiceIsAnErrorAndKeepsNothing()
    {
        auto rows = listOf(1, 3);
        rows.push_back(rows.front());
        VERIFY_ERROR(store().addRecommendations(m_request, batches({rows})), Internal);
        QCOMPARE(rowsInAll(), 0);
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_workspace->store; }
    [[nodiscard]] int count(const char *query) const
    {
        SQLite::Database reader(m_workspace->database().string());
        return static_cast<int>(store::sql::integer(reader, query));
    }
    [[nodiscard]] int rowsInAll() const { return count("SELECT count(*) FROM recommendations"); }

    std::unique_ptr<samples::Workspace> m_workspace;
    store::RecommendationRequestRecord m_request;
};

QTEST_GUILESS_MAIN(TstStoreRecommendations)
#include "tst_storerecommendations.moc"
