#include "ui/training/queuemodel.h"

#include "ui/common/format.h"

#include <algorithm>
#include <cmath>

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
    : QAbstractListModel(parent), m_workbench(workbench), m_settings(settings), m_order(queueOrder(workbench.runs()))
{
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
    const auto found = std::find(m_order.begin(), m_order.end(), run);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

std::vector<base::RunId> QueueModel::waiting() const
{
    std::vector<base::RunId> runs;
    for (const auto id : m_order)
        if (const auto *run = m_workbench.run(id); run && run->state == store::RunState::Queued)
            runs.push_back(id);
    return runs;
}

void QueueModel::refresh()
{
    auto order = queueOrder(m_workbench.runs());
    if (order == m_order) {
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
        m_order = std::move(order);
        for (qsizetype i = 0; i < persistent.size(); ++i)
            changePersistentIndex(persistent[i], index(rowOf(ids[static_cast<std::size_t>(i)])));
        Q_EMIT layoutChanged();
        return;
    }
    beginResetModel();
    m_order = std::move(order);
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
        const auto line = waiting();
        const auto place = std::find(line.begin(), line.end(), run.id) - line.begin();
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
