#pragma once

#include "core/config/experimentconfig.h"
#include "core/data/import.h"
#include "core/data/stats.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runqueue.h"
#include "core/nn/device.h"
#include "core/store/store.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent>

#include <functional>
#include <memory>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace hstudio::ui
{

/// The one adapter between the core and the pages: turns core events into signals (a 50 ms timer drains the mailbox) and runs everything that
/// touches files or the database on worker threads. Lives on the GUI thread; all functions return at once; answers arrive by signal or callback on the GUI thread.
class Workbench final : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(std::shared_ptr<store::Store> store, QObject *parent = nullptr);
    ~Workbench() override;

    /// What the pages show; kept up to date by signals.
    [[nodiscard]] const std::vector<store::DatasetRecord> &datasets() const { return m_datasets; }
    [[nodiscard]] const std::vector<store::RunRecord> &runs() const { return m_runs; }
    [[nodiscard]] const store::DatasetRecord *dataset(base::DatasetId id) const;
    [[nodiscard]] const store::RunRecord *run(base::RunId id) const;
    [[nodiscard]] base::RunId currentRun() const;
    [[nodiscard]] std::shared_ptr<store::Store> store() const { return m_store; }

    /// Reads data sets and runs from the database; datasetsChanged and runsChanged follow.
    void reload();

    // Data
    /// Imports a folder, archive or file on a worker thread; one import at a time. tableFound() follows for a file that isn't known by its name.
    void importPath(const QString &path);
    void importWith(const QString &path, const data::ImportOptions &options);
    /// Once more what failed, with a higher limit for lines that can't be read.
    void importAgain(double refusedLimit);
    /// Fetches an official archive into the workspace's downloads/ and imports it from there.
    void importDownload(const QString &archiveKey);
    /// Makes another data set of an imported one.
    void deriveDataset(base::DatasetId from, const QString &name, const data::Preparation &preparation);
    /// Writes the demo data to a temporary folder and imports it.
    void importDemo();
    void cancelImport();
    [[nodiscard]] bool importing() const { return m_importing; }
    void removeDataset(base::DatasetId id);

    // Runs. Errors arrive as failed().
    void enqueue(const std::vector<experiment::RunSpec> &specs, bool startAtOnce);
    /// Works off what is queued (queued runs of an earlier session wait for this).
    void startQueue();
    void pause(base::RunId run);
    void resume(base::RunId run); ///< paused runs go on; interrupted and stopped ones are queued again
    void stopAfterEpoch(base::RunId run);
    void stopNow(base::RunId run);
    void removeFromQueue(base::RunId run);
    void startNext(base::RunId run); ///< before all others that wait; starts the queue
    void reorderQueue(const std::vector<base::RunId> &order);
    void renameRun(base::RunId run, const QString &name);
    void setRunNotes(base::RunId run, const QString &notes);
    struct RunEdit
    {
        base::RunId run;
        store::Store::RunChange change;
    };
    /// Changes names, notes, tags, groups or the trash: in runs() at once, whatever else is going on, then in the database. An error brings the
    /// lists back to what the database holds.
    void changeRuns(std::vector<RunEdit> edits);
    /// Deletes for good; runsDeleted() follows.
    void deleteRuns(const std::vector<base::RunId> &runs);

    /// Runs `work` on a worker thread and `done` with its value on the GUI thread, unless `context` is gone by then.
    template<typename Work, typename Done>
    void async(QObject *context, Work work, Done done)
    {
        using Value = std::invoke_result_t<Work>;
        auto *watcher = new QFutureWatcher<std::shared_ptr<Value>>(context);
        connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
            watcher->deleteLater();
            if (!watcher->future().isCanceled() && watcher->future().resultCount() > 0)
                done(std::move(*watcher->result()));
        });
        watcher->setFuture(QtConcurrent::run(&m_pool, [work = std::move(work)]() mutable { return std::make_shared<Value>(work()); }));
    }

Q_SIGNALS:
    void datasetsChanged();
    void runsChanged(); ///< the list or any record in it
    void runStateChanged(hstudio::base::RunId run);
    void runProgressed(hstudio::base::RunId run, const hstudio::training::StepProgress &progress);
    void epochFinished(hstudio::base::RunId run, const hstudio::training::EpochRecord &record);
    void runEvaluated(hstudio::base::RunId run);
    void runLogged(hstudio::base::RunId run, const QString &text);
    void runsDeleted(int runs, qint64 bytesFreed);
    void importStarted(const QString &source);
    void importPhase(const QString &what);                   ///< "Downloading ml-1m…", then "Importing ml-1m…"
    void importProgressed(double share, double secondsLeft); ///< secondsLeft < 0: not known yet
    /// Instead of importFailed(): the file isn't known by its name, but could be a table whose columns a person can name.
    void tableFound(const QString &path, const hstudio::base::Error &error);
    void importFinished(hstudio::base::DatasetId dataset);
    void importFailed(const hstudio::base::Error &error); ///< Cancelled too
    void failed(const hstudio::base::Error &error);       ///< shown inline by the shell

private:
    void drain();
    void handle(const experiment::Event &event);
    void changeRecord(base::RunId id, const std::function<void(store::RunRecord &)> &change);
    /// Reloads, then calls `done` when the lists are as new as this call.
    void reloadThen(std::function<void()> done);
    struct Reloaded;
    void startReload();
    /// Whether what was read may be shown; what a person has changed since then would be undone by it.
    [[nodiscard]] bool isUsable(std::uint64_t editStamp);
    void take(Reloaded loaded, std::uint64_t eventStamp);
    class Import;
    void startImport(const QString &label, std::function<base::Result<store::DatasetRecord>(Import &)> work, const QString &tablePath = {});

    /// Runs a store or queue call that returns Result<void>; failed() on error, then `done`, then reload().
    void command(std::function<base::Result<void>()> call, std::function<void()> done = {});

    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<experiment::Mailbox> m_mailbox;
    std::unique_ptr<experiment::RunQueue> m_queue;
    std::vector<store::DatasetRecord> m_datasets;
    std::vector<store::RunRecord> m_runs;
    QThreadPool m_pool;     ///< queries, imports
    QThreadPool m_commands; ///< one thread: commands happen in the order they were given
    QTimer m_drainTimer;
    std::stop_source m_importStop;
    bool m_importing = false;
    QString m_lastImport; ///< path of the newest importWith()
    data::ImportOptions m_lastOptions;
    bool m_runsTouched = false;   ///< runsChanged is due at the end of this drain
    bool m_reloading = false;     ///< one reading at a time
    bool m_reloadWanted = false;  ///< another one, after the present one
    bool m_reloadSkipped = false; ///< the last one wasn't shown because another one was wanted: the next one is, so that they never starve
    std::uint64_t m_eventStamp = 0;                          ///< counts changes by events
    std::uint64_t m_editStamp = 0;                           ///< counts changeRuns()
    int m_editsUnderWay = 0;                                 ///< not in the database yet
    std::unordered_map<base::RunId, std::uint64_t> m_toldAt; ///< m_eventStamp of the newest event about a run
    std::vector<std::function<void()>> m_afterReload;
};

} // namespace hstudio::ui
