#include "ui/runs/runspanel.h"

#include "core/experiment/runfiles.h"
#include "ui/common/format.h"
#include "ui/common/rundrag.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/runcolumns.h"
#include "ui/runs/runshistory.h"
#include "ui/runs/runslist.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/undobar.h"

#include <QDataStream>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_set>

namespace hstudio::ui
{

namespace
{

QAction *prepare(QAction *action, const char *name, Shortcut shortcut)
{
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keysOf(shortcut));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

} // namespace

RunsPanel::RunsPanel(Workbench &workbench, RunsHistory &history, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_history(history), m_model(new RunsModel(this)), m_list(new RunsList(*m_model, this)),
      m_words(new QLineEdit(this)), m_groupLabel(makeSecondaryLabel({}, this)), m_groups(new QComboBox(this)),
      m_count(makeSecondaryLabel({}, this)), m_columnsButton(new QPushButton(this)), m_columnsMenu(new QMenu(this)),
      m_trashButton(new QPushButton(this)), m_undoBar(new UndoBar(this)), m_table(new QTableView(this)),
      m_find(prepare(new QAction(this), "runsFind", Shortcut::Find)), m_rename(prepare(new QAction(this), "runsRename", Shortcut::Rename)),
      m_editNotes(new QAction(this)), m_undo(prepare(new QAction(this), "runsUndo", Shortcut::Undo)),
      m_redo(prepare(new QAction(this), "runsRedo", Shortcut::Redo)), m_restore(new QAction(this)),
      m_remove(prepare(new QAction(this), "runsRemove", Shortcut::Remove))
{
    m_restore->setObjectName(QStringLiteral("runsRestore"));
    m_editNotes->setObjectName(QStringLiteral("runsEditNotes"));
    makeTable();
    makeLayout();
    connectParts();
    connectActions();
    retranslate();
}

void RunsPanel::makeTable()
{
    m_table->setObjectName(QStringLiteral("runsTable"));
    new RunDragSource(*m_table, RunsModel::RunIdRole);
    setUpTable(m_table);
    m_table->setModel(m_list);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setIconSize({Theme::current().unit(2), Theme::current().unit(2)});
    m_table->sortByColumn(RunsModel::Started, Qt::DescendingOrder);
    m_table->addActions({m_rename, m_editNotes, m_restore, m_remove});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_columns = new RunColumns(*m_table, *m_model, this);
}

void RunsPanel::makeLayout()
{
    m_words->setObjectName(QStringLiteral("runsFilter"));
    m_words->setClearButtonEnabled(true);
    m_groups->setObjectName(QStringLiteral("runsGroupBy"));
    m_groups->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_groupLabel->setBuddy(m_groups);
    m_columnsButton->setObjectName(QStringLiteral("runsColumns"));
    m_columnsButton->setMenu(m_columnsMenu);
    setRole(m_columnsButton, QStringLiteral("menu"));
    m_columnsMenu->setObjectName(QStringLiteral("runsColumnsMenu"));
    m_trashButton->setObjectName(QStringLiteral("runsTrash"));
    m_trashButton->setCheckable(true);

    auto *tools = new QHBoxLayout;
    setSpacing(tools, 2);
    tools->addWidget(m_words, 2);
    tools->addWidget(m_count);
    tools->addStretch(1);
    tools->addWidget(m_groupLabel);
    tools->addWidget(m_groups);
    tools->addWidget(m_columnsButton);
    tools->addWidget(m_trashButton);
    auto *card = new Card({}, this);
    card->body()->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addLayout(tools);
    layout->addWidget(m_undoBar);
    layout->addWidget(card, 1);
}

void RunsPanel::addVerb(QAction *action) { m_table->insertAction(m_rename, action); }

QList<QAction *> RunsPanel::verbs() const
{
    QAction *const separator = nullptr;
    return {m_undo, m_redo, separator, m_find, m_rename, m_editNotes, m_restore, m_remove};
}

void RunsPanel::connectParts()
{
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_list->setWords(text);
        updateActions();
    });
    connect(m_groups, &QComboBox::activated, this, [this] {
        m_list->setGrouping(m_groups->currentData().toInt());
        selectFirst();
    });
    connect(m_model, &QAbstractItemModel::columnsInserted, this, &RunsPanel::fillGroups);
    connect(m_columnsMenu, &QMenu::aboutToShow, this, [this] { m_columns->fill(*m_columnsMenu); });
    auto *header = m_table->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &place) { showColumnMenu(header->mapToGlobal(place)); });
    connect(m_trashButton, &QPushButton::toggled, this, &RunsPanel::showTrash);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateActions();
        Q_EMIT selectionChanged();
    });
    connect(m_table, &QTableView::activated, m_list, &RunsList::toggle);
    connect(m_model, &RunsModel::editRequested, this, [this](base::RunId run, int column, const QString &text) {
        switch (column) {
        case RunsModel::Name: return m_history.rename(run, text);
        case RunsModel::Tags: return m_history.setTags({run}, text);
        case RunsModel::Notes: return m_history.setNotes({run}, text);
        default: return m_history.setGroup({run}, text);
        }
    });
    connect(&m_workbench, &Workbench::runsDeleted, this, &RunsPanel::sayWhatWasFreed);
}

void RunsPanel::connectActions()
{
    addActions({m_find, m_undo, m_redo});
    connect(m_find, &QAction::triggered, m_words, [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    connect(m_rename, &QAction::triggered, this,
            [this] { m_table->edit(m_table->selectionModel()->selectedRows(RunsModel::Name).value(0)); });
    connect(m_undo, &QAction::triggered, &m_history.stack(), &QUndoStack::undo);
    connect(m_redo, &QAction::triggered, &m_history.stack(), &QUndoStack::redo);
    connect(&m_history.stack(), &QUndoStack::indexChanged, this, &RunsPanel::updateHistory);
    connect(m_editNotes, &QAction::triggered, this, &RunsPanel::notesWanted);
    connect(m_restore, &QAction::triggered, this, [this] { m_history.setTrashed(selected(), false); });
    connect(m_remove, &QAction::triggered, this, [this] { showsTrash() ? deleteForGood() : moveToTrash(); });
}

void RunsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunsPanel::retranslate()
{
    m_words->setPlaceholderText(tr("Filter by name, data set, model, setting, tag or state"));
    m_words->setAccessibleName(tr("Filter the runs"));
    m_groupLabel->setText(tr("Group by"));
    m_groups->setAccessibleName(tr("Column whose equal texts make a group"));
    m_groups->setToolTip(tr("Puts runs with the same text in a column together; a group's row shows mean ± standard deviation"));
    m_columnsButton->setText(tr("Columns"));
    m_columnsButton->setToolTip(tr("Chooses the columns of the table; drag a title to move its column"));
    m_table->setAccessibleName(tr("Runs"));
    m_find->setText(tr("Find a run"));
    m_rename->setText(tr("Rename"));
    m_editNotes->setText(tr("Tags and notes"));
    m_restore->setText(tr("Restore from the trash"));
    m_trashButton->setToolTip(tr("Shows the runs in the trash, to restore them or delete them for good"));
    m_model->retranslate();
    updateHistory();
    fillGroups();
    updateTrash();
    updateActions();
}

void RunsPanel::fillGroups()
{
    const QSignalBlocker quiet(m_groups);
    m_groups->clear();
    m_groups->addItem(tr("Nothing", "group by nothing"), int(RunsList::kNoGroups));
    for (int column = RunsModel::Dataset; column < m_model->columnCount(); ++column)
        m_groups->addItem(m_model->headerData(column, Qt::Horizontal).toString(), column);
    m_groups->setCurrentIndex(m_groups->findData(m_list->grouping()));
}

void RunsPanel::showColumnMenu(const QPoint &globalPosition)
{
    m_columns->fill(*m_columnsMenu);
    m_columnsMenu->popup(globalPosition);
}

void RunsPanel::refresh()
{
    m_model->setRuns(m_workbench.runs(), m_workbench.datasets());
    updateTrash();
    if (m_table->selectionModel()->selectedRows().isEmpty())
        selectFirst();
    updateActions();
}

void RunsPanel::selectFirst()
{
    for (int row = 0; row < m_list->rowCount(); ++row) {
        if (!m_list->isGroup(m_list->index(row, 0)))
            return m_table->selectRow(row);
    }
}

bool RunsPanel::showsTrash() const { return m_list->trash(); }

std::vector<base::RunId> RunsPanel::selected() const
{
    std::vector<base::RunId> runs;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::unordered_set<base::RunId> seen;
    for (const QModelIndex &row : std::as_const(rows)) {
        for (const base::RunId run : m_list->runsAt(row)) {
            if (m_model->rowOf(run) >= 0 && seen.insert(run).second)
                runs.push_back(run);
        }
    }
    return runs;
}

bool RunsPanel::select(base::RunId run)
{
    const int row = m_model->rowOf(run);
    if (row < 0)
        return false;
    m_trashButton->setChecked(m_model->runAt(row).trashedAt != 0);
    m_list->reveal(run);
    const QModelIndex source = m_model->index(row, RunsModel::Name);
    if (!m_list->mapFromSource(source).isValid()) {
        m_words->clear();
        m_list->reveal(run);
    }
    const QModelIndex shown = m_list->mapFromSource(source);
    m_table->selectRow(shown.row());
    m_table->scrollTo(shown);
    return true;
}

void RunsPanel::updateCount()
{
    const int count = m_list->matchCount();
    m_count->setText(m_words->text().isEmpty() ? tr("%1 runs", nullptr, count).arg(countText(count))
                                               : tr("%1 matches", nullptr, count).arg(countText(count)));
}

void RunsPanel::updateActions()
{
    const std::vector<base::RunId> runs = selected();
    const bool trash = showsTrash();
    const bool anyActive = std::any_of(runs.begin(), runs.end(),
                                       [this](base::RunId run) { return store::isActive(m_model->runAt(m_model->rowOf(run)).state); });
    const bool oneRow = m_table->selectionModel()->selectedRows().size() == 1;
    m_rename->setEnabled(oneRow && runs.size() == 1 && !trash);
    m_editNotes->setEnabled(!runs.empty());
    m_remove->setEnabled(!runs.empty() && !anyActive);
    m_remove->setText(trash ? tr("Delete for good") : tr("Move to the trash"));
    m_remove->setToolTip(anyActive ? tr("A run that waits or runs can't be deleted: stop it first") : QString());
    m_restore->setEnabled(trash && !runs.empty());
    m_restore->setVisible(trash);
    updateCount();
}

void RunsPanel::updateHistory()
{
    const QUndoStack &stack = m_history.stack();
    m_undo->setEnabled(stack.canUndo());
    m_redo->setEnabled(stack.canRedo());
    m_undo->setText(stack.canUndo() ? tr("Undo: %1").arg(stack.undoText()) : tr("Undo"));
    m_redo->setText(stack.canRedo() ? tr("Redo: %1").arg(stack.redoText()) : tr("Redo"));
}

void RunsPanel::updateTrash()
{
    const int count = m_model->trashedCount();
    m_trashButton->setText(tr("Trash (%1)").arg(count));
    m_trashButton->setVisible(count > 0 || showsTrash());
    if (count == 0 && showsTrash())
        m_trashButton->setChecked(false);
}

void RunsPanel::showTrash(bool trash)
{
    m_list->setTrash(trash);
    m_undoBar->hide();
    selectFirst();
    updateTrash();
    updateActions();
}

QString RunsPanel::namesOf(const std::vector<base::RunId> &runs) const
{
    if (runs.size() == 1)
        return tr("Run “%1”").arg(QString::fromStdString(m_model->runAt(m_model->rowOf(runs.front())).name));
    return tr("%n run(s)", nullptr, static_cast<int>(runs.size()));
}

void RunsPanel::moveToTrash()
{
    const std::vector<base::RunId> runs = selected();
    const QString said = tr("%1: moved to the trash.").arg(namesOf(runs));
    m_history.setTrashed(runs, true);
    m_undoBar->offer(said, tr("Undo"), [this, runs, index = m_history.stack().index() - 1] {
        if (!m_history.undoOnly(index))
            m_history.setTrashed(runs, false);
    });
}

void RunsPanel::deleteForGood()
{
    const std::vector<base::RunId> runs = selected();
    const QString names = namesOf(runs);
    const quint64 offer = m_undoBar->offer(tr("%1: weights, curves and lists will be deleted. This can't be undone.").arg(names),
                                           tr("Delete for good"), [this, runs] { m_workbench.deleteRuns(runs); });
    m_workbench.async(
        this,
        [store = m_workbench.store(), runs] {
            std::int64_t bytes = 0;
            for (const base::RunId run : runs)
                bytes += experiment::diskUse(store->runFolder(run)).bytes;
            return bytes;
        },
        [this, offer, names](std::int64_t bytes) {
            m_undoBar->setText(
                offer,
                tr("%1: weights, curves and lists will be deleted, which frees %2. This can't be undone.").arg(names, bytesText(bytes)));
        });
}

void RunsPanel::sayWhatWasFreed(int runs, qint64 bytes)
{
    if (runs > 0)
        m_undoBar->tell(tr("%n run(s) deleted, %1 freed.", nullptr, runs).arg(bytesText(bytes)));
}

void RunsPanel::fitColumns() { m_columns->fit(); }

QByteArray RunsPanel::tableState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_columns->save() << (m_list->grouping() == RunsList::kNoGroups ? QString() : m_model->columnKey(m_list->grouping()));
    return state;
}

void RunsPanel::restoreTable(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray columns;
    QString grouping;
    stream >> columns >> grouping;
    if (stream.status() != QDataStream::Ok || !m_columns->restore(columns))
        return;
    for (int column = RunsModel::Dataset; column < m_model->columnCount(); ++column) {
        if (m_model->columnKey(column) == grouping)
            m_list->setGrouping(column);
    }
    fillGroups();
}

} // namespace hstudio::ui
