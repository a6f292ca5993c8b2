#pragma once

#include <QList>
#include <QWidget>

namespace hstudio::ui
{

/// The parts of a page that F6 steps through: the parts of its outermost splitter, or the page itself.
QList<QWidget *> panesOf(QWidget *page);

/// The widget in `pane` that tabbing would reach first; null when nothing in it takes the focus.
QWidget *firstFocusable(QWidget *pane);

/// Moves the focus to the next (`step` 1) or previous (-1) of `panes`, round and round; panes without anything to focus are passed over.
void focusNextPane(const QList<QWidget *> &panes, int step);

} // namespace hstudio::ui
