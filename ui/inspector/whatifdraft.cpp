#include "ui/inspector/whatifdraft.h"

#include "ui/inspector/films.h"

#include <QUndoCommand>

#include <utility>

namespace hstudio::ui
{

/// From one history to another. Both are kept whole: a history is small, and undo is exact.
class WhatIfCommand final : public QUndoCommand
{
public:
    WhatIfCommand(WhatIfDraft &draft, EditedHistory next, const QString &text)
        : QUndoCommand(text), m_draft(draft), m_before(draft.m_history), m_after(std::make_shared<const EditedHistory>(std::move(next)))
    {}

    void undo() override { m_draft.apply(m_before); }
    void redo() override { m_draft.apply(m_after); }

private:
    WhatIfDraft &m_draft;
    std::shared_ptr<const EditedHistory> m_before;
    std::shared_ptr<const EditedHistory> m_after;
};

void WhatIfDraft::begin(const std::shared_ptr<const InspectedRun> &run, std::uint32_t user)
{
    const bool same = m_run != nullptr && m_user == user && m_run->run->record.dataset == run->run->record.dataset;
    m_run = run;
    m_user = user;
    if (same)
        return;
    m_original = inference::sessionOf(run->run->histories, user, run->run->items, std::nullopt).history;
    m_undo.clear();
    apply(std::make_shared<const EditedHistory>(m_original));
}

void WhatIfDraft::apply(std::shared_ptr<const EditedHistory> history)
{
    m_history = std::move(history);
    Q_EMIT changed();
}

void WhatIfDraft::push(EditedHistory next, const QString &text)
{
    if (next != *m_history)
        m_undo.push(new WhatIfCommand(*this, std::move(next), text));
}

base::Result<std::size_t> WhatIfDraft::add(std::uint32_t itemCode, std::int64_t time)
{
    inference::WhatIfSession session{.history = *m_history, .queryTime = {}};
    auto place = inference::addItem(session, m_run->run->items, {.itemCode = itemCode, .time = time});
    if (place)
        push(std::move(session.history), tr("add “%1”").arg(filmTitle(m_run->dataset(), itemCode)));
    return place;
}

base::Result<void> WhatIfDraft::remove(std::size_t place)
{
    inference::WhatIfSession session{.history = *m_history, .queryTime = {}};
    auto removed = inference::removeItem(session, place);
    if (removed)
        push(std::move(session.history), tr("remove “%1”").arg(filmTitle(m_run->dataset(), (*m_history)[place].itemCode)));
    return removed;
}

base::Result<std::size_t> WhatIfDraft::move(std::size_t from, std::size_t to)
{
    inference::WhatIfSession session{.history = *m_history, .queryTime = {}};
    if (const auto moved = inference::moveItem(session, from, to); !moved)
        return moved.error();
    push(std::move(session.history), tr("move “%1”").arg(filmTitle(m_run->dataset(), (*m_history)[from].itemCode)));
    return to;
}

base::Result<std::size_t> WhatIfDraft::setTime(std::size_t place, std::int64_t time)
{
    inference::WhatIfSession session{.history = *m_history, .queryTime = {}};
    auto where = inference::setTime(session, place, time);
    if (where)
        push(std::move(session.history), tr("change the time of “%1”").arg(filmTitle(m_run->dataset(), (*m_history)[place].itemCode)));
    return where;
}

void WhatIfDraft::clear() { push({}, tr("start empty")); }

void WhatIfDraft::reset() { push(m_original, tr("reset")); }

void WhatIfDraft::load(EditedHistory history) { push(std::move(history), tr("open a saved history")); }

} // namespace hstudio::ui
