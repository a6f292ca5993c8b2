#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QPixmap>

namespace hstudio::ui
{

/// A small square in a run's colour, as the icon of a list entry.
inline QIcon runSwatch(qint64 colour)
{
    const int size = Theme::current().unit(2);
    QPixmap square(size, size);
    square.fill(Theme::current().series(colour));
    return QIcon(square);
}

} // namespace hstudio::ui
