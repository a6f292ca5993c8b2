#include "ui/runs/runexports.h"

#include "core/base/clock.h"
#include "core/base/paths.h"
#include "core/compare/report.h"
#include "core/compare/tables.h"
#include "ui/runs/plotexportdialog.h"
#include "ui/runs/rundetails.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>

#include <array>

namespace hstudio::ui
{

namespace
{

constexpr std::array kNames = {"runsExportRuns",          "runsExportCurves", "runsExportTableCsv", "runsExportTableLatex",
                               "runsExportTableMarkdown", "runsCopyCsv",      "runsCopyLatex",      "runsCopyMarkdown",
                               "runsExportPlots",         "runsExportReport"};
static_assert(kNames.size() == RunExports::Count);

const char *suffixOf(RunExports::What what)
{
    switch (what) {
    case RunExports::TableLatex: return "tex";
    case RunExports::TableMarkdown: return "md";
    case RunExports::Report: return "html";
    default: return "csv";
    }
}

std::string textOf(RunExports::What what, const compare::Table &table)
{
    switch (what) {
    case RunExports::TableLatex:
    case RunExports::CopyLatex: return compare::toLatex(table);
    case RunExports::TableMarkdown:
    case RunExports::CopyMarkdown: return compare::toMarkdown(table);
    default: return compare::toCsv(table);
    }
}

} // namespace

RunExports::RunExports(Workbench &workbench, RunDetails &details, QWidget *parent)
    : QObject(parent), m_workbench(workbench), m_details(details), m_parent(parent), m_menu(new QMenu(parent))
{
    for (int what = 0; what < Count; ++what) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(kNames[static_cast<std::size_t>(what)]));
        connect(action, &QAction::triggered, this, [this, what] { start(static_cast<What>(what)); });
        m_actions.append(action);
    }
    fillMenu();
    connect(&m_details, &RunDetails::contentChanged, this, &RunExports::update);
    parent->installEventFilter(this); // for its language
    retranslate();
    update();
}

void RunExports::fillMenu()
{
    m_menu->setObjectName(QStringLiteral("runsExportMenu"));
    m_menu->addActions({m_actions[TableCsv], m_actions[TableLatex], m_actions[TableMarkdown], m_actions[Plots]});
    m_menu->addSeparator();
    m_menu->addActions({m_actions[CopyCsv], m_actions[CopyLatex], m_actions[CopyMarkdown]});
    m_menu->addSeparator();
    m_menu->addActions({m_actions[RunsCsv], m_actions[CurvesCsv], m_actions[Report]});
}

bool RunExports::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void RunExports::retranslate()
{
    m_actions[RunsCsv]->setText(tr("List of the selected runs as CSV…"));
    m_actions[CurvesCsv]->setText(tr("All curves of the selected runs as CSV…"));
    m_actions[TableCsv]->setText(tr("Table below as CSV…"));
    m_actions[TableLatex]->setText(tr("Table below as LaTeX…"));
    m_actions[TableMarkdown]->setText(tr("Table below as Markdown…"));
    m_actions[CopyCsv]->setText(tr("Copy the table as CSV"));
    m_actions[CopyLatex]->setText(tr("Copy the table as LaTeX"));
    m_actions[CopyMarkdown]->setText(tr("Copy the table as Markdown"));
    m_actions[Plots]->setText(tr("Plots below as PDF, SVG or PNG…"));
    m_actions[Report]->setText(tr("Report of the selected runs as HTML…"));
}

void RunExports::update()
{
    const RunsTab *tab = m_details.currentTab();
    const bool runs = !m_details.runs()->empty();
    const bool table = runs && tab != nullptr && !tab->table().rows.empty();
    for (const What what : {TableCsv, TableLatex, TableMarkdown, CopyCsv, CopyLatex, CopyMarkdown})
        m_actions[what]->setEnabled(table);
    for (const What what : {RunsCsv, CurvesCsv, Report})
        m_actions[what]->setEnabled(runs);
    m_actions[Plots]->setEnabled(runs && tab != nullptr && !tab->charts().isEmpty());
}

void RunExports::start(What what)
{
    switch (what) {
    case CopyCsv:
    case CopyLatex:
    case CopyMarkdown: return copy(what);
    case Plots: return exportPlots();
    default: return askForFile(what);
    }
}

void RunExports::askForFile(What what)
{
    const QString suffix = QLatin1String(suffixOf(what));
    auto *dialog =
        new QFileDialog(m_parent, m_actions[what]->text().remove(QChar(u'…')), {}, tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, what](const QString &file) { exportTo(what, file); });
    dialog->open();
}

/// What makes the text, on a worker thread.
std::function<base::Result<std::string>()> RunExports::text(What what) const
{
    const RunSelection runs = m_details.runs();
    switch (what) {
    case RunsCsv: return [runs] { return base::Result(compare::toCsv(compare::runsTable(*runs))); };
    case CurvesCsv: return [runs] { return base::Result(compare::curvesCsv(*runs)); };
    case Report: {
        std::vector<base::RunId> ids;
        for (const compare::Run &run : *runs)
            ids.push_back(run.record.id);
        return [store = m_workbench.store(), ids, title = tr("Comparison of runs").toStdString()] {
            return compare::makeReport(*store, ids, {.title = title, .madeAt = base::unixNow()});
        };
    }
    default: break;
    }
    const RunsTab *tab = m_details.currentTab();
    return [what, table = tab != nullptr ? tab->table() : compare::Table()] { return base::Result(textOf(what, table)); };
}

void RunExports::exportTo(What what, const QString &file)
{
    const auto work = [make = text(what), path = std::filesystem::path(file.toStdString())]() -> base::Result<void> {
        const auto made = make();
        return made ? base::writeFileAtomically(path, *made) : base::Result<void>(made.error());
    };
    m_workbench.async(this, work, [this, file](const base::Result<void> &written) {
        if (written)
            Q_EMIT exported(file);
        else
            Q_EMIT failed(written.error());
    });
}

void RunExports::copy(What what)
{
    m_workbench.async(this, text(what), [this](const base::Result<std::string> &made) {
        if (!made) {
            Q_EMIT failed(made.error());
            return;
        }
        QApplication::clipboard()->setText(QString::fromStdString(*made));
        Q_EMIT copied();
    });
}

void RunExports::exportPlots()
{
    auto *dialog = new PlotExportDialog(m_details.currentTab()->charts(), m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PlotExportDialog::exported, this, &RunExports::exported);
    connect(dialog, &PlotExportDialog::failed, this, &RunExports::failed);
    dialog->open();
}

} // namespace hstudio::ui
