#pragma once

#include "ui/common/workbench.h"

#include <QUndoStack>

#include <functional>

namespace hstudio::ui
{

/// What a person has changed of runs in this session, to be undone and redone: names, tags, notes, groups and the trash.
class RunsHistory final : public QObject
{
    Q_OBJECT

public:
    explicit RunsHistory(Workbench &workbench, QObject *parent = nullptr);
    [[nodiscard]] QUndoStack &stack() { return m_stack; }

    /// Makes changes and remembers what was there before. `what` names them in the menu ("rename"). Nothing happens when nothing changes.
    void change(const QString &what, std::vector<Workbench::RunEdit> edits);
    void rename(base::RunId run, const QString &name);
    void setTags(const std::vector<base::RunId> &runs, const QString &tags);
    void setGroup(const std::vector<base::RunId> &runs, const QString &group);
    void setNotes(const std::vector<base::RunId> &runs, const QString &notes);
    void setTrashed(const std::vector<base::RunId> &runs, bool trashed);
    /// Undoes the newest change if it is the one that was made when stack().index() was `index`; else false.
    bool undoOnly(int index);

private:
    void changeAll(const QString &what, const std::vector<base::RunId> &runs, const std::function<void(store::Store::RunChange &)> &set);

    Workbench &m_workbench;
    QUndoStack m_stack;
};

} // namespace hstudio::ui
