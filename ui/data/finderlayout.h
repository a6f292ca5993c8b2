#pragma once

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace hstudio::ui
{

/// Lays `page` out as a find field with the number of what was found beside it, over the table of it.
inline void layOutFinder(QWidget *page, QLineEdit *find, QLabel *count, QTableView *table)
{
    auto *finder = new QHBoxLayout;
    setSpacing(finder, 3);
    finder->addWidget(find, 1);
    finder->addWidget(count);
    auto *layout = new QVBoxLayout(page);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(3), 0, 0);
    layout->addLayout(finder);
    layout->addWidget(table, 1);
}

} // namespace hstudio::ui
