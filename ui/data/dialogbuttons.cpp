#include "ui/data/dialogbuttons.h"

#include "ui/common/widgets.h"

#include <QCoreApplication>
#include <QDialog>

namespace hstudio::ui
{

QWidget *makeDialogButtons(QPushButton *primary, QDialog *dialog)
{
    auto *row = new QWidget(dialog);
    auto *cancel = new QPushButton(QCoreApplication::translate("DialogButtons", "Cancel"), row);
    cancel->setObjectName(QStringLiteral("cancelDialog"));
    primary->setDefault(true);
    QObject::connect(primary, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *layout = new QHBoxLayout(row);
    setSpacing(layout, 2);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(primary);
    return row;
}

} // namespace hstudio::ui
