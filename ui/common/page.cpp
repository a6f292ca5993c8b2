#include "ui/common/page.h"

#include <QEvent>

namespace hstudio::ui
{

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace hstudio::ui
