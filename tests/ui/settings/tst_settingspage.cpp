#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/common/preferences.h"
#include "ui/settings/settingspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSpinBox>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstSettingsPage final : public QObject
{
    Q_OBJECT

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    static void choose(QComboBox *box, const QVariant &data) { box->setCurrentIndex(box->findData(data)); }

private Q_SLOTS:
    void initTestCase()
    {
        m_environment = std::make_unique<tests::UiEnvironment>();
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_fixture.reset();
        m_environment.reset();
    }
    void init() { m_page = std::make_unique<SettingsPage>(m_fixture->workbench()); }

    void themeTakesEffectAndIsRemembered()
    {
        choose(find<QComboBox>("themeChooser"), static_cast<int>(ThemeMode::Dark));
        QVERIFY(m_environment->theme().dark());
        QCOMPARE(preferences::theme(), ThemeMode::Dark);
        choose(find<QComboBox>("themeChooser"), static_cast<int>(ThemeMode::Light));
        QVERIFY(!m_environment->theme().dark());
    }

    void languageTakesEffectAndIsRemembered()
    {
        QCOMPARE(m_page->title(), QStringLiteral("Settings"));
        choose(find<QComboBox>("languageChooser"), QStringLiteral("de"));
        QCOMPARE(m_page->title(), QStringLiteral("Einstellungen"));
        QTRY_COMPARE(find<QComboBox>("themeChooser")->itemText(1), QStringLiteral("Hell"));
        QCOMPARE(preferences::language(), QStringLiteral("de"));
        choose(find<QComboBox>("languageChooser"), QStringLiteral("en"));
        QTRY_COMPARE(find<QComboBox>("themeChooser")->itemText(1), QStringLiteral("Light"));
    }

    void notificationsAreOnUntilSwitchedOff()
    {
        auto *box = find<QCheckBox>("notifications");
        QVERIFY(box->isChecked() && preferences::notifications());
        box->setChecked(false);
        QVERIFY(!preferences::notifications());
        QVERIFY(!SettingsPage(m_fixture->workbench()).findChild<QCheckBox *>(QStringLiteral("notifications"))->isChecked());
        box->setChecked(true);
        QVERIFY(preferences::notifications());
    }

    void languagesAreListedInTheirOwnWords()
    {
        const auto *box = find<QComboBox>("languageChooser");
        QVERIFY(box->findText(QStringLiteral("Deutsch")) > 0);
        QVERIFY(box->findText(QStringLiteral("English")) > 0);
    }

    void deviceAndThreadsAreRemembered()
    {
        auto *device = find<QComboBox>("defaultDevice");
        QTRY_VERIFY_WITH_TIMEOUT(device->findData(QStringLiteral("cpu")) >= 0, 30'000);
        choose(device, QStringLiteral("cpu"));
        find<QSpinBox>("defaultThreads")->setValue(1);
        QCOMPARE(preferences::defaultDevice(), QStringLiteral("cpu"));
        QCOMPARE(preferences::defaultThreads(), 1);
        init();
        QCOMPARE(find<QComboBox>("defaultDevice")->currentData().toString(), QStringLiteral("cpu"));
        QCOMPARE(find<QSpinBox>("defaultThreads")->value(), 1);
    }

    void missingDeviceStaysChosen()
    {
        preferences::setDefaultDevice(QStringLiteral("cuda:7"));
        init();
        auto *device = find<QComboBox>("defaultDevice");
        QTRY_VERIFY_WITH_TIMEOUT(device->findData(QStringLiteral("cpu")) >= 0, 30'000);
        QCOMPARE(device->currentData().toString(), QStringLiteral("cuda:7"));
    }

    void workspaceIsShown()
    {
        QCOMPARE(find<QLabel>("workspaceFolder")->text(), QString::fromStdString(m_fixture->store().workspace().string()));
    }

    void aboutNamesTheVersions()
    {
        const auto *versions = find<QLabel>("versions");
        QVERIFY(versions->text().contains(QLatin1String("HSTUdio ")));
        QVERIFY(versions->text().contains(QLatin1String(qVersion())));
        QTRY_VERIFY_WITH_TIMEOUT(versions->text().contains(QLatin1String("LibTorch ")), 30'000);
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<SettingsPage> m_page;
};

QTEST_MAIN(TstSettingsPage)
#include "tst_settingspage.moc"
