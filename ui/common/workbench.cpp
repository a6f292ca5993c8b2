#include "ui/common/workbench.h"

#include "core/base/clock.h"
#include "core/data/demo.h"
#include "core/data/download/download.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace hstudio::ui
{
namespace
{

constexpr int kDrainMilliseconds = 50;
constexpr double kProgressSeconds = 0.1;
constexpr double kEstimateFromSeconds = 1; ///< a shorter measurement says nothing about the time left

/// "ml-1m" for …/ml-1m and for …/ml-1m/ratings.dat: MovieLens names its folders, its files are all called the same.
std::string nameForSource(const std::filesystem::path &source)
{
    const auto clean = source.has_filename() ? source : source.parent_path();
    std::error_code code;
    if (std::filesystem::is_directory(clean, code))
        return clean.filename().string();
    const std::string stem = clean.stem().string();
    const bool generic = stem == "ratings" || stem == "u";
    return generic && clean.has_parent_path() ? clean.parent_path().filename().string() : stem;
}

base::Error alreadyImporting()
{
    return {base::ErrorCode::Busy, HSTUDIO_TEXT("Error", "An import is already running. Wait until it is done, or cancel it.")};
}

/// Turns bytes done into a share and the time left, and lets through ten a second.
class ImportMeter final
{
public:
    /// True when there is something to tell.
    bool update(std::int64_t done, std::int64_t total)
    {
        const double now = m_watch.seconds();
        if (total <= 0 || (now - m_told < kProgressSeconds && done < total))
            return false;
        m_told = now;
        share = static_cast<double>(done) / static_cast<double>(total);
        secondsLeft = now >= kEstimateFromSeconds && share > 0 ? now * (1 - share) / share : -1;
        return true;
    }

    void restart()
    {
        m_watch.restart();
        m_told = -1;
    }

    double share = 0;
    double secondsLeft = -1;

private:
    base::Stopwatch m_watch;
    double m_told = -1;
};

} // namespace

Workbench::Workbench(std::shared_ptr<store::Store> store, QObject *parent)
    : QObject(parent), m_store(std::move(store)), m_mailbox(std::make_shared<experiment::Mailbox>()),
      m_queue(std::make_unique<experiment::RunQueue>(m_store, m_mailbox))
{
    // Queries wait for disks more than they compute; two cores shouldn't make a list wait behind a statistic.
    m_pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
    m_commands.setMaxThreadCount(1);
    m_drainTimer.setInterval(kDrainMilliseconds);
    connect(&m_drainTimer, &QTimer::timeout, this, &Workbench::drain);
    m_drainTimer.start();
}

Workbench::~Workbench()
{
    m_drainTimer.stop();
    m_importStop.request_stop();
    m_commands.waitForDone(); // what a person asked for is carried out
    m_queue.reset();
    m_pool.clear(); // what a page wanted to know isn't needed any more
    m_pool.waitForDone();
}

const store::DatasetRecord *Workbench::dataset(base::DatasetId id) const
{
    const auto found = std::ranges::find(m_datasets, id, &store::DatasetRecord::id);
    return found == m_datasets.end() ? nullptr : &*found;
}

const store::RunRecord *Workbench::run(base::RunId id) const
{
    const auto found = std::ranges::find(m_runs, id, &store::RunRecord::id);
    return found == m_runs.end() ? nullptr : &*found;
}

base::RunId Workbench::currentRun() const { return m_queue->current(); }

/// What a running import needs of the workbench, on the worker thread. The workbench's destructor waits for the pool, so that it outlives this; calls
/// still in the event queue are dropped with it.
class Workbench::Import final
{
public:
    Import(Workbench &workbench, std::stop_token stopToken) : m_workbench(workbench), stop(std::move(stopToken)) {}

    /// A new kind of work with a progress of its own.
    void beginPhase(const QString &what)
    {
        m_meter.restart();
        QMetaObject::invokeMethod(
            &m_workbench, [&workbench = m_workbench, what] { Q_EMIT workbench.importPhase(what); }, Qt::QueuedConnection);
    }
    void progress(std::int64_t done, std::int64_t total)
    {
        if (!m_meter.update(done, total))
            return;
        QMetaObject::invokeMethod(
            &m_workbench,
            [&workbench = m_workbench, share = m_meter.share, left = m_meter.secondsLeft] {
                Q_EMIT workbench.importProgressed(share, left);
            },
            Qt::QueuedConnection);
    }
    /// Reads `source` and lists it; an empty `origin` stands for the source itself.
    base::Result<store::DatasetRecord> read(const std::filesystem::path &source, const std::string &name,
                                            const data::ImportOptions &options, const std::string &origin = {})
    {
        const auto dataset = data::importDataset(source, m_workbench.m_store->datasetsFolder(), options, stop,
                                                 [this](std::int64_t done, std::int64_t total) { progress(done, total); });
        if (!dataset)
            return dataset.error();
        return list(**dataset, name, origin);
    }
    base::Result<store::DatasetRecord> list(const data::Dataset &dataset, const std::string &name, const std::string &origin)
    {
        auto record = experiment::recordOf(dataset, name);
        if (!origin.empty())
            record.source = origin;
        return m_workbench.m_store->addDataset(std::move(record));
    }

private:
    Workbench &m_workbench;
    ImportMeter m_meter;

public:
    const std::stop_token stop;
};

void Workbench::importPath(const QString &path) { importWith(path, {}); }

void Workbench::importWith(const QString &path, const data::ImportOptions &options)
{
    const std::filesystem::path source(path.toStdString());
    const std::string name = nameForSource(source);
    if (!m_importing) {
        m_lastImport = path;
        m_lastOptions = options;
    }
    startImport(
        QString::fromStdString(name), [source, name, options](Import &import) { return import.read(source, name, options); },
        options.mapping ? QString() : path);
}

void Workbench::importAgain(double refusedLimit)
{
    data::ImportOptions options = m_lastOptions;
    options.refusedLimit = refusedLimit;
    importWith(m_lastImport, options);
}

void Workbench::importDemo()
{
    startImport(tr("Demo data"), [name = tr("Demo data").toStdString()](Import &import) -> base::Result<store::DatasetRecord> {
        const QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        if (!folder.isValid())
            return base::Error{
                base::ErrorCode::Io,
                HSTUDIO_TEXT("Error", "No temporary folder can be made: %1. Free space in it, or set TMPDIR to another one."),
                {folder.errorString().toStdString()}};
        if (auto written = data::writeDemoData(path); !written)
            return written.error();
        return import.read(path, name, {}, data::kDemoSource);
    });
}

void Workbench::importDownload(const QString &archiveKey)
{
    const auto *archive = data::findArchive(archiveKey.toStdString());
    if (archive == nullptr)
        return;
    const auto folder = m_store->datasetsFolder().parent_path() / "downloads";
    startImport(archiveKey,
                [archive, folder, downloading = tr("Downloading %1…").arg(archiveKey),
                 importing = tr("Importing %1…").arg(archiveKey)](Import &import) -> base::Result<store::DatasetRecord> {
                    import.beginPhase(downloading);
                    const auto file = data::downloadArchive(*archive, folder,
                                                            {.stop = import.stop, .progress = [&](std::int64_t done, std::int64_t total) {
                                                                 import.progress(done, total > 0 ? total : archive->bytes);
                                                             }});
                    if (!file)
                        return file.error();
                    import.beginPhase(importing);
                    return import.read(*file, archive->key, {});
                });
}

void Workbench::deriveDataset(base::DatasetId from, const QString &name, const data::Preparation &preparation)
{
    const auto *known = dataset(from);
    if (known == nullptr)
        return;
    startImport(
        name,
        [store = m_store, record = *known, name = name.toStdString(), preparation](Import &import) -> base::Result<store::DatasetRecord> {
            const auto table = data::Dataset::open(store->datasetFolder(record));
            if (!table)
                return table.error();
            const auto derived = data::deriveDataset(**table, store->datasetsFolder(), preparation, import.stop);
            if (!derived)
                return derived.error();
            return import.list(**derived, name, record.source);
        });
}

void Workbench::startImport(const QString &label, std::function<base::Result<store::DatasetRecord>(Import &)> work,
                            const QString &tablePath)
{
    if (m_importing) {
        Q_EMIT importFailed(alreadyImporting());
        return;
    }
    m_importing = true;
    m_importStop = std::stop_source();
    Q_EMIT importStarted(label);
    const auto import = std::make_shared<Import>(*this, m_importStop.get_token());
    async(
        this, [import, work = std::move(work)] { return work(*import); },
        [this, tablePath](const base::Result<store::DatasetRecord> &added) {
            m_importing = false;
            if (added) {
                reloadThen([this, id = added->id] { Q_EMIT importFinished(id); });
                return;
            }
            const bool maybeTable = added.error().code == base::ErrorCode::NotFound && QFileInfo(tablePath).isFile();
            if (maybeTable)
                Q_EMIT tableFound(tablePath, added.error());
            else
                Q_EMIT importFailed(added.error());
        });
}

void Workbench::cancelImport() { m_importStop.request_stop(); }

void Workbench::removeDataset(base::DatasetId id)
{
    command([store = m_store, id] { return store->removeDataset(id); });
}

} // namespace hstudio::ui
