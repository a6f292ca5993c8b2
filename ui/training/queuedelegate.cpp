#include "ui/training/queuedelegate.h"

#include "ui/common/theme.h"
#include "ui/training/queuemodel.h"

#include <QPainter>

namespace hstudio::ui
{

namespace
{
Token stateToken(store::RunState state)
{
    switch (state) {
    case store::RunState::Failed: return Token::Danger;
    case store::RunState::Interrupted:
    case store::RunState::Paused: return Token::Warning;
    case store::RunState::Running:
    case store::RunState::Queued:
    case store::RunState::Finished:
    case store::RunState::Stopped: break;
    }
    return Token::SecondaryText;
}
} // namespace

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &theme = Theme::current();
    const int unit = theme.unit();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? theme.color(Token::AccentSoft) : theme.color(Token::Window));
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), unit, unit);
    }
    const int dot = option.fontMetrics.ascent() * 2 / 3;
    const QRect inner = option.rect.adjusted(2 * unit, unit, -2 * unit, -unit);
    const int line = option.fontMetrics.height();
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme.series(index.data(QueueModel::ColourRole).toLongLong()));
    painter->drawEllipse(QRect(inner.left(), inner.top() + (line - dot) / 2, dot, dot));

    const QRect text = inner.adjusted(dot + 2 * unit, 0, 0, 0);
    painter->setPen(theme.color(Token::Text));
    painter->drawText(QRect(text.left(), text.top(), text.width(), line), Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, text.width()));
    painter->setPen(theme.color(stateToken(static_cast<store::RunState>(index.data(QueueModel::StateRole).toInt()))));
    painter->drawText(QRect(text.left(), text.top() + line, text.width(), line), Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data(QueueModel::DetailRole).toString(), Qt::ElideRight, text.width()));

    if (const double progress = index.data(QueueModel::ProgressRole).toDouble(); progress >= 0) {
        const QRectF track(text.left(), text.top() + 2 * line + unit / 2.0, text.width(), unit / 2.0 + 1);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Token::Border));
        painter->drawRoundedRect(track, track.height() / 2, track.height() / 2);
        painter->setBrush(theme.color(Token::Accent));
        painter->drawRoundedRect(QRectF(track.left(), track.top(), track.width() * progress, track.height()), track.height() / 2,
                                 track.height() / 2);
    }
    painter->restore();
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 20, option.fontMetrics.height() * 2 + 4 * Theme::current().unit()};
}

} // namespace hstudio::ui
