#include "ui/data/datapage.h"

namespace hstudio::ui
{

DataPage::DataPage(Workbench &workbench, QWidget *parent) : Page(workbench, parent) {}

QString DataPage::title() const { return tr("Data"); }

QString DataPage::iconName() const { return QStringLiteral("data"); }

} // namespace hstudio::ui
