#pragma once

#include "ui/common/theme.h"

#include <QFont>
#include <QFontMetrics>
#include <QPen>

namespace hstudio::ui
{

/// Font, measures and colours that a chart is drawn with: those of the theme on the screen, or those of a sheet of paper.
struct Look
{
    QFont font;
    double penScale = 1; ///< of the curves' widths
    double hairline = 1; ///< width of axes and grid
    bool paper = false;

    [[nodiscard]] QFontMetrics metrics() const { return QFontMetrics(font); }
    /// The spacing scale of the theme, for this font.
    [[nodiscard]] int unit(int count = 1) const;
    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] QPen curve(const QPen &pen) const;
};

} // namespace hstudio::ui
