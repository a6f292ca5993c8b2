#include "core/base/clock.h"
#include "core/config/configjson.h"
#include "core/config/presets.h"
#include "ui/common/theme.h"
#include "ui/runs/runcurves.h"
#include "ui/runs/rundetails.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/runspage.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <cstdio>
#include <string>

using namespace hstudio;

namespace
{

struct Size
{
    int runs = 2000;
    int metrics = 20;
    int points = 1000;
};

/// Finished and tested runs of two presets, each with a curve of `points` epochs for each of `metrics` metrics, written by SQL: by way of the
/// program it would take a day.
void makeRuns(const std::filesystem::path &file, const Size &size)
{
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("PRAGMA synchronous = OFF");
    SQLite::Transaction transaction(database);
    database.exec("INSERT INTO datasets VALUES (1, 'ml-1m', 'feed', '', 'movielens', 6040, 3706, 1000209, 0, 0, 1, 0, 0)");
    SQLite::Statement run(
        database,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) "
        "INSERT INTO runs (id, dataset_id, name, preset, config, seed, state, reason, tags, colour, created_at, started_at, "
        "ended_at, best_epoch, epochs) SELECT i, 1, 'run ' || i, CASE i % 2 WHEN 0 THEN 'hstu' ELSE 'sasrec' END, "
        "CASE i % 2 WHEN 0 THEN ?2 ELSE ?3 END, i, 'finished', 'max_epochs', 'tag ' || i % 7, i - 1, i, i, i + 600, ?4, ?4 FROM n");
    run.bind(1, size.runs);
    run.bind(2, config::toJsonText(config::findPreset("hstu")->config));
    run.bind(3, config::toJsonText(config::findPreset("sasrec")->config));
    run.bind(4, size.points);
    run.exec();
    const std::string epochs =
        "WITH RECURSIVE e(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM e WHERE j < " + std::to_string(size.points) + ") ";
    const std::string metrics = "m(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM m WHERE k < " + std::to_string(size.metrics) + ") ";
    const std::string name = "CASE k WHEN 1 THEN 'recall@10' WHEN 2 THEN 'ndcg@10' ELSE 'precision@' || k END";
    database.exec(epochs + "INSERT INTO epochs SELECT r.id, j, j * 10, 5.0 / j, 5.1 / j, 2, 2 * j, 1000, 0.001, j, 1, 0 FROM runs r, e");
    database.exec(epochs + ", " + metrics + "INSERT INTO epoch_metrics SELECT r.id, j, " + name +
                  ", 0.3 - 1.0 / (j + k) FROM runs r, e, m");
    database.exec("INSERT INTO evaluations SELECT id, id, 'leave-one-out', '[10]', 1, 'full', 'best', 'test interaction', 1 FROM runs");
    database.exec("WITH RECURSIVE " + metrics + "INSERT INTO evaluation_metrics SELECT r.id, " + name +
                  ", 0.2 + r.id % 97 / 1000.0 FROM runs r, m");
    transaction.commit();
}

double milliseconds(const base::Stopwatch &watch) { return watch.seconds() * 1000; }

} // namespace

/// bench_runs FOLDER [RUNS METRICS POINTS]: makes a workspace in FOLDER unless there is one, and says how long the runs page takes.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariableIsSet("QT_QPA_PLATFORM") ? qgetenv("QT_QPA_PLATFORM") : QByteArray("offscreen"));
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: bench_runs FOLDER [RUNS METRICS POINTS]\n", stderr);
        return 2;
    }
    Size size;
    if (argc == 5)
        size = {std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4])};
    const std::filesystem::path folder = argv[1];
    if (!std::filesystem::exists(folder / "workspace.db")) {
        if (!store::Store::open(folder))
            return 1;
        const base::Stopwatch watch;
        makeRuns(folder / "workspace.db", size);
        std::printf("made %d runs x %d metrics x %d points in %.1f s\n", size.runs, size.metrics, size.points, watch.seconds());
    }
    const ui::Theme theme(application, ui::ThemeMode::Light);

    const base::Stopwatch opening;
    auto store = store::Store::open(folder);
    if (!store)
        return 1;
    ui::Workbench workbench(*store);
    ui::RunsPage page(workbench);
    page.resize(1440, 900);
    page.show();
    workbench.reload();
    auto *table = page.findChild<QTableView *>(QStringLiteral("runsTable"));
    const auto shown = [&] {
        return table->model()->rowCount() > 0 && !table->model()->index(0, ui::RunsModel::Settings).data().toString().isEmpty();
    };
    if (!QTest::qWaitFor(shown, 60'000))
        return 1;
    page.grab();
    std::printf("open, list, describe and paint %d runs: %.0f ms\n", table->model()->rowCount(), milliseconds(opening));

    auto *words = page.findChild<QLineEdit *>(QStringLiteral("runsFilter"));
    double slowest = 0;
    for (const QChar key : QStringLiteral("hstu run 19")) {
        const base::Stopwatch watch;
        words->setText(words->text() + key);
        table->grab();
        slowest = std::max(slowest, milliseconds(watch));
    }
    std::printf("slowest key in the filter box, repainted: %.1f ms (%d left)\n", slowest, table->model()->rowCount());
    {
        const base::Stopwatch watch;
        words->clear();
        table->grab();
        std::printf("filter cleared: %.1f ms\n", milliseconds(watch));
    }
    {
        const base::Stopwatch watch;
        table->sortByColumn(ui::RunsModel::TestRecall, Qt::DescendingOrder);
        table->grab();
        std::printf("sorted: %.1f ms\n", milliseconds(watch));
    }
    {
        auto *groups = page.findChild<QComboBox *>(QStringLiteral("runsGroupBy"));
        const base::Stopwatch watch;
        groups->setCurrentIndex(groups->findData(int(ui::RunsModel::Tags)));
        Q_EMIT groups->activated(groups->currentIndex());
        table->grab();
        std::printf("grouped: %.1f ms\n", milliseconds(watch));
    }
    {
        const base::Stopwatch watch;
        for (int row = 1; row <= 10; ++row)
            table->selectionModel()->select(table->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        auto *details = page.findChild<ui::RunDetails *>();
        if (!QTest::qWaitFor([&] { return details->runs()->size() >= 10; }, 60'000))
            return 1;
        details->grab();
        std::printf("curves of %zu selected runs read and painted: %.0f ms\n", details->runs()->size(), milliseconds(watch));
    }
    return 0;
}
