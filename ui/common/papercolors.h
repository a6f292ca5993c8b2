#pragma once

#include "ui/common/theme.h"

namespace hstudio::ui
{

/// Colours for paper: those of the light theme, whatever is shown on the screen.
QColor paperColor(Token token);
/// A colour of the palette as the light theme has it; any other colour as it is. Opacity stays.
QColor onPaper(const QColor &shown);

} // namespace hstudio::ui
