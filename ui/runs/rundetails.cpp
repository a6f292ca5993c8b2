#include "ui/runs/rundetails.h"

#include "ui/common/theme.h"
#include "ui/runs/ablationtab.h"
#include "ui/runs/learnttab.h"
#include "ui/runs/metricstab.h"
#include "ui/runs/runcurves.h"
#include "ui/runs/runnotes.h"
#include "ui/runs/scattertab.h"
#include "ui/runs/settingstab.h"
#include "ui/runs/slicestab.h"

#include <QDataStream>
#include <QEvent>
#include <QScopeGuard>

#include <algorithm>
#include <array>
#include <utility>

namespace hstudio::ui
{

namespace
{

constexpr int kFewestUnits = 42;

/// True when a new reading would bring nothing: the same runs with the same settings, names and test results.
bool sameToRead(const std::vector<store::RunRecord> &a, const std::vector<store::RunRecord> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const store::RunRecord &left, const store::RunRecord &right) {
        return left.id == right.id && left.name == right.name && left.tags == right.tags && left.group == right.group &&
               left.test == right.test && left.epochs <= right.epochs;
    });
}

/// Reads runs one by one, until told to stop. On a worker thread.
base::Result<RunSelection> readRuns(store::Store &store, const std::vector<base::RunId> &ids, const std::stop_token &stop)
{
    auto runs = std::make_shared<std::vector<compare::Run>>();
    for (const base::RunId id : ids) {
        if (stop.stop_requested())
            break; // nobody waits for it any more
        auto read = compare::loadRuns(store, std::array{id});
        if (!read)
            return read.error();
        runs->push_back(std::move(read->front()));
    }
    return RunSelection(std::move(runs));
}

} // namespace

RunDetails::RunDetails(Workbench &workbench, RunsHistory &history, QWidget *parent)
    : QTabWidget(parent), m_workbench(workbench), m_curves(new RunCurves(this)), m_metrics(new MetricsTab(workbench, this)),
      m_notes(new RunNotes(history, this))
{
    setObjectName(QStringLiteral("runsDetails"));
    setDocumentMode(true);
    setMinimumHeight(Theme::current().unit(kFewestUnits)); // not what the tallest tab would like: the table needs room, too
    addRunsTab(m_curves);
    addRunsTab(new SettingsTab(this));
    addRunsTab(m_metrics);
    addRunsTab(new AblationTab(this));
    addRunsTab(new LearntTab(workbench, this));
    addRunsTab(new SlicesTab(workbench, this));
    addRunsTab(new ScatterTab(this));
    addTab(m_notes, {});
    connect(&m_workbench, &Workbench::epochFinished, this, &RunDetails::takeEpoch);
    connect(m_metrics, &MetricsTab::openUser, this, &RunDetails::openUser);
    connect(m_metrics, &MetricsTab::told, this, &RunDetails::told);
    connect(this, &QTabWidget::currentChanged, this, &RunDetails::showCurrent);
    retranslate();
}

void RunDetails::addRunsTab(RunsTab *tab)
{
    m_tabs.append(tab);
    addTab(tab, {});
    connect(tab, &RunsTab::contentChanged, this, &RunDetails::contentChanged);
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
    for (RunsTab *tab : std::as_const(m_tabs))
        setTabText(indexOf(tab), tab->title());
    setTabText(indexOf(m_notes), tr("Notes"));
}

RunsTab *RunDetails::currentTab() const { return qobject_cast<RunsTab *>(currentWidget()); }

void RunDetails::editNotes()
{
    setCurrentWidget(m_notes);
    m_notes->setFocus(Qt::OtherFocusReason);
}

void RunDetails::keepNotes() { m_notes->keep(); }

void RunDetails::setRuns(const std::vector<store::RunRecord> &runs)
{
    m_notes->setRuns(runs);
    if (!m_asked.empty() && sameToRead(m_asked, runs))
        return;
    m_asked = runs;
    read();
}

void RunDetails::takeEpoch(base::RunId run, const training::EpochRecord &record)
{
    const auto asked = std::find_if(m_asked.begin(), m_asked.end(), [run](const store::RunRecord &one) { return one.id == run; });
    if (asked == m_asked.end())
        return;
    m_news.emplace_back(run, record);
    m_curves->addEpoch(run, record);
}

void RunDetails::read()
{
    m_news.clear();
    m_reading.request_stop();
    m_reading = {};
    std::vector<base::RunId> ids;
    for (const store::RunRecord &run : m_asked)
        ids.push_back(run.id);
    const std::stop_token stop = m_reading.get_token();
    m_workbench.async(
        this, [store = m_workbench.store(), ids = std::move(ids), stop] { return readRuns(*store, ids, stop); },
        [this, stop](base::Result<RunSelection> read) {
            if (stop.stop_requested())
                return;
            if (!read) {
                m_asked.clear();                                    // asked again with the next news
                if (read.error().code != base::ErrorCode::NotFound) // of a run just deleted
                    Q_EMIT failed(read.error());
                return;
            }
            m_runs = *std::move(read);
            showCurrent();
        });
}

void RunDetails::showCurrent()
{
    const auto said = qScopeGuard([this] { Q_EMIT contentChanged(); });
    RunsTab *tab = currentTab();
    if (tab == nullptr || m_shown.value(tab) == m_runs)
        return;
    m_shown[tab] = m_runs;
    tab->setRuns(m_runs);
    if (tab == m_curves) {
        for (const auto &[run, record] : m_news)
            m_curves->addEpoch(run, record);
    }
}

QByteArray RunDetails::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << currentIndex() << m_metrics->splitter()->saveState();
    return state;
}

void RunDetails::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    int tab = 0;
    QByteArray splitter;
    stream >> tab >> splitter;
    if (stream.status() != QDataStream::Ok)
        return;
    setCurrentIndex(tab);
    m_metrics->splitter()->restoreState(splitter);
}

} // namespace hstudio::ui
