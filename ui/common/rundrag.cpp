#include "ui/common/rundrag.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDrag>
#include <QMouseEvent>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
const QString kRunMimeType = QStringLiteral("application/x-hstudio-runs"); // ids separated by blanks
} // namespace

std::unique_ptr<QMimeData> runMimeData(const std::vector<base::RunId> &runs)
{
    QByteArray ids;
    for (const auto run : runs)
        ids.append(QByteArray::number(static_cast<qlonglong>(run.value))).append(' ');
    auto data = std::make_unique<QMimeData>();
    data->setData(kRunMimeType, ids.trimmed());
    return data;
}

std::vector<base::RunId> runsIn(const QMimeData *data)
{
    std::vector<base::RunId> runs;
    for (const auto &word : data->data(kRunMimeType).split(' '))
        if (const base::RunId run{word.toLongLong()}; run.valid())
            runs.push_back(run);
    return runs;
}

RunDragSource::RunDragSource(QAbstractItemView &view, int idRole) : QObject(&view), m_view(view), m_idRole(idRole)
{
    view.viewport()->installEventFilter(this);
}

std::vector<base::RunId> RunDragSource::runsAt(const QModelIndex &index) const
{
    auto rows = m_view.selectionModel()->selectedRows();
    if (!std::ranges::any_of(rows, [&](const QModelIndex &row) { return row.row() == index.row(); }))
        rows = {index};
    std::vector<base::RunId> runs;
    for (const auto &row : rows)
        if (const base::RunId run{row.data(m_idRole).toLongLong()}; run.valid())
            runs.push_back(run);
    return runs;
}

bool RunDragSource::eventFilter(QObject *watched, QEvent *event)
{
    const auto mouse = [event] { return static_cast<QMouseEvent *>(event); };
    if (event->type() == QEvent::MouseButtonPress && mouse()->button() == Qt::LeftButton) {
        m_place = mouse()->pos();
        m_pressed = m_view.indexAt(m_place);
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_pressed = QPersistentModelIndex();
    } else if (event->type() == QEvent::MouseMove && (mouse()->buttons() & Qt::LeftButton) && m_pressed.isValid()) {
        if ((mouse()->pos() - m_place).manhattanLength() >= QApplication::startDragDistance())
            drag();
        return true; // not a selection by pulling a frame
    }
    return QObject::eventFilter(watched, event);
}

void RunDragSource::drag()
{
    const auto runs = runsAt(m_pressed);
    m_pressed = QPersistentModelIndex();
    if (runs.empty())
        return;
    auto *drag = new QDrag(&m_view);
    drag->setMimeData(runMimeData(runs).release());
    drag->exec(Qt::CopyAction);
}

} // namespace hstudio::ui
