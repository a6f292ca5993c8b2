#pragma once

#include "ui/common/language.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace hstudio::tests
{

/// What main() sets up before there is a window: settings of their own (never the user's), theme and language. Made in initTestCase().
class UiEnvironment final
{
public:
    UiEnvironment() : m_theme(prepare(m_folder), ui::ThemeMode::Light), m_language(QStringLiteral("en")) {}

    [[nodiscard]] ui::Theme &theme() { return m_theme; }
    [[nodiscard]] ui::Language &language() { return m_language; }

private:
    static QApplication &prepare(const QTemporaryDir &folder)
    {
        QApplication::setOrganizationName(QStringLiteral("HSTUdio"));
        QApplication::setApplicationName(QStringLiteral("test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        return *static_cast<QApplication *>(QApplication::instance());
    }

    QTemporaryDir m_folder;
    ui::Theme m_theme;
    ui::Language m_language;
};

} // namespace hstudio::tests
