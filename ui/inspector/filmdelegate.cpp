#include "ui/inspector/filmdelegate.h"

#include "ui/common/theme.h"
#include "ui/inspector/bucketscale.h"
#include "ui/inspector/filmroles.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{

QStyle *styleOf(const QStyleOptionViewItem &option) { return option.widget != nullptr ? option.widget->style() : QApplication::style(); }

/// The cell's background without its text; returns where the text may go.
QRect drawEmptyCell(QPainter *painter, QStyleOptionViewItem &option)
{
    const int margin = Theme::current().unit(2);
    option.text.clear();
    styleOf(option)->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    return option.rect.adjusted(margin, 0, -margin, 0);
}

QColor textColour(const QModelIndex &index)
{
    const QVariant own = index.data(Qt::ForegroundRole);
    return own.isValid() ? own.value<QColor>() : Theme::current().color(Token::Text);
}

/// Draws a chip at the right end of `area` and takes its room away.
void drawChip(QPainter *painter, const QString &text, QRect &area)
{
    if (text.isEmpty())
        return;
    const int unit = Theme::current().unit();
    const QFontMetrics metrics(painter->font());
    const int width = metrics.horizontalAdvance(text) + 3 * unit;
    const int height = metrics.height() + unit / 2;
    if (area.width() < width + 8 * metrics.averageCharWidth())
        return; // the title comes first
    const QRect chip(area.right() - width + 1, area.center().y() - height / 2, width, height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Theme::current().color(Token::Accent));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), unit, unit);
    painter->drawText(chip, Qt::AlignCenter, text);
    area.setRight(chip.left() - 2 * unit);
}

/// Draws a gap at the right end of `area`, as long as it is on the scale of time buckets, and takes its room away where the text has enough.
void drawGap(QPainter *painter, qint64 seconds, QRect &area)
{
    constexpr qint64 longest = 10LL * 31557600;
    const Theme &theme = Theme::current();
    const int room = theme.unit(10);
    if (area.width() < 5 * room)
        return;
    const double share = std::min(1.0, bucketPosition(seconds) / bucketPosition(longest));
    const double height = theme.unit();
    const QRectF groove(area.right() - room + 1, area.center().y() - height / 2 + 1, room, height);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(Token::Border));
    painter->drawRoundedRect(groove, height / 2, height / 2);
    painter->setBrush(theme.color(Token::SecondaryText));
    painter->drawRoundedRect(QRectF(groove.topLeft(), QSizeF(groove.width() * share, height)), height / 2, height / 2);
    area.setRight(area.right() - room - theme.unit(2));
}

} // namespace

void FilmDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString title = item.text;
    painter->save();
    QRect area = drawEmptyCell(painter, item);
    if (!item.icon.isNull())
        area.setLeft(area.left() + item.decorationSize.width() + Theme::current().unit(2));
    painter->setFont(item.font);
    drawChip(painter, index.data(ChipRole).toString(), area);

    const QFontMetrics metrics(item.font);
    painter->setPen(textColour(index));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(title, Qt::ElideRight, area.width()));
    const QString genres = index.data(GenresRole).toString();
    area.setLeft(area.left() + metrics.horizontalAdvance(title) + Theme::current().unit(2));
    // Less than a word's room says nothing.
    if (!genres.isEmpty() && area.width() > metrics.averageCharWidth() * 6) {
        painter->setPen(Theme::current().color(Token::SecondaryText));
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(genres, Qt::ElideRight, area.width()));
    }
    painter->restore();
}

int ScoreDelegate::barRoom() { return Theme::current().unit(10); }

void ScoreDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(BarRole);
    const QFontMetrics metrics(option.font);
    const bool room = option.rect.width() >= barRoom() + metrics.horizontalAdvance(index.data().toString()) + Theme::current().unit(4);
    if (!share.isValid() || !room)
        return;
    const Theme &theme = Theme::current();
    const int height = qMax(2, theme.unit());
    const QRectF groove(option.rect.left() + theme.unit(2), option.rect.center().y() - height / 2 + 1, barRoom() - theme.unit(2), height);
    QRectF bar = groove;
    bar.setWidth(share.toDouble() * groove.width());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.color(Token::Border));
    painter->drawRoundedRect(groove, height / 2.0, height / 2.0);
    painter->setBrush(theme.color(Token::Accent));
    painter->drawRoundedRect(bar, height / 2.0, height / 2.0);
    painter->restore();
}

void ShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(BarRole);
    if (!share.isValid())
        return;
    const Theme &theme = Theme::current();
    const double value = share.toDouble();
    const double height = qMax(2.0, theme.unit() / 2.0);
    const QRectF cell = QRectF(option.rect).adjusted(theme.unit(2), 0, -theme.unit(2), 0);
    const double half = cell.width() / 2;
    const double length = half * std::abs(value);
    const QRectF bar(value < 0 ? cell.center().x() - length : cell.center().x(), cell.bottom() - height, length, height);
    painter->fillRect(bar, theme.color(value < 0 ? Token::Danger : Token::Accent));
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    const Theme &theme = Theme::current();
    const auto mark = static_cast<TimelineMark>(index.data(TimelineRole).toInt());
    painter->save();
    QRect area = drawEmptyCell(painter, item);
    painter->setFont(item.font);
    painter->setRenderHint(QPainter::Antialiasing);

    const double x = area.left() + theme.unit(1);
    const QPointF middle(x, area.center().y() + 0.5);
    QPen line(theme.color(Token::Border), qMax(1.0, theme.unit() / 3.0));
    if (mark == TimelineMark::Gap)
        line.setStyle(Qt::DotLine);
    painter->setPen(line);
    if (mark != TimelineMark::None)
        painter->drawLine(QPointF(x, option.rect.top()), QPointF(x, option.rect.bottom() + 1));
    if (mark == TimelineMark::Film || mark == TimelineMark::HeldOut) {
        const bool ring = mark == TimelineMark::HeldOut;
        painter->setPen(QPen(ring ? theme.color(Token::Accent) : textColour(index), 1.4));
        painter->setBrush(ring ? theme.color(Token::Surface) : textColour(index));
        painter->drawEllipse(middle, theme.unit() * 0.7, theme.unit() * 0.7);
    }
    area.setLeft(area.left() + theme.unit(4));
    if (const QVariant gap = index.data(GapRole); gap.isValid())
        drawGap(painter, gap.toLongLong(), area);
    painter->setPen(textColour(index));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(item.font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize hint = QStyledItemDelegate::sizeHint(option, index);
    hint.rwidth() += Theme::current().unit(4);
    return hint;
}

} // namespace hstudio::ui
