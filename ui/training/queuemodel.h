#pragma once

#include "ui/common/workbench.h"
#include "ui/training/runsettings.h"

#include <QAbstractListModel>

#include <map>
#include <vector>

namespace hstudio::ui
{

/// `moved` (in their order) before `before`, or at the end; the others keep their order.
std::vector<base::RunId> reordered(const std::vector<base::RunId> &line, const std::vector<base::RunId> &moved, base::RunId before);

/// Active runs as they will run, then the ones that ended most recently (without trashed ones).
std::vector<base::RunId> queueOrder(const std::vector<store::RunRecord> &runs);

/// The queue with true states, over Workbench::runs().
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        RunRole = Qt::UserRole, ///< qint64
        StateRole,              ///< int of store::RunState
        DetailRole,             ///< second line: state and how far
        ProgressRole,           ///< 0 … 1 of the whole run; negative when it isn't running
        ColourRole,             ///< qint64 index into the series palette
    };

    QueueModel(Workbench &workbench, RunSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    /// Waiting runs that are dropped among others ask for a new order; the rows move when the database has it.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] int rowOf(base::RunId run) const;
    [[nodiscard]] base::RunId runAt(int row) const;
    /// Queued runs in their order.
    [[nodiscard]] const std::vector<base::RunId> &waiting() const { return m_waiting; }

Q_SIGNALS:
    void orderWished(const std::vector<hstudio::base::RunId> &order);

private:
    void refresh();
    void takeOrder(std::vector<base::RunId> order);
    void takeWaiting();
    void progressed(base::RunId run, const training::StepProgress &progress);
    [[nodiscard]] QString detail(const store::RunRecord &run) const;
    [[nodiscard]] double progress(const store::RunRecord &run) const;

    Workbench &m_workbench;
    RunSettings &m_settings;
    std::vector<base::RunId> m_order;
    std::map<base::RunId, int> m_rows; ///< places in m_order
    std::vector<base::RunId> m_waiting;
    std::map<base::RunId, int> m_places; ///< places in m_waiting
    std::map<base::RunId, training::StepProgress> m_progress;
};

} // namespace hstudio::ui
