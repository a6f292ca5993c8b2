#pragma once

class QDialog;
class QPushButton;
class QWidget;

namespace hstudio::ui
{

/// A row with the primary button, which accepts the dialog, and Cancel, which rejects it.
QWidget *makeDialogButtons(QPushButton *primary, QDialog *dialog);

} // namespace hstudio::ui
