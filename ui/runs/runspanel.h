#pragma once

#include "ui/common/workbench.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QPushButton>
#include <QTableView>

#include <vector>

namespace hstudio::ui
{

class RunsFilter;
class RunsModel;
class UndoBar;

/// The table of all runs with its filter box and the trash. Deleting moves to the trash, which can be undone; only the trash deletes for good.
class RunsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit RunsPanel(Workbench &workbench, QWidget *parent = nullptr);
    /// Puts the action into the table's context menu and as a button beside the filter box.
    void addVerb(QAction *action);
    /// Takes over what the workbench holds.
    void refresh();
    [[nodiscard]] RunsModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] bool showsTrash() const;
    /// Ids of the selected runs, from top to bottom.
    [[nodiscard]] std::vector<base::RunId> selected() const;
    /// Selects a run and scrolls to it; clears the filter when it hides the run. False when there is no such run.
    bool select(base::RunId run);
    /// Rename, restore, remove and find, for the page's menu.
    [[nodiscard]] QList<QAction *> verbs() const { return {m_find, m_rename, m_restore, m_remove}; }
    [[nodiscard]] QByteArray headerState() const;
    void restoreHeader(const QByteArray &state);
    /// Sets widths by content once, when the first rows are complete.
    void fitColumns();

Q_SIGNALS:
    void selectionChanged();
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void connectParts();
    void retranslate();
    void updateActions();
    void updateTrash();
    void showTrash(bool trash);
    void moveToTrash();
    void deleteForGood();
    void setTrashed(const std::vector<base::RunId> &runs, bool trashed);
    [[nodiscard]] QString namesOf(const std::vector<base::RunId> &runs) const;

    Workbench &m_workbench;
    RunsModel *m_model;
    RunsFilter *m_filter;
    QLineEdit *m_words;
    QLabel *m_count;
    QPushButton *m_trashButton;
    UndoBar *m_undo;
    QTableView *m_table;
    QHBoxLayout *m_tools = nullptr;
    QAction *m_find;
    QAction *m_rename;
    QAction *m_restore;
    QAction *m_remove; ///< to the trash; in the trash, for good
    bool m_fitted = false;
};

} // namespace hstudio::ui
