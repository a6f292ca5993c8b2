#include "ui/runs/slicestab.h"

#include "core/compare/protocol.h"
#include "core/compare/usermetrics.h"
#include "core/experiment/runcontext.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/chart.h"
#include "ui/runs/comparetext.h"
#include "ui/runs/tablemodel.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

SlicesTab::SlicesTab(Workbench &workbench, QWidget *parent)
    : RunsTab(parent), m_workbench(workbench), m_byLabel(makeSecondaryLabel({}, this)), m_by(new QComboBox(this)),
      m_metricLabel(makeSecondaryLabel({}, this)), m_metric(new QComboBox(this)), m_fold(new QCheckBox(this)),
      m_note(makeSecondaryLabel({}, this)), m_chart(new Chart(this)), m_model(new TableModel(this)), m_view(new QTableView(this))
{
    m_by->setObjectName(QStringLiteral("runsSliceBy"));
    m_metric->setObjectName(QStringLiteral("runsSliceMetric"));
    m_fold->setObjectName(QStringLiteral("runsSliceFold"));
    m_note->setObjectName(QStringLiteral("runsSliceNote"));
    m_chart->setObjectName(QStringLiteral("runsSliceChart"));
    m_view->setObjectName(QStringLiteral("runsSliceTable"));
    setUpComparison(m_view, m_model);
    makeLayout();
    for (QComboBox *box : {m_by, m_metric}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::activated, this, &SlicesTab::ask);
    }
    connect(m_fold, &QCheckBox::toggled, this, &SlicesTab::ask);
    connect(&Theme::current(), &Theme::changed, this, &SlicesTab::present);
    retranslate();
}

void SlicesTab::makeLayout()
{
    m_byLabel->setBuddy(m_by);
    m_metricLabel->setBuddy(m_metric);
    m_note->setWordWrap(true);
    m_chart->setBarsSideBySide(true);
    m_chart->setFromZero(true);
    auto *choices = new QHBoxLayout;
    setSpacing(choices, 2);
    for (QWidget *part : QList<QWidget *>{m_metricLabel, m_metric, m_byLabel, m_by, m_fold})
        choices->addWidget(part);
    choices->addStretch(1);
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(Theme::current().unit(4));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->addLayout(choices);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_note);
}

QString SlicesTab::title() const { return tr("Slices"); }

void SlicesTab::retranslate()
{
    m_byLabel->setText(tr("by", "slices by"));
    m_by->setAccessibleName(tr("What the users are sliced by"));
    m_metricLabel->setText(tr("Metric"));
    m_metric->setAccessibleName(tr("Metric of the slices"));
    m_fold->setText(tr("Fold seeds"));
    m_fold->setToolTip(tr("Runs that differ in nothing but the seed become one: their mean"));
    m_view->setAccessibleName(tr("Metric by slice and run"));
    m_chart->setAccessibleName(tr("Metric by slice and run"));
    m_chart->setEmptyText(tr("Select runs that were tested."));
    {
        const QSignalBlocker quiet(m_by);
        const int chosen = std::max(0, m_by->currentIndex());
        m_by->clear();
        m_by->addItems({tr("History length"), tr("Popularity of the film"), tr("Time since the last interaction")}); // as compare::SliceBy
        m_by->setCurrentIndex(chosen);
    }
    fillChoices();
    present();
}

compare::SliceBy SlicesTab::by() const { return static_cast<compare::SliceBy>(m_by->currentIndex()); }

void SlicesTab::fillChoices()
{
    std::vector<std::string> metrics = testMetricsOf(*m_runs);
    std::erase_if(metrics, [](const std::string &name) { return !compare::hasUserValues(name); });
    fillMetrics(*m_metric, metrics, "recall@10");
    m_fold->setEnabled(m_runs->size() > 1);
}

void SlicesTab::showRuns()
{
    chooseRuns();
    fillChoices();
    askForTraits();
    ask();
}

/// The tested runs whose protocol is that of the first one.
void SlicesTab::chooseRuns()
{
    std::vector<compare::Run> alike;
    std::optional<compare::Protocol> protocol;
    for (const compare::Run &run : *m_runs) {
        const auto own = compare::protocolOf(run);
        if (!own || !run.evaluation)
            continue;
        protocol = protocol ? protocol : own;
        if (compare::differences(*own, *protocol).empty())
            alike.push_back(run);
    }
    m_alike = std::make_shared<const std::vector<compare::Run>>(std::move(alike));
    const auto leftOut = static_cast<int>(m_runs->size() - m_alike->size());
    m_note->setText(tr("%n run(s) left out: not tested, or with another protocol than the first.", nullptr, leftOut));
    m_note->setVisible(leftOut > 0);
}

void SlicesTab::askForTraits()
{
    const base::DatasetId dataset = m_alike->empty() ? base::DatasetId() : m_alike->front().record.dataset;
    if (dataset == m_traitsOf)
        return;
    m_traitsOf = dataset;
    m_traits.reset();
    const quint64 request = ++m_newestTraits;
    if (!dataset.valid())
        return;
    const auto work = [store = m_workbench.store(), dataset]() -> Traits {
        const auto open = experiment::openDataset(*store, dataset);
        if (!open)
            return nullptr;
        return std::make_shared<const std::vector<std::optional<compare::UserTraits>>>(
            compare::userTraits(*(*open)->table, (*open)->split));
    };
    m_workbench.async(this, work, [this, request](Traits traits) {
        if (request != m_newestTraits)
            return;
        m_traits = std::move(traits);
        ask();
    });
}

void SlicesTab::ask()
{
    const quint64 request = ++m_newestSlices;
    std::vector<compare::RunGroup> groups = groupsOf(*m_alike, m_fold->isChecked());
    const auto take = [this](std::vector<compare::RunGroup> shown, std::vector<compare::Slice> slices) {
        m_groups = std::move(shown);
        m_slices = std::move(slices);
        present();
    };
    if (!m_traits || groups.empty() || m_metric->count() == 0)
        return take(std::move(groups), {});
    const auto work = [runs = m_alike, groups, traits = m_traits, by = by(), metric = chosenMetric(*m_metric)] {
        return compare::sliceMetric(*runs, groups, *traits, by, metric);
    };
    m_workbench.async(this, work, [this, request, groups, take](std::vector<compare::Slice> slices) {
        if (request == m_newestSlices)
            take(groups, std::move(slices));
    });
}

compare::Table SlicesTab::table() const
{
    return m_slices.empty() ? compare::Table() : compare::slicesTable(m_groups, m_slices, by(), chosenMetric(*m_metric));
}

void SlicesTab::present()
{
    draw();
    fillTable();
    Q_EMIT contentChanged();
}

void SlicesTab::draw()
{
    m_chart->clear();
    m_chart->setTitles(tr("%1 by part of the users (whiskers: standard error)", "a metric").arg(m_metric->currentText()),
                       m_by->currentText(), m_metric->currentText());
    QVector<double> places;
    QVector<QString> labels;
    for (std::size_t part = 0; part < m_slices.size(); ++part) {
        places << static_cast<double>(part);
        labels << QString::fromStdString(m_slices[part].label);
    }
    m_chart->setTicks(places, labels);
    for (std::size_t group = 0; group < m_groups.size() && !m_slices.empty(); ++group) {
        QVector<double> means, lower, upper;
        for (const compare::Slice &slice : m_slices) {
            const compare::Slice::Value &value = slice.values[group];
            means << value.mean;
            lower << value.mean - value.standardError;
            upper << value.mean + value.standardError;
        }
        const QString key = QString::number(group);
        m_chart->setSeries(key, QString::fromStdString(m_groups[group].label), places, means,
                           QPen(Theme::current().series(colourOf(*m_alike, m_groups[group])), 1.6), Chart::Style::Bars);
        m_chart->setSpread(key, lower, upper);
    }
}

void SlicesTab::fillTable()
{
    compare::Table table;
    std::vector<qint64> colours = {TableModel::kNoColour, TableModel::kNoColour};
    table.columns = {{.title = m_by->currentText().toStdString(), .number = false}, {.title = tr("Users").toStdString(), .number = true}};
    for (const compare::RunGroup &group : m_groups) {
        table.columns.push_back({.title = group.label, .number = true});
        colours.push_back(colourOf(*m_alike, group));
    }
    for (const compare::Slice &slice : m_slices) {
        compare::Table::Row row;
        std::int64_t users = 0;
        for (const compare::Slice::Value &value : slice.values)
            users = std::max(users, value.users);
        row.cells.push_back({.text = slice.label});
        row.cells.push_back({.text = countText(users).toStdString()});
        for (const compare::Slice::Value &value : slice.values)
            row.cells.push_back({.text = metricText(value.mean).toStdString()});
        table.rows.push_back(std::move(row));
    }
    m_model->setTable(std::move(table), std::move(colours));
    fitColumns(m_view);
}

} // namespace hstudio::ui
