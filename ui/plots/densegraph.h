#pragma once

#include <qcustomplot.h>

#include <span>
#include <vector>

namespace hstudio::ui
{

/// Vertical strokes, one for each column of pixels that a line passes through: from its lowest to its highest place there, widened by the pen. Points are
/// in pixels, ascending in x; a y that isn't finite breaks the line. Joins columns that follow each other; wider steps become `steps`.
struct ColumnStrokes
{
    std::vector<QLine> columns;
    std::vector<QLineF> steps;
};
void columnStrokes(std::span<const QPointF> points, double penWidth, ColumnStrokes &strokes);

/// A graph that can draw itself by columns, where it has several points in most of them: then a frame costs what the plot is wide. As a line, stroked with
/// its joins and smooth edges, the same points take ten times as long and look the same.
class DenseGraph final : public QCPGraph
{
public:
    using QCPGraph::QCPGraph;
    void setDense(bool dense) { m_dense = dense; }
    [[nodiscard]] bool dense() const { return m_dense; }

protected:
    void draw(QCPPainter *painter) override;

private:
    bool m_dense = false;
    std::vector<QPointF> m_points; // kept for their memory
    ColumnStrokes m_strokes;
};

} // namespace hstudio::ui
