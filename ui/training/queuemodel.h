#pragma once

#include "ui/common/workbench.h"
#include "ui/training/runsettings.h"

#include <QAbstractListModel>

#include <map>
#include <vector>

namespace hstudio::ui
{

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
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] int rowOf(base::RunId run) const;
    [[nodiscard]] base::RunId runAt(int row) const;
    /// Queued runs in their order.
    [[nodiscard]] std::vector<base::RunId> waiting() const;

private:
    void refresh();
    void progressed(base::RunId run, const training::StepProgress &progress);
    [[nodiscard]] QString detail(const store::RunRecord &run) const;
    [[nodiscard]] double progress(const store::RunRecord &run) const;

    Workbench &m_workbench;
    RunSettings &m_settings;
    std::vector<base::RunId> m_order;
    std::map<base::RunId, training::StepProgress> m_progress;
};

} // namespace hstudio::ui
