#include "ui/training/queuemodel.h"

#include "ui/common/format.h"
#include "ui/common/rundrag.h"

#include <QMimeData>

#include <algorithm>
#include <cmath>
#include <set>

namespace hstudio::ui
{

namespace
{
constexpr std::size_t endedShown = 30;

/// Running first, then paused, then waiting, then the ended ones.
int rank(store::RunState state)
{
    switch (state) {
    case store::RunState::Running: return 0;
    case store::RunState::Paused: return 1;
    case store::RunState::Queued: return 2;
    case store::RunState::Finished:
    case store::RunState::Stopped:
    case store::RunState::Failed:
    case store::RunState::Interrupted: break;
    }
    return 3;
}

bool before(const store::RunRecord *a, const store::RunRecord *b)
{
    if (rank(a->state) != rank(b->state))
        return rank(a->state) < rank(b->state);
    if (a->state == store::RunState::Queued && a->queuePosition != b->queuePosition)
        return a->queuePosition < b->queuePosition;
    if (!store::isActive(a->state)) {
        const auto when = [](const store::RunRecord &run) { return std::max({run.endedAt, run.startedAt, run.createdAt}); };
        if (when(*a) != when(*b))
            return when(*a) > when(*b);
        return a->id > b->id;
    }
    return a->id < b->id;
}
} // namespace

std::vector<base::RunId> reordered(const std::vector<base::RunId> &line, const std::vector<base::RunId> &moved, base::RunId before)
{
    std::vector<base::RunId> order;
    const auto isMoved = [&](base::RunId run) { return std::find(moved.begin(), moved.end(), run) != moved.end(); };
    for (const auto run : line) {
        if (run == before)
            order.insert(order.end(), moved.begin(), moved.end());
        if (!isMoved(run))
            order.push_back(run);
    }
    if (order.size() < line.size())
        order.insert(order.end(), moved.begin(), moved.end());
    return order;
}

std::vector<base::RunId> queueOrder(const std::vector<store::RunRecord> &runs)
{
    std::vector<const store::RunRecord *> sorted;
    for (const auto &run : runs)
        if (run.trashedAt == 0)
            sorted.push_back(&run);
    std::sort(sorted.begin(), sorted.end(), before);
    std::vector<base::RunId> order;
    std::size_t ended = 0;
    for (const auto *run : sorted)
        if (store::isActive(run->state) || ended++ < endedShown)
            order.push_back(run->id);
    return order;
}

QueueModel::QueueModel(Workbench &workbench, RunSettings &settings, QObject *parent)
    : QAbstractListModel(parent), m_workbench(workbench), m_settings(settings)
{
    takeOrder(queueOrder(workbench.runs()));
    connect(&workbench, &Workbench::runsChanged, this, &QueueModel::refresh);
    connect(&workbench, &Workbench::runProgressed, this, &QueueModel::progressed);
}

int QueueModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_order.size()); }

base::RunId QueueModel::runAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_order[static_cast<std::size_t>(row)] : base::RunId{};
}

int QueueModel::rowOf(base::RunId run) const
{
    const auto found = m_rows.find(run);
    return found == m_rows.end() ? -1 : found->second;
}

void QueueModel::takeOrder(std::vector<base::RunId> order)
{
    m_order = std::move(order);
    m_rows.clear();
    for (std::size_t row = 0; row < m_order.size(); ++row)
        m_rows[m_order[row]] = static_cast<int>(row);
    takeWaiting();
}

void QueueModel::takeWaiting()
{
    std::set<base::RunId> queued;
    for (const auto &run : m_workbench.runs())
        if (run.state == store::RunState::Queued)
            queued.insert(run.id);
    m_waiting.clear();
    m_places.clear();
    for (const auto id : m_order) {
        if (!queued.contains(id))
            continue;
        m_places[id] = static_cast<int>(m_waiting.size());
        m_waiting.push_back(id);
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled; // to the Experiment form; those that wait among each other, too
}

QStringList QueueModel::mimeTypes() const { return runMimeData({})->formats(); }

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    std::vector<base::RunId> runs;
    for (const auto id : m_order)
        if (std::any_of(indexes.begin(), indexes.end(), [&](const QModelIndex &index) { return runAt(index.row()) == id; }))
            runs.push_back(id);
    return runMimeData(runs).release();
}

bool QueueModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &)
{
    auto moved = runsIn(data);
    std::erase_if(moved, [this](base::RunId run) { return !m_places.contains(run); });
    if (action != Qt::MoveAction || moved.empty())
        return false;
    // Before the first waiting run from here on that isn't moved itself; above all that run, the first one.
    base::RunId before;
    for (int next = std::max(0, row); row >= 0 && next < rowCount() && !before.valid(); ++next)
        if (const auto run = runAt(next); m_places.contains(run) && std::find(moved.begin(), moved.end(), run) == moved.end())
            before = run;
    const auto order = reordered(m_waiting, moved, before);
    if (order != m_waiting)
        Q_EMIT orderWished(order);
    return false; // nothing is removed from where it was: the database says where the rows are
}

void QueueModel::refresh()
{
    auto order = queueOrder(m_workbench.runs());
    if (order == m_order) {
        takeWaiting();
        if (!order.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    // Selection and scroll position survive a change of order: the rows move, the model isn't reset.
    if (order.size() == m_order.size() && std::is_permutation(order.begin(), order.end(), m_order.begin())) {
        Q_EMIT layoutAboutToBeChanged();
        const auto persistent = persistentIndexList();
        std::vector<base::RunId> ids;
        for (const auto &old : persistent)
            ids.push_back(runAt(old.row()));
        takeOrder(std::move(order));
        for (qsizetype i = 0; i < persistent.size(); ++i)
            changePersistentIndex(persistent[i], index(rowOf(ids[static_cast<std::size_t>(i)])));
        Q_EMIT layoutChanged();
        return;
    }
    beginResetModel();
    takeOrder(std::move(order));
    endResetModel();
}

void QueueModel::progressed(base::RunId run, const training::StepProgress &progress)
{
    m_progress[run] = progress;
    if (const int row = rowOf(run); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {DetailRole, ProgressRole});
}

double QueueModel::progress(const store::RunRecord &run) const
{
    if (run.state != store::RunState::Running && run.state != store::RunState::Paused)
        return -1;
    const auto whole = static_cast<double>(std::max<std::int64_t>(1, m_settings.of(run).stopping.maxEpochs));
    double done = static_cast<double>(run.epochs);
    if (const auto found = m_progress.find(run.id);
        found != m_progress.end() && found->second.epoch > run.epochs && found->second.stepsPerEpoch > 0)
        done += static_cast<double>(found->second.step) / static_cast<double>(found->second.stepsPerEpoch);
    return std::clamp(done / whole, 0.0, 1.0);
}

QString QueueModel::detail(const store::RunRecord &run) const
{
    const QString state = stateText(run.state);
    const auto &stopping = m_settings.of(run).stopping;
    switch (run.state) {
    case store::RunState::Running:
    case store::RunState::Paused:
        return tr("%1 · epoch %2 of %3").arg(state).arg(std::min(run.epochs + 1, stopping.maxEpochs)).arg(stopping.maxEpochs);
    case store::RunState::Queued: {
        const auto found = m_places.find(run.id);
        const int place = found == m_places.end() ? 0 : found->second;
        return place == 0 ? tr("%1 · next").arg(state) : tr("%1 · number %2").arg(state).arg(place + 1);
    }
    case store::RunState::Finished: {
        const auto best = run.validation.find(stopping.monitor);
        return best == run.validation.end() ? tr("%1 · %2").arg(state, reasonText(run))
                                            : tr("%1 · %2", "state, best value").arg(state, metricText(best->second));
    }
    case store::RunState::Stopped:
    case store::RunState::Interrupted: return tr("%1 · epoch %2").arg(state).arg(run.epochs);
    case store::RunState::Failed: return tr("%1 · %2").arg(state, reasonText(run));
    }
    return state;
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    const auto *run = m_workbench.run(runAt(index.row()));
    if (!run)
        return {};
    const QString name = QString::fromStdString(run->name);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::ToolTipRole: return tr("%1\n%2").arg(name, detail(*run));
    case Qt::AccessibleTextRole: return tr("%1, %2").arg(name, detail(*run));
    case RunRole: return static_cast<qlonglong>(run->id.value);
    case StateRole: return static_cast<int>(run->state);
    case DetailRole: return detail(*run);
    case ProgressRole: return progress(*run);
    case ColourRole: return static_cast<qlonglong>(run->colour);
    default: return {};
    }
}

} // namespace hstudio::ui
