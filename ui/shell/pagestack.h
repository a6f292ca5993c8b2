#pragma once

#include <QStackedWidget>

namespace hstudio::ui
{

/// The pages. They can be squeezed by the height of a message, so that one above them doesn't push the window over the edge of a small screen.
class PageStack final : public QStackedWidget
{
    Q_OBJECT

public:
    using QStackedWidget::QStackedWidget;

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize pages = QStackedWidget::minimumSizeHint();
        return {pages.width(), qMax(0, pages.height() - kMessageLines * fontMetrics().lineSpacing())};
    }

private:
    static constexpr int kMessageLines = 4; ///< two of text, and the space around them
};

} // namespace hstudio::ui
