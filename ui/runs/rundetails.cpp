#include "ui/runs/rundetails.h"

#include "ui/common/columnwidth.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/runcurves.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hstudio::ui
{

namespace
{

/// True when a new reading would bring nothing: the same runs with the same settings, names and test results.
bool sameToRead(const std::vector<ComparedRun> &a, const std::vector<ComparedRun> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ComparedRun &left, const ComparedRun &right) {
        const bool grew = left.record.epochs <= right.record.epochs;
        return left.record.id == right.record.id && left.record.name == right.record.name && left.record.test == right.record.test &&
               left.description.config == right.description.config && grew;
    });
}

/// Reads what the tabs show besides the records. On a worker thread.
std::vector<ComparedRun> withDetails(store::Store &store, std::vector<ComparedRun> runs)
{
    for (ComparedRun &run : runs) {
        run.epochs.clear();
        run.evaluation.reset();
        if (auto epochs = store.epochs(run.record.id))
            run.epochs = *std::move(epochs);
        if (run.record.test.empty())
            continue;
        if (auto evaluation = store.evaluation(run.record.id))
            run.evaluation = *std::move(evaluation);
    }
    return runs;
}

} // namespace

RunDetails::RunDetails(Workbench &workbench, QWidget *parent)
    : QTabWidget(parent), m_workbench(workbench), m_curves(new RunCurves(this)), m_settings(new CompareModel(this)),
      m_metrics(new CompareModel(this)), m_settingsView(new QTableView(this)), m_metricsView(new QTableView(this)),
      m_settingsNote(makeSecondaryLabel({}, this)), m_protocol(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("runsDetails"));
    setDocumentMode(true);
    m_settingsView->setObjectName(QStringLiteral("runsSettingsTable"));
    m_metricsView->setObjectName(QStringLiteral("runsMetricsTable"));
    m_protocol->setObjectName(QStringLiteral("runsProtocol"));
    m_settingsNote->setObjectName(QStringLiteral("runsSettingsNote"));
    m_settingsView->setModel(m_settings);
    m_metricsView->setModel(m_metrics);
    addTab(m_curves, {});
    addTab(makeTable(m_settingsView, m_settingsNote), {});
    addTab(makeTable(m_metricsView, m_protocol), {});
    connect(&m_workbench, &Workbench::epochFinished, m_curves, &RunCurves::addEpoch);
    retranslate();
}

void RunDetails::fitColumns(QTableView *view, const Comparison &comparison)
{
    QStringList samples(1 + static_cast<qsizetype>(comparison.runs.size()));
    const auto keepLonger = [](QString &longest, const QString &text) {
        if (text.size() > longest.size())
            longest = text;
    };
    for (const Comparison::Row &row : comparison.rows) {
        keepLonger(samples[0], row.label);
        for (std::size_t run = 0; run < row.cells.size(); ++run)
            keepLonger(samples[static_cast<qsizetype>(run) + 1], row.cells[run]);
    }
    const int swatch = Theme::current().unit(8); // the title of a run has one before it
    for (int column = 0; column < samples.size(); ++column) {
        const int needed = columnWidthFor(*view, column, samples[column]) + (column == 0 ? 0 : swatch);
        view->setColumnWidth(column, std::min(needed, fontMetrics().averageCharWidth() * 40));
    }
}

QWidget *RunDetails::makeTable(QTableView *view, QLabel *note)
{
    setUpTable(view);
    view->setSortingEnabled(false);
    view->setIconSize({Theme::current().unit(2), Theme::current().unit(2)});
    view->horizontalHeader()->setStretchLastSection(false);
    note->setWordWrap(true);
    auto *tab = new QWidget(this);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->setSpacing(Theme::current().unit(2));
    layout->addWidget(note);
    layout->addWidget(view);
    return tab;
}

void RunDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTabWidget::changeEvent(event);
}

void RunDetails::retranslate()
{
    setAccessibleName(tr("Details of the selected runs"));
    setTabText(0, tr("Curves"));
    setTabText(1, tr("Settings"));
    setTabText(2, tr("Metrics"));
    m_settings->setSubject(tr("Setting"));
    m_metrics->setSubject(tr("Test metric"));
    m_settingsView->setAccessibleName(tr("Settings of the selected runs side by side"));
    m_metricsView->setAccessibleName(tr("Test metrics of the selected runs side by side"));
    show(m_runs);
    setRuns(std::exchange(m_asked, {})); // epochs that have come meanwhile
}

void RunDetails::setRuns(std::vector<ComparedRun> runs)
{
    if (!m_asked.empty() && sameToRead(m_asked, runs))
        return;
    m_asked = runs;
    const quint64 request = ++m_newest;
    m_workbench.async(
        this, [store = m_workbench.store(), runs = std::move(runs)]() mutable { return withDetails(*store, std::move(runs)); },
        [this, request](std::vector<ComparedRun> detailed) {
            if (request != m_newest)
                return;
            m_runs = std::move(detailed);
            show(m_runs);
        });
}

void RunDetails::show(const std::vector<ComparedRun> &runs)
{
    m_curves->setRuns(runs);
    m_settings->setComparison(compareSettings(runs));
    m_metrics->setComparison(compareMetrics(runs));
    fitColumns(m_settingsView, m_settings->comparison());
    fitColumns(m_metricsView, m_metrics->comparison());
    m_protocol->setText(runs.empty() ? QString() : protocolText(runs));
    if (runs.size() < 2)
        m_settingsNote->setText(tr("All settings. Select several runs to see only what differs between them."));
    else if (m_settings->rowCount() == 0)
        m_settingsNote->setText(tr("These runs have the same settings."));
    else
        m_settingsNote->setText(tr("Only the settings that differ between the selected runs."));
}

} // namespace hstudio::ui
