#include "core/base/clock.h"
#include "tests/core/store/samples.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

using namespace hstudio;

/// Sizes that people have: everybody's recommendations of ML-20M's order, and a workspace of a long thesis.
class TstStoreSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hundredThousandListsAreStoredInTenSeconds()
    {
        constexpr std::uint32_t kUsers = 100'000;
        constexpr std::uint32_t kBatch = 2'000;
        const samples::Workspace workspace;
        store::RecommendationRequestRecord request;
        request.run = workspace.addRun().id;
        request.queryRule = "test";
        std::uint32_t user = 0;
        double making = 0;
        const base::Stopwatch watch;
        const auto stored = workspace.store->addRecommendations(request, [&]() -> base::Result<std::vector<store::RecommendationRow>> {
            const base::Stopwatch own;
            std::vector<store::RecommendationRow> rows;
            for (const auto end = std::min(user + kBatch, kUsers); user < end; ++user)
                for (std::int32_t rank = 1; rank <= 10; ++rank)
                    rows.push_back({.userCode = user,
                                    .queryTime = 978300760,
                                    .rank = rank,
                                    .itemCode = static_cast<std::uint32_t>(rank),
                                    .score = 0.5,
                                    .user = std::to_string(user),
                                    .item = std::to_string(rank)});
            making += own.seconds();
            return rows;
        });
        const double seconds = watch.seconds() - making;
        VERIFY_OK(stored);
        QCOMPARE(stored->users, std::int64_t{kUsers});
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds)));
        const base::Stopwatch reading;
        QCOMPARE(workspace.store->recommendations(stored->id, kUsers / 2)->size(), std::size_t{10});
        QVERIFY2(reading.seconds() < 0.05, qPrintable(QString::number(reading.seconds())));
    }

    void twoThousandRunsAreListedInASecond()
    {
        constexpr int kRuns = 2'000;
        constexpr int kMetrics = 20;
        const samples::Workspace workspace;
        const auto first = workspace.addRun();
        SQLite::Database database(workspace.database().string(), SQLite::OPEN_READWRITE);
        database.exec("WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                      "INSERT INTO runs (id, dataset_id, name, config, seed, state, created_at, best_epoch, epochs) "
                      "SELECT i, dataset_id, name || i, config, i, 'finished', created_at, 7, 10 FROM runs, n WHERE id = 1");
        database.exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) "
                      "INSERT INTO epochs SELECT id, i, i, 1, 1, 1, 1, 1, 1, 1, 1, 0 FROM runs, n");
        database.exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) "
                      "INSERT INTO epoch_metrics SELECT run_id, epoch, 'metric@' || i, 0.5 FROM epochs, n");
        database.exec("INSERT INTO evaluations SELECT id, id, '', '[10]', 1, '', '', '', 0 FROM runs");
        database.exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) "
                      "INSERT INTO evaluation_metrics SELECT id, 'metric@' || i, 0.25 FROM evaluations, n");
        const base::Stopwatch watch;
        const auto runs = workspace.store->runs();
        QCOMPARE(runs->size(), std::size_t{kRuns});
        QVERIFY(runs->front().id == first.id);
        QCOMPARE(runs->back().validation.size(), std::size_t{kMetrics + 1});
        QCOMPARE(runs->back().test.size(), std::size_t{kMetrics});
        QVERIFY2(watch.seconds() < 1, qPrintable(QString::number(watch.seconds())));
    }
};

QTEST_GUILESS_MAIN(TstStoreSpeed)
#include "tst_storespeed.moc"
