#include "ui/plots/legendstrip.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace hstudio::ui
{

namespace
{
int swatchWidth(const QFontMetrics &metrics) { return metrics.averageCharWidth() * 5 / 2; }
} // namespace

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

int LegendStrip::entryWidth(const QFontMetrics &metrics, const Entry &entry)
{
    return swatchWidth(metrics) + metrics.averageCharWidth() + metrics.horizontalAdvance(entry.label);
}

void LegendStrip::drawEntry(QPainter &painter, const QRect &rect, const QFontMetrics &metrics, const Entry &entry, const QColor &text)
{
    const QRect swatch(rect.left(), rect.top(), swatchWidth(metrics), rect.height());
    if (entry.filled) {
        const int side = metrics.ascent() * 2 / 3;
        painter.fillRect(QRect(swatch.right() - side, swatch.top() + (rect.height() - side) / 2, side, side), entry.pen.color());
    } else {
        const double middle = swatch.top() + rect.height() / 2.0;
        painter.setPen(entry.pen);
        painter.drawLine(QPointF(swatch.left(), middle), QPointF(swatch.right(), middle));
    }
    painter.setPen(text);
    painter.drawText(rect.adjusted(swatch.width() + metrics.averageCharWidth(), 0, 1, 0), Qt::AlignVCenter | Qt::AlignLeft, entry.label);
}

int LegendStrip::spacing() const { return fontMetrics().averageCharWidth(); }

QSize LegendStrip::sizeHint() const
{
    int width = 0;
    for (const auto &entry : m_entries)
        width += entryWidth(fontMetrics(), entry) + spacing() * 2;
    return {width, fontMetrics().height()};
}

QSize LegendStrip::minimumSizeHint() const { return {0, fontMetrics().height()}; }

QList<LegendStrip::Place> LegendStrip::layOut() const
{
    const int more = fontMetrics().horizontalAdvance(QStringLiteral("+00"));
    QList<Place> places;
    int x = 0;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const int wide = entryWidth(fontMetrics(), m_entries[i]);
        const bool last = i + 1 == m_entries.size();
        if (x + wide + (last ? 0 : spacing() * 2 + more) > width())
            break;
        places.append({i, QRect(x, 0, wide, height())});
        x += wide + spacing() * 2;
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
    for (const auto &place : places)
        drawEntry(painter, place.rect, fontMetrics(), m_entries[place.index], Theme::current().color(Token::SecondaryText));
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
