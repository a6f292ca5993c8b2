#include "ui/inspector/savedwhatifs.h"

#include "ui/inspector/fileexport.h"

#include <QEvent>
#include <QHBoxLayout>

namespace hstudio::ui
{

SavedWhatIfs::SavedWhatIfs(Workbench &workbench, WhatIfDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_exportButton(new QPushButton(this)), m_files(new FileExport(workbench, this))
{
    m_exportButton->setObjectName(QStringLiteral("inspectorWhatIfExport"));
    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 2);
    layout->addStretch(1);
    layout->addWidget(m_exportButton);
    connect(m_exportButton, &QPushButton::clicked, this, &SavedWhatIfs::exportDraft);
    connect(m_files, &FileExport::exported, this, &SavedWhatIfs::exported);
    connect(m_files, &FileExport::failed, this, &SavedWhatIfs::failed);
    retranslate();
}

void SavedWhatIfs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SavedWhatIfs::retranslate()
{
    m_exportButton->setText(tr("Export…"));
    m_exportButton->setToolTip(tr("Writes the edited history and the moment of asking into a JSON file"));
}

std::string SavedWhatIfs::document() const
{
    const InspectedRun &run = *m_draft.run();
    return inference::toJson({.name = {},
                              .dataset = run.run->dataset->record.name,
                              .user = run.users->ids[m_draft.user()],
                              .session = {.history = m_draft.history(), .queryTime = m_queryTime}},
                             run.dataset());
}

void SavedWhatIfs::exportDraft()
{
    if (m_draft.run() != nullptr)
        m_files->ask(this, tr("Export the edited history"), tr("JSON files (*.json)"), QStringLiteral("json"),
                     [text = document()] { return text; });
}

} // namespace hstudio::ui
