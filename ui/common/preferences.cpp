#include "ui/common/preferences.h"

#include <QSettings>

namespace hstudio::ui::preferences
{
namespace
{

const QString kTheme = QStringLiteral("look/theme");
const QString kLanguage = QStringLiteral("look/language");
const QString kWorkspace = QStringLiteral("workspace/folder");
const QString kDevice = QStringLiteral("compute/device");
const QString kNotifications = QStringLiteral("notifications/ended");
const QString kThreads = QStringLiteral("compute/threads");

QVariant read(const QString &key, const QVariant &otherwise) { return QSettings().value(key, otherwise); }

void write(const QString &key, const QVariant &value) { QSettings().setValue(key, value); }

} // namespace

ThemeMode theme() { return themeFromName(read(kTheme, QString()).toString()); }

void setTheme(ThemeMode mode) { write(kTheme, themeName(mode)); }

QString themeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System: return QStringLiteral("system");
    case ThemeMode::Light: return QStringLiteral("light");
    case ThemeMode::Dark: return QStringLiteral("dark");
    }
    return {};
}

ThemeMode themeFromName(const QString &name)
{
    if (name == QLatin1String("light"))
        return ThemeMode::Light;
    return name == QLatin1String("dark") ? ThemeMode::Dark : ThemeMode::System;
}

QString language() { return read(kLanguage, QString()).toString(); }

void setLanguage(const QString &code) { write(kLanguage, code); }

QString workspace() { return read(kWorkspace, QString()).toString(); }

void setWorkspace(const QString &folder) { write(kWorkspace, folder); }

QString defaultDevice() { return read(kDevice, QStringLiteral("auto")).toString(); }

void setDefaultDevice(const QString &device) { write(kDevice, device); }

int defaultThreads() { return read(kThreads, 0).toInt(); }

void setDefaultThreads(int threads) { write(kThreads, threads); }

bool notifications() { return read(kNotifications, true).toBool(); }

void setNotifications(bool wanted) { write(kNotifications, wanted); }

} // namespace hstudio::ui::preferences
