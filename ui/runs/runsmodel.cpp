#include "ui/runs/runsmodel.h"

#include "core/base/clock.h"
#include "ui/common/format.h"
#include "ui/common/runswatch.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

namespace hstudio::ui
{

namespace
{

constexpr double kMissing = -std::numeric_limits<double>::infinity();

double metricOf(const std::map<std::string, double> &metrics, const char *name)
{
    const auto found = metrics.find(name);
    return found == metrics.end() ? kMissing : found->second;
}

QString metricCell(double value) { return metricText(value == kMissing ? std::numeric_limits<double>::quiet_NaN() : value); }

/// Seconds between start and end, or until now while it runs.
double secondsOf(const store::RunRecord &run)
{
    if (run.startedAt == 0)
        return kMissing;
    const std::int64_t end = run.endedAt >= run.startedAt ? run.endedAt : base::unixNow();
    return static_cast<double>(end - run.startedAt);
}

bool isNumber(int column) { return column == RunsModel::Seed || (column >= RunsModel::Epochs && column <= RunsModel::Duration); }

QVariant stateColour(store::RunState state)
{
    switch (state) {
    case store::RunState::Running: return Theme::current().color(Token::Accent);
    case store::RunState::Failed: return Theme::current().color(Token::Danger);
    case store::RunState::Interrupted:
    case store::RunState::Paused: return Theme::current().color(Token::Warning);
    default: return {};
    }
}

} // namespace

void RunsModel::setRuns(const std::vector<store::RunRecord> &runs, const std::vector<store::DatasetRecord> &datasets)
{
    m_datasets.clear();
    for (const store::DatasetRecord &dataset : datasets)
        m_datasets.emplace(dataset.id, QString::fromStdString(dataset.name));
    removeMissing(runs);
    updateAndAppend(runs);
}

void RunsModel::removeMissing(const std::vector<store::RunRecord> &runs)
{
    std::unordered_set<base::RunId> ids;
    for (const store::RunRecord &run : runs)
        ids.insert(run.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        const base::RunId id = runAt(row).id;
        if (ids.contains(id))
            continue;
        beginRemoveRows({}, row, row);
        m_runs.erase(m_runs.begin() + row);
        m_descriptions.erase(id);
        endRemoveRows();
    }
}

void RunsModel::updateAndAppend(const std::vector<store::RunRecord> &runs)
{
    std::vector<store::RunRecord> added;
    std::unordered_map<base::RunId, std::size_t> rows;
    for (std::size_t row = 0; row < m_runs.size(); ++row)
        rows.emplace(m_runs[row].id, row);
    for (const store::RunRecord &run : runs) {
        const auto found = rows.find(run.id);
        if (found == rows.end())
            added.push_back(run);
        else
            m_runs[found->second] = run;
    }
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (added.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_runs.insert(m_runs.end(), added.begin(), added.end());
    endInsertRows();
}

void RunsModel::setDescriptions(const std::unordered_map<base::RunId, RunDescription> &descriptions)
{
    for (const auto &[run, description] : descriptions) {
        const int row = rowOf(run);
        if (row < 0)
            continue;
        m_descriptions[run] = description;
        Q_EMIT dataChanged(index(row, Model), index(row, Settings));
    }
}

std::vector<store::RunRecord> RunsModel::undescribed() const
{
    std::vector<store::RunRecord> runs;
    std::copy_if(m_runs.begin(), m_runs.end(), std::back_inserter(runs),
                 [this](const store::RunRecord &run) { return !m_descriptions.contains(run.id); });
    return runs;
}

const RunDescription *RunsModel::description(base::RunId run) const
{
    const auto found = m_descriptions.find(run);
    return found == m_descriptions.end() ? nullptr : &found->second;
}

int RunsModel::rowOf(base::RunId run) const
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [run](const store::RunRecord &record) { return record.id == run; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int RunsModel::trashedCount() const
{
    return static_cast<int>(std::count_if(m_runs.begin(), m_runs.end(), [](const store::RunRecord &run) { return run.trashedAt != 0; }));
}

void RunsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RunsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }

int RunsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString RunsModel::datasetName(const store::RunRecord &run) const
{
    const auto found = m_datasets.find(run.dataset);
    return found == m_datasets.end() ? QString() : found->second;
}

QVariant RunsModel::text(const store::RunRecord &run, int column) const
{
    const RunDescription *described = description(run.id);
    switch (column) {
    case Name: return QString::fromStdString(run.name);
    case Dataset: return datasetName(run);
    case Model: return described != nullptr ? described->model : QString();
    case Settings: return described != nullptr ? described->settings : QString();
    case Seed: return QString::number(run.seed);
    case State: return stateText(run.state);
    case Epochs:
        return described != nullptr && described->config ? tr("%1 of %2").arg(run.epochs).arg(described->config->stopping.maxEpochs)
                                                         : QString::number(run.epochs);
    case BestEpoch: return run.bestEpoch > 0 ? QString::number(run.bestEpoch) : QStringLiteral("–");
    case Validation: return metricCell(metricOf(run.validation, "recall@10"));
    case TestRecall: return metricCell(metricOf(run.test, "recall@10"));
    case TestNdcg: return metricCell(metricOf(run.test, "ndcg@10"));
    case Duration: return run.startedAt != 0 ? durationText(secondsOf(run)) : QStringLiteral("–");
    case Started: return run.startedAt != 0 ? dateTimeText(run.startedAt).left(16) : QStringLiteral("–");
    default: return {};
    }
}

QVariant RunsModel::sortKey(const store::RunRecord &run, int column) const
{
    switch (column) {
    case Seed: return static_cast<qlonglong>(run.seed);
    case Epochs: return static_cast<qlonglong>(run.epochs);
    case BestEpoch: return static_cast<qlonglong>(run.bestEpoch);
    case Validation: return metricOf(run.validation, "recall@10");
    case TestRecall: return metricOf(run.test, "recall@10");
    case TestNdcg: return metricOf(run.test, "ndcg@10");
    case Duration: return secondsOf(run);
    case Started: // what hasn't started yet will be the newest
        return static_cast<qlonglong>(run.startedAt != 0 ? run.startedAt : std::numeric_limits<std::int64_t>::max());
    default: return text(run, column).toString().toCaseFolded();
    }
}

QString RunsModel::searchText(const store::RunRecord &run) const
{
    QString all = QString::fromStdString(run.name + ' ' + run.notes + ' ' + run.tags + ' ' + run.group);
    for (const int column : {int(Dataset), int(Model), int(Settings), int(Seed), int(State)})
        all += QLatin1Char(' ') + text(run, column).toString();
    return all;
}

QString RunsModel::toolTip(const store::RunRecord &run, int column) const
{
    switch (column) {
    case State: return reasonText(run);
    case Validation:
    case TestRecall: return metricHelp("recall@10");
    case TestNdcg: return metricHelp("ndcg@10");
    default: return text(run, column).toString();
    }
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::RunRecord &run = runAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return text(run, index.column());
    case Qt::ToolTipRole: return toolTip(run, index.column());
    case Qt::DecorationRole: return index.column() == Name ? QVariant(runSwatch(run.colour)) : QVariant();
    case Qt::ForegroundRole: return index.column() == State ? stateColour(run.state) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole: return sortKey(run, index.column());
    case RunIdRole: return static_cast<qlonglong>(run.id.value);
    case TrashedRole: return run.trashedAt != 0;
    case SearchRole: return searchText(run);
    default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QString titles[ColumnCount] = {tr("Run"),          tr("Data set"), tr("Model"),        tr("Settings"),       tr("Seed"),
                                         tr("State"),        tr("Epochs"),   tr("Best epoch"),   tr("Val. Recall@10"), tr("Test Recall@10"),
                                         tr("Test NDCG@10"), tr("Time"),     tr("Started (UTC)")};
    const QString helps[ColumnCount] = {tr("Name of the run; F2 renames it"),
                                        tr("Data set it was trained on"),
                                        tr("Kind of model"),
                                        tr("Preset, and what differs from it"),
                                        tr("Seed of every random choice"),
                                        tr("Where the run stands"),
                                        tr("Epochs finished, of the most allowed"),
                                        tr("Epoch whose weights are kept"),
                                        tr("Recall@10 on the validation interactions at the best epoch"),
                                        tr("Recall@10 on the held-out test interactions, best weights"),
                                        tr("NDCG@10 on the held-out test interactions, best weights"),
                                        tr("From start to end"),
                                        tr("When the training began")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole)
        return helps[section];
    return {};
}

Qt::ItemFlags RunsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.column() == Name ? flags | Qt::ItemIsEditable : flags;
}

bool RunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Name)
        return false;
    const QString name = value.toString().trimmed();
    store::RunRecord &run = m_runs[static_cast<std::size_t>(index.row())];
    if (name.isEmpty() || name.toStdString() == run.name)
        return false;
    run.name = name.toStdString();
    Q_EMIT dataChanged(index, index);
    Q_EMIT renameRequested(run.id, name);
    return true;
}

} // namespace hstudio::ui
