#pragma once

#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QTableView>

#include <algorithm>

namespace hstudio::ui
{

/// Width that a column needs for its title, which the style sheet draws semibold, and for `sample`, the widest text expected in it, plus `extra` pixels.
/// QHeaderView's own hint measures neither the weight nor the padding of the style sheet.
inline int columnWidthFor(const QTableView &view, int column, const QString &sample, int extra = 0)
{
    QFont semibold = view.font();
    semibold.setWeight(QFont::DemiBold);
    const int title = QFontMetrics(semibold).horizontalAdvance(view.model()->headerData(column, Qt::Horizontal).toString());
    const int cell = view.fontMetrics().horizontalAdvance(sample) + extra;
    return std::max(title, cell) + Theme::current().unit(6);
}

} // namespace hstudio::ui
