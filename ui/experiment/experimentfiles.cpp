// The files of the Experiment page: settings as JSON, read and written on a worker thread, and settings of an earlier run.
#include "ui/experiment/experimentpage.h"

#include "ui/common/rundrag.h"

#include "core/config/configjson.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSaveFile>
#include <QTabBar>

namespace hstudio::ui
{

namespace
{
base::Result<config::ExperimentConfig> readSettings(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{
            base::ErrorCode::Io, HSTUDIO_TEXT("Error", "%1 can't be read: %2"), {path.toStdString(), file.errorString().toStdString()}};
    return config::fromJsonText(file.readAll().toStdString());
}

base::Result<void> writeSettings(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) >= 0 && file.commit();
    if (written)
        return {};
    return base::Error{base::ErrorCode::Io,
                       HSTUDIO_TEXT("Error", "%1 can't be written: %2. Choose another folder."),
                       {path.toStdString(), file.errorString().toStdString()}};
}

/// The one local JSON file among what is dragged, or nothing.
QString jsonFileOf(const QMimeData *data)
{
    const auto urls = data->urls();
    const QString path = urls.size() == 1 ? urls.front().toLocalFile() : QString();
    return path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? path : QString();
}
} // namespace

void ExperimentPage::loadFile(const QString &path)
{
    workbench().async(
        this, [path] { return readSettings(path); },
        [this, path](const base::Result<config::ExperimentConfig> &config) {
            if (!config) {
                Q_EMIT showError(config.error());
                return;
            }
            m_draft.load(*config, QFileInfo(path).fileName());
            Q_EMIT showMessage(tr("Settings of %1 loaded. Undo brings the earlier ones back.").arg(QFileInfo(path).fileName()));
        });
}

void ExperimentPage::saveFile(const QString &path)
{
    workbench().async(
        this, [path, text = config::toJsonText(m_draft.config())] { return writeSettings(path, text); },
        [this, path](const base::Result<void> &written) {
            if (written)
                Q_EMIT showMessage(tr("Settings saved as %1.").arg(QFileInfo(path).fileName()));
            else
                Q_EMIT showError(written.error());
        });
}

void ExperimentPage::chooseFileToLoad()
{
    auto *dialog = new QFileDialog(this, tr("Load settings"), {}, tr("Settings (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ExperimentPage::loadFile);
    dialog->open();
}

void ExperimentPage::chooseFileToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save settings"), {}, tr("Settings (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExperimentPage::saveFile);
    dialog->open();
}

void ExperimentPage::cloneRun(base::RunId id)
{
    const auto *run = workbench().run(id);
    if (!run)
        return;
    const auto config = config::fromJsonText(run->configJson);
    if (!config) {
        Q_EMIT showError(config.error());
        return;
    }
    m_draft.cloneRun(*run, *config);
    m_tabs->setCurrentIndex(0);
}

void ExperimentPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!jsonFileOf(event->mimeData()).isEmpty() || runsIn(event->mimeData()).size() == 1)
        event->acceptProposedAction();
}

void ExperimentPage::dropEvent(QDropEvent *event)
{
    if (const auto runs = runsIn(event->mimeData()); !runs.empty())
        cloneRun(runs.front());
    else
        loadFile(jsonFileOf(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace hstudio::ui
