#include "ui/runs/runspanel.h"

#include "core/base/clock.h"
#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/runsfilter.h"
#include "ui/runs/runsmodel.h"
#include "ui/runs/undobar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

QAction *makeAction(const char *name, Shortcut shortcut, QObject *parent)
{
    auto *action = new QAction(parent);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keysOf(shortcut));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

} // namespace

RunsPanel::RunsPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_model(new RunsModel(this)), m_filter(new RunsFilter(this)), m_words(new QLineEdit(this)),
      m_count(makeSecondaryLabel({}, this)), m_trashButton(new QPushButton(this)), m_undo(new UndoBar(this)), m_table(new QTableView(this)),
      m_find(makeAction("runsFind", Shortcut::Find, this)), m_rename(makeAction("runsRename", Shortcut::Rename, this)),
      m_restore(new QAction(this)), m_remove(makeAction("runsRemove", Shortcut::Remove, this))
{
    m_restore->setObjectName(QStringLiteral("runsRestore"));
    m_filter->setSourceModel(m_model);
    makeLayout();
    connectParts();
    retranslate();
}

void RunsPanel::makeLayout()
{
    const Theme &theme = Theme::current();
    m_words->setObjectName(QStringLiteral("runsFilter"));
    m_words->setClearButtonEnabled(true);
    m_trashButton->setObjectName(QStringLiteral("runsTrash"));
    m_trashButton->setCheckable(true);
    m_table->setObjectName(QStringLiteral("runsTable"));
    setUpTable(m_table);
    m_table->setModel(m_filter);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setIconSize({theme.unit(2), theme.unit(2)});
    m_table->sortByColumn(RunsModel::Started, Qt::DescendingOrder);
    m_table->addActions({m_rename, m_restore, m_remove});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);

    m_tools = new QHBoxLayout;
    setSpacing(m_tools, 2);
    m_tools->addWidget(m_words, 2);
    m_tools->addWidget(m_count);
    m_tools->addStretch(1);
    m_tools->addWidget(m_trashButton);
    auto *card = new Card({}, this);
    card->body()->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addLayout(m_tools);
    layout->addWidget(m_undo);
    layout->addWidget(card, 1);
}

void RunsPanel::addVerb(QAction *action)
{
    auto *button = new QPushButton(this);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, follow);
    follow();
    m_tools->insertWidget(m_tools->indexOf(m_trashButton), button);
    m_table->insertAction(m_rename, action);
}

void RunsPanel::connectParts()
{
    addAction(m_find);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setWords(text);
        updateActions();
    });
    connect(m_trashButton, &QPushButton::toggled, this, &RunsPanel::showTrash);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateActions();
        Q_EMIT selectionChanged();
    });
    connect(m_model, &RunsModel::renameRequested, this, [this](base::RunId run, const QString &name) { m_workbench.renameRun(run, name); });
    connect(m_find, &QAction::triggered, m_words, [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    connect(m_rename, &QAction::triggered, this,
            [this] { m_table->edit(m_table->selectionModel()->selectedRows(RunsModel::Name).value(0)); });
    connect(m_restore, &QAction::triggered, this, [this] { setTrashed(selected(), false); });
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
    m_words->setPlaceholderText(tr("Filter by name, data set, model, setting or state"));
    m_words->setAccessibleName(tr("Filter the runs"));
    m_table->setAccessibleName(tr("Runs"));
    m_find->setText(tr("Find a run"));
    m_rename->setText(tr("Rename"));
    m_restore->setText(tr("Restore from the trash"));
    m_trashButton->setToolTip(tr("Shows the runs in the trash, to restore them or delete them for good"));
    m_model->retranslate();
    updateTrash();
    updateActions();
}

void RunsPanel::refresh()
{
    m_model->setRuns(m_workbench.runs(), m_workbench.datasets());
    updateTrash();
    if (m_table->selectionModel()->selectedRows().isEmpty() && m_filter->rowCount() > 0)
        m_table->selectRow(0);
    updateActions();
}

bool RunsPanel::showsTrash() const { return m_filter->trash(); }

std::vector<base::RunId> RunsPanel::selected() const
{
    std::vector<base::RunId> runs;
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        runs.push_back({row.data(RunsModel::RunIdRole).toLongLong()});
    return runs;
}

bool RunsPanel::select(base::RunId run)
{
    const int row = m_model->rowOf(run);
    if (row < 0)
        return false;
    m_trashButton->setChecked(m_model->runAt(row).trashedAt != 0);
    const QModelIndex source = m_model->index(row, RunsModel::Name);
    if (!m_filter->mapFromSource(source).isValid())
        m_words->clear();
    const QModelIndex shown = m_filter->mapFromSource(source);
    m_table->selectRow(shown.row());
    m_table->scrollTo(shown);
    return true;
}

void RunsPanel::updateActions()
{
    const std::vector<base::RunId> runs = selected();
    const bool trash = showsTrash();
    const bool anyActive = std::any_of(runs.begin(), runs.end(),
                                       [this](base::RunId run) { return store::isActive(m_model->runAt(m_model->rowOf(run)).state); });
    m_rename->setEnabled(runs.size() == 1 && !trash);
    m_remove->setEnabled(!runs.empty() && !anyActive);
    m_remove->setText(trash ? tr("Delete for good") : tr("Move to the trash"));
    m_remove->setToolTip(anyActive ? tr("A run that waits or runs can't be deleted: stop it first") : QString());
    m_restore->setEnabled(trash && !runs.empty());
    m_restore->setVisible(trash);
    const int count = m_filter->rowCount();
    m_count->setText(m_words->text().isEmpty() ? tr("%1 runs", nullptr, count).arg(countText(count))
                                               : tr("%1 matches", nullptr, count).arg(countText(count)));
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
    m_filter->setTrash(trash);
    m_undo->hide();
    m_table->selectRow(0);
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
    m_undo->offer(tr("%1: moved to the trash.").arg(namesOf(runs)), tr("Undo"), [this, runs] { setTrashed(runs, false); });
    setTrashed(runs, true);
}

void RunsPanel::deleteForGood()
{
    const std::vector<base::RunId> runs = selected();
    m_undo->offer(tr("%1: weights, curves and lists will be deleted. This can't be undone.").arg(namesOf(runs)), tr("Delete for good"),
                  [this, runs] { m_workbench.deleteRuns(runs); });
}

void RunsPanel::setTrashed(const std::vector<base::RunId> &runs, bool trashed)
{
    const auto work = [store = m_workbench.store(), runs, when = trashed ? base::unixNow() : 0] {
        for (const base::RunId run : runs) {
            if (auto changed = store->changeRun(run, {.name = {}, .notes = {}, .tags = {}, .group = {}, .trashedAt = when}); !changed)
                return changed;
        }
        return base::Result<void>();
    };
    m_workbench.async(this, work, [this](const base::Result<void> &changed) {
        if (!changed)
            Q_EMIT failed(changed.error());
        m_workbench.reload();
    });
}

void RunsPanel::fitColumns()
{
    if (m_fitted || m_model->rowCount() == 0)
        return;
    m_fitted = true;
    const int most = fontMetrics().averageCharWidth() * 32;
    const int swatch = Theme::current().unit(4);
    for (int column = 0; column < RunsModel::ColumnCount; ++column) {
        QString longest;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QString text = m_model->index(row, column).data().toString();
            longest = text.size() > longest.size() ? text : longest;
        }
        m_table->setColumnWidth(column, std::min(most, columnWidthFor(*m_table, column, longest, column == RunsModel::Name ? swatch : 0)));
    }
}

QByteArray RunsPanel::headerState() const { return m_table->horizontalHeader()->saveState(); }

void RunsPanel::restoreHeader(const QByteArray &state) { m_fitted = m_table->horizontalHeader()->restoreState(state) || m_fitted; }

} // namespace hstudio::ui
