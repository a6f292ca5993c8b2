#include "ui/plots/legendstrip.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace hstudio::ui
{

LegendStrip::LegendStrip(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void LegendStrip::setEntries(const QList<Entry> &entries)
{
    m_entries = entries;
    QStringList names;
    for (const auto &entry : entries)
        names.append(entry.label);
    setToolTip(names.join(QLatin1Char('\n')));
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int LegendStrip::swatchWidth() const { return fontMetrics().averageCharWidth() * 5 / 2; }

int LegendStrip::spacing() const { return fontMetrics().averageCharWidth(); }

QSize LegendStrip::sizeHint() const
{
    int width = 0;
    for (const auto &entry : m_entries)
        width += swatchWidth() + spacing() * 3 + fontMetrics().horizontalAdvance(entry.label);
    return {width, fontMetrics().height()};
}

QSize LegendStrip::minimumSizeHint() const { return {0, fontMetrics().height()}; }

QList<LegendStrip::Place> LegendStrip::layOut() const
{
    const int more = fontMetrics().horizontalAdvance(QStringLiteral("+00"));
    QList<Place> places;
    int x = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const int entryWidth = swatchWidth() + spacing() + fontMetrics().horizontalAdvance(m_entries[i].label);
        const bool last = i + 1 == m_entries.size();
        if (x + entryWidth + (last ? 0 : spacing() * 2 + more) > width())
            break;
        places.append({i, QRect(x, 0, entryWidth, height())});
        x += entryWidth + spacing() * 2;
    }
    const int used = places.isEmpty() ? 0 : places.last().rect.right() + 1;
    const int rest = places.size() < m_entries.size() ? more + spacing() * 2 : 0;
    for (auto &place : places)
        place.rect.translate(width() - used - rest, 0); // right-aligned
    return places;
}

void LegendStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto places = layOut();
    for (const auto &place : places) {
        const auto &entry = m_entries[place.index];
        const QRect swatch(place.rect.left(), 0, swatchWidth(), height());
        if (entry.filled) {
            const int side = fontMetrics().ascent() * 2 / 3;
            painter.fillRect(QRect(swatch.right() - side, (height() - side) / 2, side, side), entry.pen.color());
        } else {
            painter.setPen(entry.pen);
            painter.drawLine(QPointF(swatch.left(), height() / 2.0), QPointF(swatch.right(), height() / 2.0));
        }
        painter.setPen(Theme::current().color(Token::SecondaryText));
        painter.drawText(place.rect.adjusted(swatchWidth() + spacing(), 0, 1, 0), Qt::AlignVCenter | Qt::AlignLeft, entry.label);
    }
    if (places.size() < m_entries.size()) {
        painter.setPen(Theme::current().color(Token::SecondaryText));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("+%1").arg(m_entries.size() - places.size()));
    }
}

void LegendStrip::mouseReleaseEvent(QMouseEvent *event)
{
    for (const auto &place : layOut())
        if (place.rect.contains(event->position().toPoint()))
            Q_EMIT clicked(m_entries[place.index].key);
}

} // namespace hstudio::ui
