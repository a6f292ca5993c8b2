#pragma once

#include "ui/common/workbench.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QList>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <vector>

namespace hstudio::ui
{

class RunColumns;
class RunsHistory;
class RunsList;
class RunsModel;
class UndoBar;

/// The table of all runs with its filter box, groups, columns and the trash. Deleting moves to the trash, which can be undone; only the trash
/// deletes for good.
class RunsPanel final : public QWidget
{
    Q_OBJECT

public:
    RunsPanel(Workbench &workbench, RunsHistory &history, QWidget *parent = nullptr);
    /// Puts an action into the table's context menu, before those of the panel.
    void addVerb(QAction *action);
    /// Takes over what the workbench holds.
    void refresh();
    [[nodiscard]] RunsModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] bool showsTrash() const;
    /// Ids of the selected runs, from top to bottom; a group's row stands for all of its runs.
    [[nodiscard]] std::vector<base::RunId> selected() const;
    /// Selects a run and scrolls to it; clears the filter when it hides the run. False when there is no such run.
    bool select(base::RunId run);
    /// Find, rename, undo, redo, restore and remove, for the page's menu; null = separator.
    [[nodiscard]] QList<QAction *> verbs() const;
    /// Columns, sorting and groups.
    [[nodiscard]] QByteArray tableState() const;
    void restoreTable(const QByteArray &state);
    /// Sets widths by content once, when the first rows are complete.
    void fitColumns();

Q_SIGNALS:
    void selectionChanged();
    /// Asks for the place where tags and notes are edited.
    void notesWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void makeTable();
    void connectParts();
    void connectActions();
    void retranslate();
    void fillGroups();
    void showColumnMenu(const QPoint &globalPosition);
    void updateActions();
    void updateHistory();
    void updateTrash();
    void updateCount();
    void showTrash(bool trash);
    void selectFirst();
    void moveToTrash();
    void deleteForGood();
    void sayWhatWasFreed(int runs, qint64 bytes);
    [[nodiscard]] QString namesOf(const std::vector<base::RunId> &runs) const;

    Workbench &m_workbench;
    RunsHistory &m_history;
    RunsModel *m_model;
    RunsList *m_list;
    QLineEdit *m_words;
    QLabel *m_groupLabel;
    QComboBox *m_groups;
    QLabel *m_count;
    QPushButton *m_columnsButton;
    QMenu *m_columnsMenu;
    QPushButton *m_trashButton;
    UndoBar *m_undoBar;
    QTableView *m_table;
    RunColumns *m_columns = nullptr;
    QAction *m_find;
    QAction *m_rename;
    QAction *m_editNotes;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_restore;
    QAction *m_remove; ///< to the trash; in the trash, for good
};

} // namespace hstudio::ui
