#include "ui/inspector/elidedlabel.h"

#include <QResizeEvent>

namespace hstudio::ui
{

void ElidedLabel::setFullText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    // The full text must not ask for its width.
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    elide();
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide() { setText(fontMetrics().elidedText(m_text, Qt::ElideRight, contentsRect().width())); }

} // namespace hstudio::ui
