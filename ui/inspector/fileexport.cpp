#include "ui/inspector/fileexport.h"

#include "core/base/paths.h"

#include <QFileDialog>

#include <utility>

namespace hstudio::ui
{

void FileExport::ask(QWidget *parent, const QString &title, const QString &filter, const QString &suffix, std::function<std::string()> make)
{
    auto *dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, make = std::move(make)](const QString &file) { write(file, make); });
    dialog->open();
}

void FileExport::write(const QString &file, std::function<std::string()> make)
{
    const auto work = [make = std::move(make), path = std::filesystem::path(file.toStdString())] {
        return base::writeFileAtomically(path, make());
    };
    m_workbench.async(this, work, [this, file](const base::Result<void> &written) {
        if (written)
            Q_EMIT exported(file);
        else
            Q_EMIT failed(written.error());
    });
}

} // namespace hstudio::ui
