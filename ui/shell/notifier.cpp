#include "ui/shell/notifier.h"

#include "ui/common/format.h"
#include "ui/common/preferences.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QWidget>
#ifdef HSTUDIO_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace hstudio::ui
{
namespace
{

constexpr std::int64_t kNotableSeconds = 60; ///< a shorter run's end needs no attention
constexpr int kShownMilliseconds = 10'000;

#ifdef HSTUDIO_DBUS
/// The call of the Desktop Notifications Specification 1.2, "org.freedesktop.Notifications.Notify".
QDBusMessage notifyCall(const QString &title, const QString &text)
{
    const QString service = QStringLiteral("org.freedesktop.Notifications");
    auto call =
        QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/Notifications"), service, QStringLiteral("Notify"));
    call.setArguments({QApplication::applicationDisplayName(), 0U, QStringLiteral("hstudio"), title, text.toHtmlEscaped(), QStringList(),
                       QVariantMap(), kShownMilliseconds});
    return call;
}
#endif

} // namespace

Notifier::Notifier(Workbench &workbench, QWidget &window, Show show)
    : QObject(&window), m_workbench(workbench), m_window(window), m_show(std::move(show))
{
    if (!m_show)
        m_show = [this](const QString &title, const QString &text) { showOnDesktop(title, text); };
    connect(&workbench, &Workbench::runStateChanged, this, &Notifier::stateChanged);
}

void Notifier::stateChanged(base::RunId id)
{
    const auto *run = m_workbench.run(id);
    const bool ended = run != nullptr && (run->state == store::RunState::Finished || run->state == store::RunState::Failed);
    if (!ended || run->startedAt == 0 || run->endedAt - run->startedAt < kNotableSeconds || m_told[id] == run->endedAt)
        return;
    m_told[id] = run->endedAt;
    QApplication::alert(&m_window);
    if (preferences::notifications())
        tell(*run);
}

void Notifier::tell(const store::RunRecord &run)
{
    const QString name = QString::fromStdString(run.name);
    if (run.state == store::RunState::Failed)
        return m_show(tr("\"%1\" failed").arg(name), reasonText(run));
    QString text = reasonText(run);
    if (const auto recall = run.validation.find("recall@10"); recall != run.validation.end())
        text = tr("%1. Best %2 %3, at epoch %4.", "why it ended, metric, value, epoch")
                   .arg(text, metricLabel(recall->first), metricText(recall->second))
                   .arg(run.bestEpoch);
    m_show(tr("\"%1\" has finished").arg(name), text);
}

void Notifier::showOnDesktop(const QString &title, const QString &text)
{
#ifdef HSTUDIO_DBUS
    const auto bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(notifyCall(title, text)), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text](QDBusPendingCallWatcher *call) {
            if (const QDBusPendingReply<uint> reply = *call; reply.isError())
                showInTray(title, text);
            call->deleteLater();
        });
        return;
    }
#endif
    showInTray(title, text);
}

void Notifier::showInTray(const QString &title, const QString &text)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return; // the window asks for attention already
    if (m_tray.isNull()) {
        m_tray = new QSystemTrayIcon(m_window.windowIcon(), this);
        m_tray->setToolTip(QApplication::applicationDisplayName());
        connect(m_tray, &QSystemTrayIcon::messageClicked, &m_window, &QWidget::activateWindow);
    }
    m_tray->show();
    m_tray->showMessage(title, text, QSystemTrayIcon::Information, kShownMilliseconds);
}

} // namespace hstudio::ui
