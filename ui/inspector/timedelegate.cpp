#include "ui/inspector/timedelegate.h"

#include <QDateTimeEdit>
#include <QTimeZone>

namespace hstudio::ui
{

QWidget *TimeDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QDateTimeEdit(parent);
    editor->setObjectName(QStringLiteral("inspectorTimeEditor"));
    editor->setAccessibleName(tr("Time of the film, UTC"));
    editor->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    editor->setTimeSpec(Qt::UTC);
    editor->setFrame(false);
    return editor;
}

void TimeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    static_cast<QDateTimeEdit *>(editor)->setDateTime(
        QDateTime::fromSecsSinceEpoch(index.data(Qt::EditRole).toLongLong(), QTimeZone::utc()));
}

void TimeDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    auto *field = static_cast<QDateTimeEdit *>(editor);
    field->interpretText();
    model->setData(index, static_cast<qlonglong>(field->dateTime().toSecsSinceEpoch()), Qt::EditRole);
}

} // namespace hstudio::ui
