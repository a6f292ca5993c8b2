#include "ui/training/queuepanel.h"

#include "ui/common/icons.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/training/queuedelegate.h"

#include <QAction>
#include <QEvent>
#include <QListView>

#include <algorithm>

namespace hstudio::ui
{

QueuePanel::QueuePanel(Workbench &workbench, RunSettings &settings, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_model(workbench, settings), m_list(new QListView(this)), m_title(new QLabel(this)),
      m_goOn(new QAction(this)), m_stopAfterEpoch(new QAction(this)), m_stopNow(new QAction(this)), m_next(new QAction(this)),
      m_up(new QAction(this)), m_down(new QAction(this)), m_remove(new QAction(this))
{
    makeActions();
    layOut();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!current.isValid())
            return;
        m_selected = m_model.runAt(current.row());
        refreshActions();
        Q_EMIT selectionChanged(m_selected);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &QueuePanel::refreshActions);
    connect(&m_model, &QueueModel::orderWished, &workbench, &Workbench::reorderQueue);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &QueuePanel::modelReset);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &QueuePanel::refreshActions);
    connect(&workbench, &Workbench::runsChanged, this, &QueuePanel::refreshActions);
    retranslate();
}

void QueuePanel::makeActions()
{
    m_goOn->setObjectName(QStringLiteral("pauseOrResume"));
    m_stopAfterEpoch->setObjectName(QStringLiteral("stopAfterEpoch"));
    m_stopNow->setObjectName(QStringLiteral("stopNow"));
    m_next->setObjectName(QStringLiteral("startNext"));
    m_up->setObjectName(QStringLiteral("moveUp"));
    m_down->setObjectName(QStringLiteral("moveDown"));
    m_remove->setObjectName(QStringLiteral("removeRun"));
    m_stopAfterEpoch->setIcon(makeIcon(QStringLiteral("stop-after")));
    m_stopNow->setIcon(makeIcon(QStringLiteral("stop")));
    m_next->setIcon(makeIcon(QStringLiteral("first")));
    m_up->setIcon(makeIcon(QStringLiteral("up")));
    m_down->setIcon(makeIcon(QStringLiteral("down")));
    m_remove->setIcon(makeIcon(QStringLiteral("remove")));
    m_goOn->setShortcut(keysOf(Shortcut::PauseOrResume));
    m_stopAfterEpoch->setShortcut(keysOf(Shortcut::StopAfterEpoch));
    m_stopNow->setShortcut(keysOf(Shortcut::StopNow));
    m_remove->setShortcut(keysOf(Shortcut::Remove));
    m_next->setShortcut({Qt::ALT | Qt::Key_Home});
    m_up->setShortcut(keysOf(Shortcut::MoveUp));
    m_down->setShortcut(keysOf(Shortcut::MoveDown));
    for (auto *action : actions()) {
        if (!action)
            continue;
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(m_goOn, &QAction::triggered, this, &QueuePanel::goOn);
    connect(m_stopAfterEpoch, &QAction::triggered, this, [this] { m_workbench.stopAfterEpoch(m_selected); });
    connect(m_stopNow, &QAction::triggered, this, [this] { m_workbench.stopNow(m_selected); });
    connect(m_next, &QAction::triggered, this, [this] { m_workbench.startNext(m_selected); });
    connect(m_up, &QAction::triggered, this, [this] { move(-1); });
    connect(m_down, &QAction::triggered, this, [this] { move(1); });
    connect(m_remove, &QAction::triggered, this, &QueuePanel::removeSelected);
}

QList<QAction *> QueuePanel::actions() const { return {m_goOn, m_stopAfterEpoch, m_stopNow, nullptr, m_next, m_up, m_down, m_remove}; }

void QueuePanel::layOut()
{
    m_list->setObjectName(QStringLiteral("queue"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setRole(m_title, QStringLiteral("section"));
    auto *buttons = new QHBoxLayout;
    setSpacing(buttons, 1);
    for (auto *action : actions()) {
        if (!action) {
            buttons->addStretch();
            continue;
        }
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        buttons->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addWidget(m_title);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
}

base::RunId QueuePanel::selected() const { return m_selected; }

void QueuePanel::select(base::RunId run)
{
    const int row = m_model.rowOf(run);
    if (row >= 0) {
        m_list->setCurrentIndex(m_model.index(row));
        return;
    }
    // An old run that the queue no longer lists can still be looked at.
    m_selected = run;
    m_list->selectionModel()->clear();
    refreshActions();
    Q_EMIT selectionChanged(run);
}

void QueuePanel::modelReset()
{
    const int row = m_model.rowOf(m_selected);
    if (row >= 0)
        m_list->setCurrentIndex(m_model.index(row));
    refreshActions();
}

void QueuePanel::move(int places)
{
    auto line = m_model.waiting();
    const auto found = std::find(line.begin(), line.end(), m_selected);
    if (found == line.end())
        return;
    const auto from = found - line.begin();
    const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, static_cast<std::ptrdiff_t>(line.size()) - 1);
    std::swap(line[static_cast<std::size_t>(from)], line[static_cast<std::size_t>(to)]);
    m_workbench.reorderQueue(line);
}

std::vector<base::RunId> QueuePanel::selectedWaiting() const
{
    std::vector<base::RunId> runs;
    const auto *selection = m_list->selectionModel();
    for (const auto run : m_model.waiting())
        if (run == m_selected || selection->isSelected(m_model.index(m_model.rowOf(run))))
            runs.push_back(run);
    return runs;
}

void QueuePanel::removeSelected()
{
    for (const auto run : selectedWaiting())
        m_workbench.removeFromQueue(run);
}

void QueuePanel::goOn()
{
    const auto *run = m_workbench.run(m_selected);
    if (!run)
        return;
    if (run->state == store::RunState::Running)
        m_workbench.pause(m_selected);
    else if (run->state == store::RunState::Queued)
        m_workbench.startQueue();
    else
        m_workbench.resume(m_selected);
}

void QueuePanel::refreshActions()
{
    const auto *run = m_workbench.run(m_selected);
    const auto is = [run](store::RunState state) { return run && run->state == state; };
    const bool working = is(store::RunState::Running) || is(store::RunState::Paused);
    const bool resumable =
        is(store::RunState::Interrupted) || is(store::RunState::Stopped) || is(store::RunState::Failed) || is(store::RunState::Paused);
    const bool queued = is(store::RunState::Queued);
    const bool idle = !m_workbench.currentRun().valid();
    m_goOn->setIcon(makeIcon(is(store::RunState::Running) ? QStringLiteral("pause") : QStringLiteral("play")));
    m_goOn->setText(is(store::RunState::Running) ? tr("&Pause") : queued ? tr("&Start the queue") : tr("&Resume"));
    m_goOn->setEnabled(is(store::RunState::Running) || resumable || (queued && idle));
    m_stopAfterEpoch->setEnabled(is(store::RunState::Running));
    m_stopNow->setEnabled(working);
    m_remove->setEnabled(!selectedWaiting().empty());
    const auto &line = m_model.waiting();
    m_next->setEnabled(queued);
    m_up->setEnabled(queued && !line.empty() && line.front() != m_selected);
    m_down->setEnabled(queued && !line.empty() && line.back() != m_selected);
}

void QueuePanel::retranslate()
{
    m_title->setText(tr("Queue"));
    m_list->setAccessibleName(tr("Queue"));
    m_stopAfterEpoch->setText(tr("Stop after this &epoch"));
    m_stopNow->setText(tr("Stop &now"));
    m_next->setText(tr("Start ne&xt"));
    m_up->setText(tr("Move &up"));
    m_down->setText(tr("Move &down"));
    m_remove->setText(tr("Remo&ve from the queue"));
    refreshActions();
    m_list->viewport()->update();
}

void QueuePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
