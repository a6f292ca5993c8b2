#pragma once

#include "ui/common/workbench.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>

class QSystemTrayIcon;
class QWidget;

namespace hstudio::ui
{

/// Tells on the desktop when a run of over a minute has finished or failed, unless the settings say no: by org.freedesktop.Notifications where the
/// session has that service, else by an icon in the system tray. Where there is neither, the window asks for attention.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    /// Shows a title and a text; another one is for tests.
    using Show = std::function<void(const QString &title, const QString &text)>;

    Notifier(Workbench &workbench, QWidget &window, Show show = {});

private:
    void stateChanged(base::RunId id);
    void tell(const store::RunRecord &run);
    void showOnDesktop(const QString &title, const QString &text);
    void showInTray(const QString &title, const QString &text);

    Workbench &m_workbench;
    QWidget &m_window;
    Show m_show;
    std::map<base::RunId, std::int64_t> m_told; ///< when the run ended that was told of
    QPointer<QSystemTrayIcon> m_tray;
};

} // namespace hstudio::ui
