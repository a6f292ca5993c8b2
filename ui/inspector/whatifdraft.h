#pragma once

#include "ui/inspector/rankedlist.h"

#include <QObject>
#include <QUndoStack>

#include <memory>

namespace hstudio::ui
{

/// The history that a person edits: it begins as the user's own, every edit can be undone, and it is undone for good when another user is chosen.
class WhatIfDraft final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins with this user's history; edits stay when user and data set are the same as before.
    void begin(const std::shared_ptr<const InspectedRun> &run, std::uint32_t user);

    [[nodiscard]] const EditedHistory &history() const { return *m_history; } ///< oldest first
    [[nodiscard]] const EditedHistory &original() const { return m_original; }
    [[nodiscard]] bool edited() const { return *m_history != m_original; }
    /// What list requests take: null while nothing is edited.
    [[nodiscard]] std::shared_ptr<const EditedHistory> edit() const { return edited() ? m_history : nullptr; }
    [[nodiscard]] const std::shared_ptr<const InspectedRun> &run() const { return m_run; }
    [[nodiscard]] std::uint32_t user() const { return m_user; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }

    // Edits, by place (oldest = 0). Return the place where the film is now, or say why it can't be done.
    base::Result<std::size_t> add(std::uint32_t itemCode, std::int64_t time);
    base::Result<void> remove(std::size_t place);
    base::Result<std::size_t> move(std::size_t from, std::size_t to);
    base::Result<std::size_t> setTime(std::size_t place, std::int64_t time);
    /// A new person.
    void clear();
    /// The user's own history again.
    void reset();
    /// A saved one. Films that the run's model doesn't know stay out of what it is shown.
    void load(EditedHistory history);

Q_SIGNALS:
    void changed();

private:
    friend class WhatIfCommand;
    void apply(std::shared_ptr<const EditedHistory> history);
    void push(EditedHistory next, const QString &text);

    std::shared_ptr<const InspectedRun> m_run;
    std::uint32_t m_user = 0;
    EditedHistory m_original;
    std::shared_ptr<const EditedHistory> m_history = std::make_shared<EditedHistory>();
    QUndoStack m_undo;
};

} // namespace hstudio::ui
