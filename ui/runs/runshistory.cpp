#include "ui/runs/runshistory.h"

#include "core/base/clock.h"

#include <QUndoCommand>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

/// The change that brings back what `change` replaces in `record`.
store::Store::RunChange inverse(const store::Store::RunChange &change, const store::RunRecord &record)
{
    store::Store::RunChange back;
    const auto keep = [](auto &to, const auto &from, const auto &value) {
        if (from)
            to = value;
    };
    keep(back.name, change.name, record.name);
    keep(back.notes, change.notes, record.notes);
    keep(back.tags, change.tags, record.tags);
    keep(back.group, change.group, record.group);
    keep(back.trashedAt, change.trashedAt, record.trashedAt);
    return back;
}

bool isSame(const store::Store::RunChange &a, const store::Store::RunChange &b)
{
    return a.name == b.name && a.notes == b.notes && a.tags == b.tags && a.group == b.group && a.trashedAt == b.trashedAt;
}

class ChangeRuns final : public QUndoCommand
{
public:
    ChangeRuns(Workbench &workbench, const QString &what, std::vector<Workbench::RunEdit> forward, std::vector<Workbench::RunEdit> back)
        : QUndoCommand(what), m_workbench(workbench), m_forward(std::move(forward)), m_back(std::move(back))
    {}

    void redo() override { apply(m_forward); }
    void undo() override { apply(m_back); }

private:
    /// Runs that were deleted for good meanwhile are left out.
    void apply(std::vector<Workbench::RunEdit> edits)
    {
        std::erase_if(edits, [this](const Workbench::RunEdit &edit) { return m_workbench.run(edit.run) == nullptr; });
        if (!edits.empty())
            m_workbench.changeRuns(std::move(edits));
    }

    Workbench &m_workbench;
    std::vector<Workbench::RunEdit> m_forward;
    std::vector<Workbench::RunEdit> m_back;
};

} // namespace

RunsHistory::RunsHistory(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench) {}

void RunsHistory::change(const QString &what, std::vector<Workbench::RunEdit> edits)
{
    std::vector<Workbench::RunEdit> forward, back;
    for (Workbench::RunEdit &edit : edits) {
        const store::RunRecord *record = m_workbench.run(edit.run);
        if (record == nullptr)
            continue;
        store::Store::RunChange before = inverse(edit.change, *record);
        if (isSame(before, edit.change))
            continue;
        back.push_back({edit.run, std::move(before)});
        forward.push_back(std::move(edit));
    }
    if (!forward.empty())
        m_stack.push(new ChangeRuns(m_workbench, what, std::move(forward), std::move(back)));
}

void RunsHistory::changeAll(const QString &what, const std::vector<base::RunId> &runs,
                            const std::function<void(store::Store::RunChange &)> &set)
{
    std::vector<Workbench::RunEdit> edits;
    for (const base::RunId run : runs) {
        Workbench::RunEdit edit{.run = run, .change = {}};
        set(edit.change);
        edits.push_back(std::move(edit));
    }
    change(what, std::move(edits));
}

void RunsHistory::rename(base::RunId run, const QString &name)
{
    changeAll(tr("rename"), {run}, [&name](auto &change) { change.name = name.toStdString(); });
}

void RunsHistory::setTags(const std::vector<base::RunId> &runs, const QString &tags)
{
    changeAll(tr("tags"), runs, [&tags](auto &change) { change.tags = tags.toStdString(); });
}

void RunsHistory::setGroup(const std::vector<base::RunId> &runs, const QString &group)
{
    changeAll(tr("group"), runs, [&group](auto &change) { change.group = group.toStdString(); });
}

void RunsHistory::setNotes(const std::vector<base::RunId> &runs, const QString &notes)
{
    changeAll(tr("notes"), runs, [&notes](auto &change) { change.notes = notes.toStdString(); });
}

void RunsHistory::setTrashed(const std::vector<base::RunId> &runs, bool trashed)
{
    const std::int64_t when = trashed ? base::unixNow() : 0;
    changeAll(trashed ? tr("move to the trash") : tr("restore"), runs, [when](auto &change) { change.trashedAt = when; });
}

bool RunsHistory::undoOnly(int index)
{
    if (m_stack.index() != index + 1)
        return false;
    m_stack.undo();
    return true;
}

} // namespace hstudio::ui
