#include "ui/inspector/whatifpanel.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/filmfinder.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/savedwhatifs.h"
#include "ui/inspector/timedelegate.h"
#include "ui/inspector/whatifmodel.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

constexpr std::int64_t kAMinute = 60;
constexpr QLatin1String kActionSuffix("Action");

} // namespace

WhatIfPanel::WhatIfPanel(Workbench &workbench, WhatIfDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_model(new WhatIfModel(draft, this)), m_finder(new FilmFinder(this)),
      m_table(new FilmTable(m_model, WhatIfModel::Film, this)),
      m_remove(makeAction(QStringLiteral("inspectorWhatIfRemove"), QStringLiteral("remove"))),
      m_later(makeAction(QStringLiteral("inspectorWhatIfUp"), QStringLiteral("up"))),
      m_earlier(makeAction(QStringLiteral("inspectorWhatIfDown"), QStringLiteral("down"))),
      m_undoAction(makeAction(QStringLiteral("inspectorWhatIfUndo"), QStringLiteral("undo"))),
      m_redoAction(makeAction(QStringLiteral("inspectorWhatIfRedo"), QStringLiteral("redo"))), m_empty(new QPushButton(this)),
      m_reset(new QPushButton(this)), m_keepA(new QCheckBox(this)), m_state(new ElidedLabel(this)),
      m_saved(new SavedWhatIfs(workbench, draft, this))
{
    m_finder->setObjectName(QStringLiteral("inspectorWhatIfFind"));
    m_table->setObjectName(QStringLiteral("inspectorWhatIfHistory"));
    m_empty->setObjectName(QStringLiteral("inspectorWhatIfEmpty"));
    m_reset->setObjectName(QStringLiteral("inspectorWhatIfReset"));
    m_keepA->setObjectName(QStringLiteral("inspectorWhatIfKeepA"));
    m_state->setObjectName(QStringLiteral("inspectorWhatIfState"));
    setRole(m_state, QStringLiteral("secondary"));
    m_keepA->setChecked(true);
    m_table->setItemDelegateForColumn(WhatIfModel::Time, new TimeDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_remove->setShortcut(keysOf(Shortcut::Remove));
    m_later->setShortcut(keysOf(Shortcut::MoveUp));
    m_earlier->setShortcut(keysOf(Shortcut::MoveDown));
    m_undoAction->setShortcut(keysOf(Shortcut::Undo));
    m_redoAction->setShortcut(keysOf(Shortcut::Redo));
    for (QAction *action : {m_remove, m_later, m_earlier})
        m_table->addAction(action);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addLayout(makeTools());
    layout->addWidget(m_table, 1);
    layout->addWidget(m_saved);
    connectEdits();
    retranslate();
}

QAction *WhatIfPanel::makeAction(const QString &name, const QString &icon)
{
    auto *action = new QAction(makeIcon(icon), {}, this);
    action->setObjectName(name + kActionSuffix);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

QLayout *WhatIfPanel::makeTools()
{
    auto *adding = new QHBoxLayout;
    setSpacing(adding, 2);
    adding->addWidget(m_finder, 1);
    adding->addWidget(m_empty);
    adding->addWidget(m_reset);
    auto *edits = new QHBoxLayout;
    setSpacing(edits, 1);
    for (QAction *action : {m_later, m_earlier, m_remove, m_undoAction, m_redoAction}) {
        QString name = action->objectName();
        name.chop(kActionSuffix.size());
        auto *button = new QToolButton(this);
        button->setObjectName(name);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        edits->addWidget(button);
    }
    edits->addSpacing(Theme::current().unit(2));
    edits->addWidget(m_keepA);
    edits->addWidget(m_state, 1);
    auto *tools = new QVBoxLayout;
    setSpacing(tools, 1);
    tools->addLayout(adding);
    tools->addLayout(edits);
    return tools;
}

void WhatIfPanel::connectEdits()
{
    QUndoStack &undo = m_draft.undoStack();
    connect(m_finder, &FilmFinder::filmChosen, this, &WhatIfPanel::addFilm);
    connect(m_finder, &FilmFinder::nothingFound, this,
            [this](const QString &text) { m_state->setFullText(tr("The model knows no film called “%1”").arg(text)); });
    connect(m_remove, &QAction::triggered, this, &WhatIfPanel::removeFilm);
    connect(m_later, &QAction::triggered, this, [this] { moveFilm(1); });
    connect(m_earlier, &QAction::triggered, this, [this] { moveFilm(-1); });
    connect(m_undoAction, &QAction::triggered, &undo, &QUndoStack::undo);
    connect(m_redoAction, &QAction::triggered, &undo, &QUndoStack::redo);
    connect(m_empty, &QPushButton::clicked, &m_draft, &WhatIfDraft::clear);
    connect(m_reset, &QPushButton::clicked, &m_draft, &WhatIfDraft::reset);
    connect(&undo, &QUndoStack::canUndoChanged, m_undoAction, &QAction::setEnabled);
    connect(&undo, &QUndoStack::canRedoChanged, m_redoAction, &QAction::setEnabled);
    connect(&m_draft, &WhatIfDraft::changed, this, &WhatIfPanel::showState);
    connect(&undo, &QUndoStack::indexChanged, this, &WhatIfPanel::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WhatIfPanel::showState);
    connect(m_table, &FilmTable::similarRequested, this, &WhatIfPanel::similarRequested);
    connect(m_model, &WhatIfModel::timeRejected, this, &WhatIfPanel::failed);
    connect(m_model, &WhatIfModel::retimed, this, &WhatIfPanel::select);
    connect(m_keepA, &QCheckBox::toggled, this, &WhatIfPanel::keepsAChanged);
    connect(m_saved, &SavedWhatIfs::exported, this, &WhatIfPanel::exported);
    connect(m_saved, &SavedWhatIfs::failed, this, &WhatIfPanel::failed);
}

void WhatIfPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WhatIfPanel::retranslate()
{
    m_finder->setPlaceholderText(tr("Add a film by its title"));
    m_finder->setAccessibleName(tr("Add a film by its title"));
    m_table->setAccessibleName(tr("Edited history, newest first"));
    m_remove->setText(tr("Remove the film"));
    m_later->setText(tr("Move the film up: seen later"));
    m_earlier->setText(tr("Move the film down: seen earlier"));
    m_undoAction->setText(tr("Undo"));
    m_redoAction->setText(tr("Redo"));
    m_empty->setText(tr("Start empty"));
    m_empty->setToolTip(tr("A new person, who has seen nothing yet"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("The user's own history again"));
    m_keepA->setText(tr("Only in list B"));
    m_keepA->setToolTip(tr("List A keeps the user's own history, so that list B shows what the edits change"));
    m_model->retranslate();
    m_table->retranslate();
    m_table->fitColumn(WhatIfModel::Time, QStringLiteral("2000-00-00 00:00:00"), Theme::current().unit(2));
    m_table->fitColumn(WhatIfModel::Gap, QStringLiteral("+10.5 min"));
    showState();
}

void WhatIfPanel::showUser(const std::shared_ptr<const InspectedRun> &run, std::uint32_t user)
{
    m_finder->setRun(run);
    m_draft.begin(run, user);
    m_saved->setRun(run);
}

void WhatIfPanel::setQueryTime(std::optional<std::int64_t> time)
{
    m_queryTime = time;
    m_model->setQueryTime(time);
    m_saved->setQueryTime(time);
}

void WhatIfPanel::showState()
{
    const bool chosen = place().has_value();
    m_remove->setEnabled(chosen);
    m_later->setEnabled(chosen && *place() + 1 < m_draft.history().size());
    m_earlier->setEnabled(chosen && *place() > 0);
    m_undoAction->setEnabled(m_draft.undoStack().canUndo());
    m_redoAction->setEnabled(m_draft.undoStack().canRedo());
    m_empty->setEnabled(!m_draft.history().empty());
    m_reset->setEnabled(m_draft.edited());
    const int count = static_cast<int>(m_draft.history().size());
    const QString films = tr("%1 films", nullptr, count).arg(countText(count));
    m_state->setFullText(m_draft.edited() ? tr("Edited: %1").arg(films) : tr("The user's own history: %1").arg(films));
}

std::optional<std::size_t> WhatIfPanel::place() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(m_model->placeOf(current.row())) : std::nullopt;
}

void WhatIfPanel::select(std::size_t place)
{
    m_table->setCurrentIndex(m_model->index(m_model->rowOf(place), WhatIfModel::Time));
    m_table->scrollTo(m_table->currentIndex());
}

void WhatIfPanel::addFilm(std::uint32_t itemCode)
{
    // A minute after the newest film, but not after the moment of asking, for then the model wouldn't be shown it.
    const EditedHistory &history = m_draft.history();
    const EditedHistory &own = m_draft.original();
    const std::int64_t last = !history.empty() ? history.back().time : !own.empty() ? own.back().time : m_queryTime.value_or(0);
    std::int64_t time = last + kAMinute;
    if (m_queryTime && *m_queryTime >= last)
        time = std::min(time, *m_queryTime);
    const auto where = m_draft.add(itemCode, time);
    if (where)
        select(*where);
    else
        Q_EMIT failed(where.error());
}

void WhatIfPanel::removeFilm()
{
    const std::optional<std::size_t> chosen = place();
    if (!chosen || !m_draft.remove(*chosen))
        return;
    const std::size_t left = m_draft.history().size();
    if (left > 0)
        select(std::min(*chosen, left - 1));
}

void WhatIfPanel::moveFilm(int step)
{
    const std::optional<std::size_t> from = place();
    const std::size_t to = from ? *from + static_cast<std::size_t>(step) : 0;
    if (from && to < m_draft.history().size() && m_draft.move(*from, to))
        select(to);
}

} // namespace hstudio::ui
