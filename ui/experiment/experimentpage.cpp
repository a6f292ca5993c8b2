#include "ui/experiment/experimentpage.h"

namespace hstudio::ui
{

ExperimentPage::ExperimentPage(Workbench &workbench, QWidget *parent) : Page(workbench, parent) {}

QString ExperimentPage::title() const { return tr("Experiment"); }

QString ExperimentPage::iconName() const { return QStringLiteral("experiment"); }

} // namespace hstudio::ui
