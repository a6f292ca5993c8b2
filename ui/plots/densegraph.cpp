#include "ui/plots/densegraph.h"

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
/// Columns that are drawn, and left out, of a dashed line.
constexpr int dashOn = 5;
constexpr int dashOff = 3;

/// The columns of a stretch without a gap.
class Stroke final
{
public:
    Stroke(double penWidth, ColumnStrokes &strokes) : m_half(penWidth / 2), m_strokes(strokes) {}

    void to(const QPointF &point)
    {
        const int column = static_cast<int>(std::floor(point.x()));
        if (m_open && column == m_column + 1) {
            close();
            begin(column, m_last.y()); // the line comes from there
        } else if (m_open && column != m_column) {
            close();
            m_strokes.steps.emplace_back(m_last, point);
        }
        if (!m_open)
            begin(column, point.y());
        m_low = std::min(m_low, point.y());
        m_high = std::max(m_high, point.y());
        m_last = point;
    }

    void close()
    {
        if (m_open)
            m_strokes.columns.emplace_back(m_column, static_cast<int>(std::lround(m_low - m_half)), m_column,
                                           static_cast<int>(std::lround(m_high + m_half)));
        m_open = false;
    }

private:
    void begin(int column, double y)
    {
        m_open = true;
        m_column = column;
        m_low = m_high = y;
    }

    double m_half;
    ColumnStrokes &m_strokes;
    bool m_open = false;
    int m_column = 0;
    double m_low = 0;
    double m_high = 0;
    QPointF m_last;
};
} // namespace

void columnStrokes(std::span<const QPointF> points, double penWidth, ColumnStrokes &strokes)
{
    strokes.columns.clear();
    strokes.steps.clear();
    Stroke stroke(penWidth, strokes);
    for (const auto &point : points) {
        if (std::isfinite(point.y()))
            stroke.to(point);
        else
            stroke.close();
    }
    stroke.close();
}

void DenseGraph::draw(QCPPainter *painter)
{
    if (!m_dense || painter->modes().testFlag(QCPPainter::pmVectorized))
        return QCPGraph::draw(painter);
    m_points.clear();
    for (const auto &point : *mDataContainer)
        m_points.emplace_back(mKeyAxis->coordToPixel(point.key),
                              std::isfinite(point.value) ? mValueAxis->coordToPixel(point.value) : qQNaN());
    columnStrokes(m_points, pen().widthF(), m_strokes);
    if (pen().style() != Qt::SolidLine)
        std::erase_if(m_strokes.columns, [](const QLine &line) { return line.x1() % (dashOn + dashOff) >= dashOn; });
    painter->setAntialiasing(false);
    painter->setPen(QPen(pen().color(), 1));
    painter->QPainter::drawLines(m_strokes.columns.data(), static_cast<int>(m_strokes.columns.size()));
    painter->setPen(pen());
    painter->QPainter::drawLines(m_strokes.steps.data(), static_cast<int>(m_strokes.steps.size()));
}

} // namespace hstudio::ui
