#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <functional>

namespace hstudio::ui
{

/// An inline line that says what has just been done, or asks before what can't be undone, with a button for the next step. Esc closes it.
class UndoBar final : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);
    /// Shows `text` with a button `verb` that calls `action` and hides the bar. Returns a number for setText().
    quint64 offer(const QString &text, const QString &verb, std::function<void()> action);
    /// Says more about an offer, if it is still there.
    void setText(quint64 offer, const QString &text);
    /// Says something without a next step.
    void tell(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_close;
    std::function<void()> m_callback;
    quint64 m_offer = 0;
};

} // namespace hstudio::ui
