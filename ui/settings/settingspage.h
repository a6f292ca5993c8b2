#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QHash>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace hstudio::ui
{

/// Look, language, workspace, what new experiments compute on, and the versions of everything. Each choice takes effect at once.
class SettingsPage final : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;

Q_SIGNALS:
    /// Another folder was chosen as workspace.
    void workspaceChosen(const QString &folder);

protected:
    void retranslate() override;

private:
    struct Row
    {
        QLabel *label;
        QLabel *help;
    };
    void buildLook();
    void buildWorkspace();
    void buildCompute();
    void buildNotifications();
    void buildAbout();
    Row addRow(Card *card, QWidget *field);
    void chooseWorkspace();
    void fillDevices(const std::vector<nn::DeviceInfo> &devices);
    void fillVersions();

    QLabel *m_title;
    Card *m_look;
    QComboBox *m_theme;
    QComboBox *m_language;
    Card *m_workspaceCard;
    QLabel *m_folder;
    QPushButton *m_choose;
    Card *m_compute;
    QComboBox *m_device;
    QSpinBox *m_threads;
    Card *m_notificationCard;
    QCheckBox *m_notify;
    QLabel *m_notifyHelp;
    Card *m_about;
    QLabel *m_versions;
    QString m_torch;
    Row m_themeRow{}, m_languageRow{}, m_folderRow{}, m_deviceRow{}, m_threadsRow{};
};

} // namespace hstudio::ui
