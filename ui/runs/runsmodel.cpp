#include "ui/runs/runsmodel.h"

#include "core/base/clock.h"
#include "core/compare/metricnames.h"
#include "ui/common/format.h"
#include "ui/common/runswatch.h"
#include "ui/common/theme.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <unordered_set>

namespace hstudio::ui
{

namespace
{

constexpr double kMissing = -std::numeric_limits<double>::infinity();

double metricOf(const std::map<std::string, double> &metrics, const std::string &name)
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

/// Names in other sessions, in the order of the columns.
constexpr std::array<const char *, RunsModel::FixedColumns> kKeys = {
    "name",       "dataset",   "model",   "settings", "seed",    "state", "epochs", "best_epoch",
    "validation", "recall@10", "ndcg@10", "duration", "started", "tags",  "notes",  "group"};

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
    addMetrics(runs);
    removeMissing(runs);
    updateAndAppend(runs);
}

void RunsModel::removeMissing(const std::vector<store::RunRecord> &runs)
{
    std::unordered_set<base::RunId> ids;
    for (const store::RunRecord &run : runs)
        ids.insert(run.id);
    const auto isGone = [&](int row) { return !ids.contains(runAt(row).id); };
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (!isGone(last))
            continue;
        int first = last; // neighbours go together: who listens sorts and groups anew
        while (first > 0 && isGone(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_descriptions.erase(runAt(row).id);
        m_runs.erase(m_runs.begin() + first, m_runs.begin() + last + 1);
        indexRows();
        endRemoveRows();
        last = first;
    }
}

void RunsModel::updateAndAppend(const std::vector<store::RunRecord> &runs)
{
    std::vector<store::RunRecord> added;
    for (const store::RunRecord &run : runs) {
        if (const int row = rowOf(run.id); row >= 0)
            m_runs[static_cast<std::size_t>(row)] = run;
        else
            added.push_back(run);
    }
    m_search.assign(m_runs.size(), {});
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (added.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    m_runs.insert(m_runs.end(), added.begin(), added.end());
    indexRows();
    endInsertRows();
}

void RunsModel::addMetrics(const std::vector<store::RunRecord> &runs)
{
    std::set<std::string> found;
    for (const store::RunRecord &run : runs) {
        for (const auto &[name, value] : run.test)
            found.insert(name);
    }
    for (const char *known : {kKeys[TestRecall], kKeys[TestNdcg]})
        found.erase(known);
    for (const std::string &known : m_metrics)
        found.erase(known);
    if (found.empty())
        return;
    const std::vector<std::string> added = compare::inOrder({found.begin(), found.end()});
    beginInsertColumns({}, columnCount(), columnCount() + static_cast<int>(added.size()) - 1);
    m_metrics.insert(m_metrics.end(), added.begin(), added.end());
    endInsertColumns();
}

void RunsModel::indexRows()
{
    m_rows.clear();
    for (std::size_t row = 0; row < m_runs.size(); ++row)
        m_rows.emplace(m_runs[row].id, static_cast<int>(row));
    m_search.assign(m_runs.size(), {});
}

void RunsModel::setDescriptions(const std::unordered_map<base::RunId, RunDescription> &descriptions)
{
    int first = rowCount(), last = -1;
    for (const auto &[run, description] : descriptions) {
        const int row = rowOf(run);
        if (row < 0)
            continue;
        m_descriptions[run] = description;
        m_search[static_cast<std::size_t>(row)].clear();
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (first <= last) // told once: who listens sorts and groups anew
        Q_EMIT dataChanged(index(first, Model), index(last, Settings));
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
    const auto found = m_rows.find(run);
    return found == m_rows.end() ? -1 : found->second;
}

int RunsModel::trashedCount() const
{
    return static_cast<int>(std::count_if(m_runs.begin(), m_runs.end(), [](const store::RunRecord &run) { return run.trashedAt != 0; }));
}

void RunsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QString RunsModel::columnKey(int column) const
{
    return column < FixedColumns ? QLatin1String(kKeys[static_cast<std::size_t>(column)]) : QString::fromStdString(testMetric(column));
}

std::string RunsModel::testMetric(int column) const
{
    if (column >= FixedColumns)
        return m_metrics[static_cast<std::size_t>(column - FixedColumns)];
    return column == TestRecall || column == TestNdcg ? kKeys[static_cast<std::size_t>(column)] : std::string();
}

bool RunsModel::isNumber(int column) const { return column == Seed || (column >= Epochs && column <= Duration) || column >= FixedColumns; }

int RunsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FixedColumns + static_cast<int>(m_metrics.size());
}

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
    case Duration: return run.startedAt != 0 ? durationText(secondsOf(run)) : QStringLiteral("–");
    case Started: return run.startedAt != 0 ? dateTimeText(run.startedAt).left(16) : QStringLiteral("–");
    case Tags: return QString::fromStdString(run.tags);
    case Notes: return QString::fromStdString(run.notes).simplified();
    case Group: return QString::fromStdString(run.group);
    default: return metricCell(metricOf(run.test, testMetric(column)));
    }
}

QVariant RunsModel::sortKey(const store::RunRecord &run, int column) const
{
    switch (column) {
    case Seed: return static_cast<qlonglong>(run.seed);
    case Epochs: return static_cast<qlonglong>(run.epochs);
    case BestEpoch: return static_cast<qlonglong>(run.bestEpoch);
    case Validation: return metricOf(run.validation, "recall@10");
    case Duration: return secondsOf(run);
    case Started: // what hasn't started yet will be the newest
        return static_cast<qlonglong>(run.startedAt != 0 ? run.startedAt : std::numeric_limits<std::int64_t>::max());
    default: break;
    }
    if (const std::string metric = testMetric(column); !metric.empty())
        return metricOf(run.test, metric);
    return text(run, column).toString().toCaseFolded();
}

const QString &RunsModel::searchText(std::size_t row) const
{
    QString &all = m_search[row];
    if (!all.isEmpty())
        return all;
    const store::RunRecord &run = m_runs[row];
    all = QString::fromStdString(run.name + ' ' + run.notes + ' ' + run.tags + ' ' + run.group);
    for (const int column : {int(Dataset), int(Model), int(Settings), int(Seed), int(State)})
        all += QLatin1Char(' ') + text(run, column).toString();
    return all;
}

QString RunsModel::toolTip(const store::RunRecord &run, int column) const
{
    switch (column) {
    case State: return reasonText(run);
    case Validation: return metricHelp("recall@10");
    case Notes: return QString::fromStdString(run.notes);
    default: break;
    }
    const std::string metric = testMetric(column);
    return metric.empty() ? text(run, column).toString() : metricHelp(metric);
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const store::RunRecord &run = runAt(index.row());
    switch (role) {
    case Qt::EditRole: return index.column() == Notes ? QVariant(QString::fromStdString(run.notes)) : text(run, index.column());
    case Qt::DisplayRole: return text(run, index.column());
    case Qt::ToolTipRole: return toolTip(run, index.column());
    case Qt::DecorationRole: return index.column() == Name ? QVariant(runSwatch(run.colour)) : QVariant();
    case Qt::ForegroundRole: return index.column() == State ? stateColour(run.state) : QVariant();
    case Qt::TextAlignmentRole: return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole: return sortKey(run, index.column());
    case RunIdRole: return static_cast<qlonglong>(run.id.value);
    case TrashedRole: return run.trashedAt != 0;
    case SearchRole: return searchText(static_cast<std::size_t>(index.row()));
    default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    switch (role) {
    case Qt::DisplayRole: return title(section);
    case Qt::ToolTipRole: return help(section);
    case Qt::TextAlignmentRole: return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

QString RunsModel::title(int column) const
{
    switch (column) {
    case Name: return tr("Run");
    case Dataset: return tr("Data set");
    case Model: return tr("Model");
    case Settings: return tr("Settings");
    case Seed: return tr("Seed");
    case State: return tr("State");
    case Epochs: return tr("Epochs");
    case BestEpoch: return tr("Best epoch");
    case Validation: return tr("Val. Recall@10");
    case Duration: return tr("Time");
    case Started: return tr("Started (UTC)");
    case Tags: return tr("Tags");
    case Notes: return tr("Notes");
    case Group: return tr("Group");
    default: return tr("Test %1", "a test metric").arg(metricLabel(testMetric(column)));
    }
}

QString RunsModel::help(int column) const
{
    switch (column) {
    case Name: return tr("Name of the run; F2 renames it");
    case Dataset: return tr("Data set it was trained on");
    case Model: return tr("Kind of model");
    case Settings: return tr("Preset, and what differs from it");
    case Seed: return tr("Seed of every random choice");
    case State: return tr("Where the run stands");
    case Epochs: return tr("Epochs finished, of the most allowed");
    case BestEpoch: return tr("Epoch whose weights are kept");
    case Validation: return tr("Recall@10 on the validation interactions at the best epoch");
    case Duration: return tr("From start to end");
    case Started: return tr("When the training began");
    case Tags: return tr("Words of your own, with commas between; the filter finds them");
    case Notes: return tr("What you have written about the run");
    case Group: return tr("Runs that were queued together share it");
    default:
        return tr("%1 on the held-out test interactions, best weights. %2")
            .arg(metricLabel(testMetric(column)), metricHelp(testMetric(column)));
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return isEditable(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

bool RunsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !isEditable(index.column()))
        return false;
    const QString typed = value.toString().trimmed();
    const bool nameless = index.column() == Name && typed.isEmpty();
    if (nameless || typed == index.data(Qt::EditRole).toString())
        return false;
    Q_EMIT editRequested(runAt(index.row()).id, index.column(), typed);
    return true;
}

} // namespace hstudio::ui
