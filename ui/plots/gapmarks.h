#pragma once

#include <qcustomplot.h>

#include <functional>
#include <span>
#include <vector>

namespace hstudio::ui
{

/// Small crosses at the bottom of a plot where a curve has no number, in the curve's colour.
class GapMarks final : public QCPAbstractItem
{
public:
    struct Curve
    {
        std::span<const double> x; ///< ascending
        QPen pen;
    };
    /// `curves` is asked at each drawing.
    GapMarks(QCustomPlot &plot, std::function<std::vector<Curve>()> curves);

    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override;

private:
    std::function<std::vector<Curve>()> m_curves;
};

} // namespace hstudio::ui
