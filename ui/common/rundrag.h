#pragma once

#include <QMimeData>
#include <QObject>
#include <QPersistentModelIndex>
#include <QPoint>

#include "core/base/ids.h" // after Qt's: moc 6.4 stumbles over <compare> when nothing comes before it

#include <memory>
#include <vector>

class QAbstractItemView;

namespace hstudio::ui
{

/// Runs on their way by drag and drop, from any list of runs to whatever takes them.
std::unique_ptr<QMimeData> runMimeData(const std::vector<base::RunId> &runs);
/// The runs among what is dragged; empty when there are none.
std::vector<base::RunId> runsIn(const QMimeData *data);

/// Makes the rows of a list or table draggable as runs, whatever its model: pressing a row and moving away drags it. Owned by the view.
class RunDragSource final : public QObject
{
public:
    /// `idRole` gives the run's id as a qlonglong.
    RunDragSource(QAbstractItemView &view, int idRole);

    /// What a drag that starts at the row of `index` carries: all selected runs if it is one of them, else that run.
    [[nodiscard]] std::vector<base::RunId> runsAt(const QModelIndex &index) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void drag();

    QAbstractItemView &m_view;
    int m_idRole;
    QPersistentModelIndex m_pressed;
    QPoint m_place;
};

} // namespace hstudio::ui
