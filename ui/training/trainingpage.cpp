#include "ui/training/trainingpage.h"

namespace hstudio::ui
{

TrainingPage::TrainingPage(Workbench &workbench, QWidget *parent) : Page(workbench, parent) {}

QString TrainingPage::title() const { return tr("Training"); }

QString TrainingPage::iconName() const { return QStringLiteral("training"); }

} // namespace hstudio::ui
