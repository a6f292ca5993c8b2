#pragma once

#include "ui/common/theme.h"

#include <QIcon>

namespace hstudio::ui
{

/// The line icon resources/icons/<name>.svg in the colour of `token`. It follows the theme by itself; checked or selected it takes the accent, disabled it fades.
QIcon makeIcon(const QString &name, Token token = Token::SecondaryText);

} // namespace hstudio::ui
