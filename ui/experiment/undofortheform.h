#pragma once

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

#include <string>

namespace hstudio::ui
{

/// Installed on an editor, leaves Ctrl+Z and Ctrl+Shift+Z to the page: undo works over all edits, so a text field must not keep them for its own.
class UndoForTheForm final : public QObject
{
public:
    using QObject::QObject;

    /// Whether the event was such a key; it is then ignored by the editor.
    static bool passesOn(QEvent *event)
    {
        if (event->type() != QEvent::ShortcutOverride)
            return false;
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (!key.matches(QKeySequence::Undo) && !key.matches(QKeySequence::Redo))
            return false;
        event->ignore();
        return true;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override { return passesOn(event); }
};

/// Shows a text of the draft without telling the draft; the cursor stays where it is when nothing changes.
inline void showDraftText(QLineEdit &edit, const std::string &text)
{
    const QSignalBlocker quiet(edit);
    if (edit.text().toStdString() != text)
        edit.setText(QString::fromStdString(text));
}

} // namespace hstudio::ui
