#include "ui/settings/settingspage.h"

namespace hstudio::ui
{

SettingsPage::SettingsPage(Workbench &workbench, QWidget *parent) : Page(workbench, parent) {}

QString SettingsPage::title() const { return tr("Settings"); }

QString SettingsPage::iconName() const { return QStringLiteral("settings"); }

} // namespace hstudio::ui
