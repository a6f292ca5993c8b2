#pragma once

#include "ui/common/page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

namespace hstudio::ui
{

class EmptyState;
class RunDetails;
class RunExports;
class RunsHistory;
class RunsPanel;

/// All runs of the workspace in one table, and below it the selected ones side by side.
class RunsPage final : public Page
{
    Q_OBJECT

public:
    explicit RunsPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> menuActions() const override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

public Q_SLOTS:
    /// Selects the run and scrolls to it, once it is known; clears the filter when it hides the run.
    void showRun(hstudio::base::RunId run);

protected:
    void retranslate() override;

private:
    QAction *makeVerb(const char *name, void (Page::*signal)(base::RunId));
    void makeLayout();
    void refresh();
    void describe();
    void showSelection();
    void updateVerbs();

    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QPushButton *m_emptyButton = nullptr;
    QLabel *m_title;
    QHBoxLayout *m_verbs = nullptr; ///< buttons beside the title
    RunsHistory *m_history;
    RunsPanel *m_panel;
    RunDetails *m_details;
    RunExports *m_exports;
    QPushButton *m_export;
    QSplitter *m_splitter;
    QAction *m_openTraining;
    QAction *m_openInspector;
    QAction *m_clone;
    base::RunId m_wanted; ///< asked for by showRun() before the list knew it
};

} // namespace hstudio::ui
