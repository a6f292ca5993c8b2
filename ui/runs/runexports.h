#pragma once

#include "core/compare/table.h"
#include "ui/common/workbench.h"

#include <QAction>
#include <QList>
#include <QMenu>

#include <functional>

namespace hstudio::ui
{

class RunDetails;

/// The export menu: the selected runs as files or in the clipboard. Texts are made and written on a worker thread.
class RunExports final : public QObject
{
    Q_OBJECT

public:
    enum What
    {
        RunsCsv,   ///< the selected runs, one line each
        CurvesCsv, ///< all curves of all selected runs
        TableCsv,  ///< the table of the tab in front
        TableLatex,
        TableMarkdown,
        CopyCsv,
        CopyLatex,
        CopyMarkdown,
        Plots, ///< those of the tab in front
        Report,
        Count
    };

    RunExports(Workbench &workbench, RunDetails &details, QWidget *parent);
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] QAction *action(What what) const { return m_actions[what]; }
    /// Makes a text of the selection and writes it. Not for copies and plots.
    void exportTo(What what, const QString &file);

Q_SIGNALS:
    void exported(const QString &file);
    void copied();
    void failed(const hstudio::base::Error &error);

private:
    void retranslate();
    void fillMenu();
    void update();
    void start(What what);
    void askForFile(What what);
    void copy(What what);
    void exportPlots();
    [[nodiscard]] std::function<base::Result<std::string>()> text(What what) const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    Workbench &m_workbench;
    RunDetails &m_details;
    QWidget *m_parent;
    QMenu *m_menu;
    QList<QAction *> m_actions;
};

} // namespace hstudio::ui
