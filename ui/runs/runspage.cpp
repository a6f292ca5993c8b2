#include "ui/runs/runspage.h"

namespace hstudio::ui
{

RunsPage::RunsPage(Workbench &workbench, QWidget *parent) : Page(workbench, parent) {}

QString RunsPage::title() const { return tr("Runs"); }

QString RunsPage::iconName() const { return QStringLiteral("runs"); }

} // namespace hstudio::ui
