#pragma once

#include "ui/common/theme.h"

#include <QString>

namespace hstudio::ui
{

/// What a person chose once and the program remembers (QSettings). Each function reads or writes one value; the defaults are those of a first start.
namespace preferences
{

ThemeMode theme();
void setTheme(ThemeMode mode);
/// "system", "light", "dark", for the command line too.
QString themeName(ThemeMode mode);
ThemeMode themeFromName(const QString &name);

/// Language code; empty = the system's.
QString language();
void setLanguage(const QString &code);

/// Folder chosen in the settings; empty = the default one.
QString workspace();
void setWorkspace(const QString &folder);

/// What new experiments start with: "auto", "cpu", "cuda:0" …
QString defaultDevice();
void setDefaultDevice(const QString &device);
/// CPU threads of new experiments; 0 = all cores.
int defaultThreads();
void setDefaultThreads(int threads);

/// Whether the desktop tells that a run of over a minute has ended.
bool notifications();
void setNotifications(bool wanted);

} // namespace preferences

} // namespace hstudio::ui
