#include "ui/inspector/inspectorpage.h"

namespace hstudio::ui
{

InspectorPage::InspectorPage(Workbench &workbench, QWidget *parent) : Page(workbench, parent) {}

QString InspectorPage::title() const { return tr("Inspector"); }

QString InspectorPage::iconName() const { return QStringLiteral("inspector"); }

} // namespace hstudio::ui
