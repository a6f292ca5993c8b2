#include "ui/plots/look.h"

#include "ui/common/papercolors.h"

#include <algorithm>

namespace hstudio::ui
{

int Look::unit(int count) const
{
    constexpr int unitsPerLine = 4;
    return paper ? std::max(1, metrics().lineSpacing() * count / unitsPerLine) : Theme::current().unit(count);
}

QColor Look::color(Token token) const { return paper ? paperColor(token) : Theme::current().color(token); }

QPen Look::curve(const QPen &pen) const
{
    QPen drawn = pen;
    drawn.setWidthF(pen.widthF() * penScale);
    if (paper)
        drawn.setColor(onPaper(pen.color()));
    return drawn;
}

} // namespace hstudio::ui
