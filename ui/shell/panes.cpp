#include "ui/shell/panes.h"

#include <QApplication>
#include <QSplitter>

namespace hstudio::ui
{
namespace
{

bool takesFocus(const QWidget *widget)
{
    return widget->isEnabled() && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

} // namespace

QList<QWidget *> panesOf(QWidget *page)
{
    const auto splitters = page->findChildren<QSplitter *>();
    for (const QSplitter *splitter : splitters) {
        if (!splitter->isVisible())
            continue;
        QList<QWidget *> panes;
        for (int i = 0; i < splitter->count(); ++i)
            panes.append(splitter->widget(i));
        return panes;
    }
    return {page};
}

QWidget *firstFocusable(QWidget *pane)
{
    if (takesFocus(pane))
        return pane;
    for (QWidget *widget = pane->nextInFocusChain(); widget != pane; widget = widget->nextInFocusChain()) {
        if (pane->isAncestorOf(widget) && takesFocus(widget))
            return widget;
    }
    return nullptr;
}

void focusNextPane(const QList<QWidget *> &panes, int step)
{
    const QWidget *focused = QApplication::focusWidget();
    const qsizetype count = panes.size();
    qsizetype current = step > 0 ? count - 1 : 0;
    for (qsizetype i = 0; i < count; ++i) {
        if (focused != nullptr && (panes[i] == focused || panes[i]->isAncestorOf(focused)))
            current = i;
    }
    for (qsizetype i = 1; i <= count; ++i) {
        if (QWidget *target = firstFocusable(panes[(current + count + step * i % count) % count])) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace hstudio::ui
