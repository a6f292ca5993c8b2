#include "ui/runs/metricstab.h"

#include "core/compare/protocol.h"
#include "core/compare/tables.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/comparetext.h"
#include "ui/runs/pairpanel.h"
#include "ui/runs/tablemodel.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

MetricsTab::MetricsTab(Workbench &workbench, QWidget *parent)
    : RunsTab(parent), m_baselineLabel(makeSecondaryLabel({}, this)), m_baseline(new QComboBox(this)), m_fold(new QCheckBox(this)),
      m_model(new TableModel(this)), m_view(new QTableView(this)), m_protocol(makeSecondaryLabel({}, this)),
      m_pair(new PairPanel(workbench, this)), m_splitter(new QSplitter(this))
{
    m_baseline->setObjectName(QStringLiteral("runsBaseline"));
    m_fold->setObjectName(QStringLiteral("runsMetricsFold"));
    m_view->setObjectName(QStringLiteral("runsMetricsTable"));
    m_protocol->setObjectName(QStringLiteral("runsProtocol"));
    m_splitter->setObjectName(QStringLiteral("runsMetricsSplitter"));
    setUpComparison(m_view, m_model);
    makeLayout();
    connect(m_baseline, &QComboBox::activated, this, &MetricsTab::present);
    connect(m_fold, &QCheckBox::toggled, this, &MetricsTab::regroup);
    connect(m_pair, &PairPanel::openUser, this, &MetricsTab::openUser);
    connect(m_pair, &PairPanel::told, this, &MetricsTab::told);
    connect(&Theme::current(), &Theme::changed, this, &MetricsTab::present);
    retranslate();
}

void MetricsTab::makeLayout()
{
    m_baseline->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_baseline->setMinimumContentsLength(16);
    m_baselineLabel->setBuddy(m_baseline);
    m_protocol->setWordWrap(true);
    auto *choices = new QHBoxLayout;
    setSpacing(choices, 2);
    choices->addWidget(m_baselineLabel);
    choices->addWidget(m_baseline);
    choices->addWidget(m_fold);
    choices->addStretch(1);
    auto *left = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(left);
    setSpacing(column, 2);
    column->addLayout(choices);
    column->addWidget(m_view, 1);
    column->addWidget(m_protocol);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_pair);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Theme::current().unit(4));
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 0);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->addWidget(m_splitter);
}

QString MetricsTab::title() const { return tr("Metrics"); }

void MetricsTab::retranslate()
{
    m_baselineLabel->setText(tr("Baseline"));
    m_baseline->setAccessibleName(tr("Run that the others are compared with"));
    m_fold->setText(tr("Fold seeds"));
    m_fold->setToolTip(tr("Runs that differ in nothing but the seed become one column: mean ± standard deviation"));
    m_view->setAccessibleName(tr("Test metrics of the selected runs side by side"));
    regroup();
}

void MetricsTab::showRuns()
{
    regroup();
}

void MetricsTab::regroup()
{
    m_groups = groupsOf(*m_runs, m_fold->isChecked());
    fillBaselines();
    present();
}

/// The run that was the baseline stays it as long as it is among the selected ones.
void MetricsTab::fillBaselines()
{
    const QSignalBlocker quiet(m_baseline);
    const qlonglong before = m_baseline->currentData().toLongLong();
    m_baseline->clear();
    int chosen = 0;
    for (const compare::RunGroup &group : m_groups) {
        m_baseline->addItem(QString::fromStdString(group.label), static_cast<qlonglong>((*m_runs)[group.runs.front()].record.id.value));
        const bool holds =
            std::any_of(group.runs.begin(), group.runs.end(), [&](std::size_t run) { return (*m_runs)[run].record.id.value == before; });
        chosen = holds ? m_baseline->count() - 1 : chosen;
    }
    m_baseline->setCurrentIndex(m_groups.empty() ? -1 : chosen);
    m_baseline->setEnabled(m_groups.size() > 1);
    m_fold->setEnabled(m_runs->size() > 1);
}

compare::Table MetricsTab::table() const
{
    if (m_groups.empty())
        return {};
    const auto baseline = static_cast<std::size_t>(std::max(0, m_baseline->currentIndex()));
    return compare::metricsTable(*m_runs, m_groups, compare::compareMetrics(*m_runs, m_groups, baseline));
}

void MetricsTab::present()
{
    const auto baseline = static_cast<std::size_t>(std::max(0, m_baseline->currentIndex()));
    const std::vector<compare::MetricRow> rows =
        m_groups.empty() ? std::vector<compare::MetricRow>() : compare::compareMetrics(*m_runs, m_groups, baseline);
    std::vector<qint64> colours = {TableModel::kNoColour};
    std::vector<QString> tips;
    for (const compare::RunGroup &group : m_groups)
        colours.push_back(colourOf(*m_runs, group));
    for (const compare::MetricRow &row : rows)
        tips.push_back(metricHelp(row.name));
    m_model->setTable(makeTable(rows), std::move(colours), {}, std::move(tips));
    fitColumns(m_view);
    m_protocol->setText(protocolNote());
    m_pair->setGroups(m_runs, m_groups, baseline);
    Q_EMIT contentChanged();
}

compare::Table MetricsTab::makeTable(const std::vector<compare::MetricRow> &rows) const
{
    compare::Table table;
    table.title = tr("Test metrics").toStdString();
    table.columns.push_back({.title = tr("Test metric").toStdString(), .number = false});
    for (const compare::RunGroup &group : m_groups)
        table.columns.push_back({.title = group.label, .number = true});
    for (const compare::MetricRow &row : rows) {
        const QString arrow = row.direction == compare::Direction::Higher  ? QStringLiteral(" ↑")
                              : row.direction == compare::Direction::Lower ? QStringLiteral(" ↓")
                                                                           : QString();
        compare::Table::Row cells;
        cells.cells.push_back({.text = (metricLabel(row.name) + arrow).toStdString()});
        for (const compare::MetricCell &cell : row.cells)
            cells.cells.push_back({.text = foldedText(cell.value).toStdString(),
                                   .delta = cell.delta ? compare::signedDecimals(*cell.delta) : std::string(),
                                   .best = cell.best,
                                   .better = cell.standing == compare::Standing::Better,
                                   .worse = cell.standing == compare::Standing::Worse,
                                   .remark = wordsText(cell.unlike).toStdString()});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// How the numbers came about, in one line; says so when they didn't come about alike.
QString MetricsTab::protocolNote() const
{
    std::optional<compare::Protocol> first;
    bool alike = true;
    for (const compare::Run &run : *m_runs) {
        const auto protocol = compare::protocolOf(run);
        if (!protocol)
            continue;
        if (!first)
            first = protocol;
        alike = alike && compare::differences(*protocol, *first).empty();
    }
    if (m_runs->empty())
        return {};
    if (!first)
        return tr("Not evaluated on the test interactions yet: that happens when a training ends.");
    if (!alike)
        return tr("Not all of these numbers are comparable: a cell with ≠ says what differs from the baseline.");
    return tr("Protocol: %1").arg(QString::fromStdString(compare::protocolText(*first)));
}

} // namespace hstudio::ui
