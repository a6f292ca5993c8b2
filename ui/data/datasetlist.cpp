#include "ui/data/datasetlist.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace hstudio::ui
{
namespace
{

constexpr int kIdRole = Qt::UserRole;
constexpr int kDetailRole = Qt::UserRole + 1;

/// Two lines: the name, and the size smaller in importance.
class TwoLineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain(option);
        initStyleOption(&plain, index);
        plain.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);

        const Theme &theme = Theme::current();
        const QRect area = option.rect.adjusted(theme.unit(3), theme.unit(2), -theme.unit(2), -theme.unit(2));
        const QFontMetrics metrics(option.font);
        const auto line = [&](int number, const QString &text, Token token) {
            painter->setPen(theme.color(token));
            const QRect place(area.left(), area.top() + number * metrics.lineSpacing(), area.width(), metrics.lineSpacing());
            painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, area.width()));
        };
        painter->save();
        line(0, index.data(Qt::DisplayRole).toString(), Token::Text);
        line(1, index.data(kDetailRole).toString(), Token::SecondaryText);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {Theme::current().unit(30), 2 * QFontMetrics(option.font).lineSpacing() + Theme::current().unit(4)};
    }
};

} // namespace

DatasetList::DatasetList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("datasetList"));
    setItemDelegate(new TwoLineDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    connect(this, &QListWidget::currentItemChanged, this, [this] { Q_EMIT datasetSelected(selected()); });
}

void DatasetList::setDatasets(const std::vector<store::DatasetRecord> &datasets)
{
    const auto before = selected();
    {
        const QSignalBlocker quiet(this);
        clear();
        for (const auto &dataset : datasets) {
            auto *item = new QListWidgetItem(QString::fromStdString(dataset.name), this);
            item->setData(kIdRole, QVariant::fromValue<qlonglong>(dataset.id.value));
            const QString size = tr("%1 interactions").arg(countText(dataset.interactions));
            item->setData(kDetailRole, size);
            item->setData(Qt::AccessibleTextRole, QString::fromStdString(dataset.name) + QStringLiteral(", ") + size);
            item->setToolTip(QString::fromStdString(dataset.source));
        }
        select(before);
        if (currentRow() < 0 && count() > 0)
            setCurrentRow(count() - 1);
    }
    if (selected() != before)
        Q_EMIT datasetSelected(selected());
}

void DatasetList::select(base::DatasetId id)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(kIdRole).toLongLong() == id.value)
            setCurrentRow(row);
    }
}

base::DatasetId DatasetList::selected() const
{
    return currentItem() != nullptr ? base::DatasetId{currentItem()->data(kIdRole).toLongLong()} : base::DatasetId{};
}

} // namespace hstudio::ui
