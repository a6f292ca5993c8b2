#pragma once

#include <QLabel>

namespace hstudio::ui
{

/// A label of one line that cuts its text where there is no room and shows all of it as a tool tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;
    void setFullText(const QString &text);
    [[nodiscard]] QString fullText() const { return m_text; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    QString m_text;
};

} // namespace hstudio::ui
