#include "tests/support/uienvironment.h"
#include "tests/support/workbenchfixture.h"
#include "ui/common/preferences.h"
#include "ui/shell/notifier.h"

#include <QProcess>
#include <QWidget>
#ifdef HSTUDIO_DBUS
#include <QDBusConnection>
#endif

#include <SQLiteCpp/Database.h>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

#ifdef HSTUDIO_DBUS
/// What a desktop offers on the session's bus (Desktop Notifications Specification 1.2).
class FakeDesktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList shown;

public Q_SLOTS:
    uint Notify(const QString &application, uint, const QString &, const QString &title, const QString &text, const QStringList &,
                const QVariantMap &, int)
    {
        shown.append(QStringList{application, title, text}.join(QLatin1Char('|')));
        return 1;
    }
};
#endif

class TstNotifier final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
        m_window = std::make_unique<QWidget>();
        m_told.clear();
        new Notifier(m_fixture->workbench(), *m_window,
                     [this](const QString &title, const QString &text) { m_told.append(title + QLatin1Char('|') + text); });
    }
    void cleanup()
    {
        preferences::setNotifications(true);
        m_window.reset();
        m_fixture.reset();
    }

    void onlyRunsOfOverAMinuteThatFinishedOrFailedAreTold_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, store::RunState state, int seconds, const char *told) {
            QTest::newRow(name) << static_cast<int>(state) << seconds << QString::fromLatin1(told);
        };
        row("finished after a minute", store::RunState::Finished, 60,
            "\"long\" has finished|All epochs done. Best Recall@10 0.3000, at epoch 1.");
        row("finished sooner", store::RunState::Finished, 59, "");
        row("failed after an hour", store::RunState::Failed, 3600, "\"long\" failed|No memory on cuda:0.");
        row("failed at once", store::RunState::Failed, 1, "");
        row("stopped by a person", store::RunState::Stopped, 3600, "");
        row("interrupted", store::RunState::Interrupted, 3600, "");
        row("still running", store::RunState::Running, 3600, "");
    }
    void onlyRunsOfOverAMinuteThatFinishedOrFailedAreTold()
    {
        QFETCH(int, state);
        QFETCH(int, seconds);
        QFETCH(QString, told);
        end(static_cast<store::RunState>(state), seconds);
        QCOMPARE(m_told.value(0), told);
        QCOMPARE(m_told.size(), told.isEmpty() ? 0 : 1);
    }

    void anEndIsToldOnce()
    {
        const auto run = end(store::RunState::Finished, 100);
        Q_EMIT m_fixture->workbench().runStateChanged(run);
        QCOMPARE(m_told.size(), 1);
    }

#ifdef HSTUDIO_DBUS
    void theDesktopIsToldOnTheSessionsBus()
    {
        QProcess daemon;
        daemon.start(QStringLiteral("dbus-daemon"),
                     {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        if (!daemon.waitForStarted())
            QSKIP("there is no dbus-daemon");
        QVERIFY(daemon.waitForReadyRead());
        const QByteArray address = daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        QApplication::setApplicationDisplayName(QStringLiteral("HSTUdio"));
        FakeDesktop desktop;
        auto bus = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("desktop"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &desktop, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.Notifications")));

        QWidget window;
        new Notifier(m_fixture->workbench(), window);
        end(store::RunState::Failed, 100);
        QTRY_COMPARE(desktop.shown, QStringList{QStringLiteral("HSTUdio|\"long\" failed|No memory on cuda:0.")});
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        daemon.terminate();
        QVERIFY(daemon.waitForFinished());
    }
#endif

    void nothingIsToldWhenSwitchedOff()
    {
        preferences::setNotifications(false);
        end(store::RunState::Finished, 100);
        QVERIFY(m_told.isEmpty());
    }

private:
    /// A run that has worked for so long, as the workbench learns of it.
    base::RunId end(store::RunState state, int seconds)
    {
        const bool failed = state == store::RunState::Failed;
        const auto run = m_fixture->addRun(m_dataset, "long", state, failed ? "No memory on cuda:0." : "max_epochs");
        m_fixture->addEpoch(run, tests::WorkbenchFixture::epoch(1, 0.3));
        SQLite::Database database((m_fixture->store().workspace() / "workspace.db").string(), SQLite::OPEN_READWRITE);
        database.exec("UPDATE runs SET started_at = 1000, ended_at = " + std::to_string(1000 + seconds));
        m_fixture->reload();
        Q_EMIT m_fixture->workbench().runStateChanged(run);
        return run;
    }

    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<QWidget> m_window;
    base::DatasetId m_dataset;
    QStringList m_told;
};

QTEST_MAIN(TstNotifier)
#include "tst_notifier.moc"
