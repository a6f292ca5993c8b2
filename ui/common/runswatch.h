#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QPixmap>

namespace hstudio::ui
{

/// A small square in a run's colour. Headers take a picture, cells and lists an icon.
inline QPixmap runSwatchPixmap(qint64 colour)
{
    const int size = Theme::current().unit(2);
    QPixmap square(size, size);
    square.fill(Theme::current().series(colour));
    return square;
}

/// The square as an icon that keeps the run's colour in selected and disabled rows, too.
inline QIcon runSwatch(qint64 colour)
{
    const QPixmap square = runSwatchPixmap(colour);
    QIcon icon;
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Active, QIcon::Selected, QIcon::Disabled})
        icon.addPixmap(square, mode);
    return icon;
}

} // namespace hstudio::ui
