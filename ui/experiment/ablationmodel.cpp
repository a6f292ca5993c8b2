#include "ui/experiment/ablationmodel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <algorithm>

namespace hstudio::ui
{

AblationModel::AblationModel(const CostSurvey &costs, QObject *parent) : QAbstractTableModel(parent), m_costs(costs) {}

void AblationModel::setRuns(std::vector<PlannedRun> runs)
{
    const bool same = std::ranges::equal(
        runs, m_runs, {}, [](const PlannedRun &planned) -> const std::string & { return planned.run.name; },
        [](const PlannedRun &planned) -> const std::string & { return planned.run.name; });
    if (same) {
        m_runs = std::move(runs);
        costsChanged();
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

void AblationModel::costsChanged()
{
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AblationModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    costsChanged();
}

int AblationModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }

int AblationModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString AblationModel::timeText(std::size_t row) const
{
    if (m_costs.errorOf(row))
        return tr("unknown");
    const auto *cost = m_costs.costOf(row);
    if (!cost)
        return QStringLiteral("…");
    return durationText(cost->secondsPerEpoch * static_cast<double>(m_runs[row].run.config.stopping.maxEpochs));
}

QString AblationModel::text(std::size_t row, int column) const
{
    const auto &planned = m_runs[row];
    switch (column) {
    case Name: return QString::fromStdString(planned.name);
    case Settings: {
        if (planned.run.issue)
            return errorText(*planned.run.issue);
        QStringList settings;
        for (const auto &[key, value] : planned.run.settings)
            settings.append(QStringLiteral("%1 = %2").arg(QString::fromStdString(key), QString::fromStdString(value)));
        return settings.join(QStringLiteral(", "));
    }
    case Seed: return QString::number(planned.run.config.device.seed);
    case Time: return planned.trainable() ? timeText(row) : QString();
    default: return {};
    }
}

QVariant AblationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto &planned = m_runs[row];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Time && m_costs.errorOf(row))
            return errorText(*m_costs.errorOf(row));
        return text(row, index.column());
    case Qt::CheckStateRole: return index.column() == Name ? QVariant(planned.trainable() ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(index.column() >= Seed ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        if (planned.run.issue && index.column() == Settings)
            return Theme::current().color(Token::Danger);
        return planned.trainable() ? QVariant() : QVariant(Theme::current().color(Token::SecondaryText));
    default: return {};
    }
}

QVariant AblationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section >= Seed ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Run");
    case Settings: return tr("Settings");
    case Seed: return tr("Seed");
    case Time: return tr("Time");
    default: return {};
    }
}

Qt::ItemFlags AblationModel::flags(const QModelIndex &index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name && !m_runs[static_cast<std::size_t>(index.row())].run.issue)
        flags |= Qt::ItemIsEditable | Qt::ItemIsUserCheckable;
    return flags;
}

bool AblationModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!(flags(index) & Qt::ItemIsEditable))
        return false;
    // A copy: the answer to the request may replace the runs.
    const auto made = m_runs[static_cast<std::size_t>(index.row())].run.name;
    if (role == Qt::CheckStateRole)
        Q_EMIT wantedRequested(made, value.toInt() == Qt::Checked);
    else if (role == Qt::EditRole)
        Q_EMIT renameRequested(made, value.toString().trimmed());
    else
        return false;
    return true;
}

} // namespace hstudio::ui
