#include "ui/settings/settingspage.h"

#include "ui/common/format.h"
#include "ui/common/language.h"
#include "ui/common/preferences.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QThread>

namespace hstudio::ui
{
namespace
{

constexpr int kPageWidthUnits = 190; ///< lines of text longer than this are hard to read
constexpr int kFieldUnits = 60;
constexpr int kLabelUnits = 40;

/// Selects the entry with this data; the first one when there is none.
void selectData(QComboBox *box, const QVariant &value)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

SettingsPage::SettingsPage(Workbench &workbench, QWidget *parent)
    : Page(workbench, parent), m_title(makeTitleLabel({}, this)), m_look(new Card({}, this)), m_theme(new QComboBox(this)),
      m_language(new QComboBox(this)), m_workspaceCard(new Card({}, this)), m_folder(new QLabel(this)), m_choose(new QPushButton(this)),
      m_compute(new Card({}, this)), m_device(new QComboBox(this)), m_threads(new QSpinBox(this)), m_notificationCard(new Card({}, this)),
      m_notify(new QCheckBox(this)), m_notifyHelp(makeSecondaryLabel({}, this)), m_about(new Card({}, this)), m_versions(new QLabel(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    buildLook();
    buildWorkspace();
    buildCompute();
    buildNotifications();
    buildAbout();

    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("scrollContent"));
    content->setMaximumWidth(Theme::current().unit(kPageWidthUnits));
    auto *column = new QVBoxLayout(content);
    setSpacing(column, 4, 6);
    column->addWidget(m_title);
    for (auto *card : {m_look, m_workspaceCard, m_compute, m_notificationCard, m_about})
        column->addWidget(card);
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 0);
    layout->addWidget(scroll);
    retranslate();

    // Asking for CUDA devices and loading LibTorch's version can take a second.
    workbench.async(
        this, [] { return std::make_pair(nn::availableDevices(), nn::torchVersion()); },
        [this](const std::pair<std::vector<nn::DeviceInfo>, std::string> &found) {
            fillDevices(found.first);
            m_torch = QString::fromStdString(found.second);
            fillVersions();
        });
}

SettingsPage::Row SettingsPage::addRow(Card *card, QWidget *field)
{
    Row row{new QLabel(card), makeSecondaryLabel({}, card)};
    row.label->setBuddy(field);
    row.label->setFixedWidth(Theme::current().unit(kLabelUnits));
    row.help->setWordWrap(true);
    auto *line = new QHBoxLayout;
    setSpacing(line, 3);
    line->addWidget(row.label);
    line->addWidget(field, 0);
    line->addWidget(row.help, 1);
    card->body()->addLayout(line);
    return row;
}

void SettingsPage::buildLook()
{
    m_theme->setObjectName(QStringLiteral("themeChooser"));
    m_language->setObjectName(QStringLiteral("languageChooser"));
    for (auto *box : {m_theme, m_language})
        box->setFixedWidth(Theme::current().unit(kFieldUnits));
    for (const auto mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark})
        m_theme->addItem({}, static_cast<int>(mode));
    m_language->addItem({}, QString());
    for (const auto &code : Language::available())
        m_language->addItem(Language::nativeName(code), code);
    selectData(m_theme, static_cast<int>(Theme::current().mode()));
    selectData(m_language, Language::current().chosen());
    m_themeRow = addRow(m_look, m_theme);
    m_languageRow = addRow(m_look, m_language);
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this] {
        const auto mode = static_cast<ThemeMode>(m_theme->currentData().toInt());
        preferences::setTheme(mode);
        Theme::current().setMode(mode);
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        const QString code = m_language->currentData().toString();
        preferences::setLanguage(code);
        Language::current().set(code);
    });
}

void SettingsPage::buildWorkspace()
{
    m_folder->setObjectName(QStringLiteral("workspaceFolder"));
    m_folder->setText(QDir::toNativeSeparators(QString::fromStdString(workbench().store()->workspace().string())));
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folder->setWordWrap(true);
    m_choose->setObjectName(QStringLiteral("chooseWorkspace"));
    connect(m_choose, &QPushButton::clicked, this, &SettingsPage::chooseWorkspace);
    m_folderRow.label = new QLabel(m_workspaceCard);
    m_folderRow.label->setFixedWidth(Theme::current().unit(kLabelUnits));
    m_folderRow.help = makeSecondaryLabel({}, m_workspaceCard);
    m_folderRow.help->setWordWrap(true);
    auto *line = new QHBoxLayout;
    setSpacing(line, 3);
    line->addWidget(m_folderRow.label);
    line->addWidget(m_folder, 1);
    line->addWidget(m_choose);
    m_workspaceCard->body()->addLayout(line);
    m_workspaceCard->body()->addWidget(m_folderRow.help);
}

void SettingsPage::buildCompute()
{
    m_device->setObjectName(QStringLiteral("defaultDevice"));
    m_threads->setObjectName(QStringLiteral("defaultThreads"));
    m_device->setFixedWidth(Theme::current().unit(kFieldUnits));
    m_threads->setFixedWidth(Theme::current().unit(kFieldUnits));
    m_threads->setRange(0, std::max(QThread::idealThreadCount(), preferences::defaultThreads()));
    m_threads->setValue(preferences::defaultThreads());
    m_deviceRow = addRow(m_compute, m_device);
    m_threadsRow = addRow(m_compute, m_threads);
    fillDevices({});
    connect(m_device, &QComboBox::currentIndexChanged, this, [this] { preferences::setDefaultDevice(m_device->currentData().toString()); });
    connect(m_threads, &QSpinBox::valueChanged, this, &preferences::setDefaultThreads);
}

void SettingsPage::fillDevices(const std::vector<nn::DeviceInfo> &devices)
{
    const QSignalBlocker quiet(m_device);
    m_device->clear();
    m_device->addItem(tr("Automatic"), QStringLiteral("auto"));
    for (const auto &device : devices) {
        const QString key = QString::fromStdString(device.key);
        const QString name = QString::fromStdString(device.name);
        m_device->addItem(name.isEmpty() ? key : QStringLiteral("%1 · %2").arg(key, name), key);
    }
    // A device chosen earlier stays in the list while it isn't there (a card that was taken out, a list still on its way).
    const QString chosen = preferences::defaultDevice();
    if (m_device->findData(chosen) < 0)
        m_device->addItem(chosen, chosen);
    m_device->setCurrentIndex(m_device->findData(chosen));
}

void SettingsPage::buildNotifications()
{
    m_notify->setObjectName(QStringLiteral("notifications"));
    m_notify->setChecked(preferences::notifications());
    m_notifyHelp->setWordWrap(true);
    m_notificationCard->body()->addWidget(m_notify);
    m_notificationCard->body()->addWidget(m_notifyHelp);
    connect(m_notify, &QCheckBox::toggled, this, &preferences::setNotifications);
}

void SettingsPage::buildAbout()
{
    m_versions->setObjectName(QStringLiteral("versions"));
    m_versions->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_versions->setTextFormat(Qt::PlainText);
    m_about->body()->addWidget(m_versions);
}

void SettingsPage::fillVersions()
{
    QStringList lines{QStringLiteral("HSTUdio " HSTUDIO_VERSION), QStringLiteral("Qt %1").arg(QLatin1String(qVersion()))};
    if (!m_torch.isEmpty())
        lines.append(QStringLiteral("LibTorch %1").arg(m_torch));
    lines.append(QStringLiteral("QCustomPlot " HSTUDIO_QCUSTOMPLOT_VERSION));
    lines.append(QStringLiteral("SQLite " HSTUDIO_SQLITE_VERSION));
    lines.append(QStringLiteral(HSTUDIO_COMPILER));
    m_versions->setText(lines.join(QLatin1Char('\n')));
}

void SettingsPage::chooseWorkspace()
{
    auto *dialog = new QFileDialog(this, tr("Choose a workspace folder"), m_folder->text());
    dialog->setObjectName(QStringLiteral("workspaceDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::workspaceChosen);
    dialog->open();
}

QString SettingsPage::title() const { return tr("Settings"); }

QString SettingsPage::iconName() const { return QStringLiteral("settings"); }

void SettingsPage::retranslate()
{
    m_title->setText(title());
    m_look->setTitle(tr("Appearance"));
    m_workspaceCard->setTitle(tr("Workspace"));
    m_compute->setTitle(tr("New experiments"));
    m_about->setTitle(tr("About"));

    m_themeRow.label->setText(tr("&Theme"));
    m_themeRow.help->setText(tr("Charts follow it."));
    m_theme->setItemText(0, tr("As the system"));
    m_theme->setItemText(1, tr("Light"));
    m_theme->setItemText(2, tr("Dark"));
    m_theme->setAccessibleName(tr("Theme"));
    m_languageRow.label->setText(tr("&Language"));
    m_languageRow.help->setText(tr("Changes at once."));
    m_language->setItemText(0, tr("As the system"));
    m_language->setAccessibleName(tr("Language"));

    m_folderRow.label->setText(tr("Folder"));
    m_folderRow.help->setText(
        tr("Holds the database, the imported data and the weights of all runs. Another folder is another set of data and runs."));
    m_choose->setText(tr("Open another workspace…"));

    m_deviceRow.label->setText(tr("&Device"));
    m_deviceRow.help->setText(tr("What new experiments start with; each can choose another."));
    m_device->setItemText(0, tr("Automatic"));
    m_device->setAccessibleName(tr("Device"));
    m_threadsRow.label->setText(tr("T&hreads"));
    m_threadsRow.help->setText(tr("CPU threads of a training."));
    m_threads->setSpecialValueText(tr("All cores"));
    m_threads->setAccessibleName(tr("Threads"));
    m_notificationCard->setTitle(tr("Notifications"));
    m_notify->setText(tr("Tell on the &desktop when a run has ended"));
    m_notify->setAccessibleName(tr("Tell on the desktop when a run has ended"));
    m_notifyHelp->setText(tr("When a run of over a minute finishes or fails."));
    fillVersions();
}

} // namespace hstudio::ui
