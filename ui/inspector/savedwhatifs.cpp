#include "ui/inspector/savedwhatifs.h"

#include "ui/inspector/fileexport.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace hstudio::ui
{

SavedWhatIfs::SavedWhatIfs(Workbench &workbench, WhatIfDraft &draft, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_draft(draft), m_names(new QComboBox(this)), m_save(new QPushButton(this)),
      m_remove(makeIconButton(QStringLiteral("remove"), {}, QStringLiteral("inspectorWhatIfDelete"), this)),
      m_exportButton(new QPushButton(this)), m_files(new FileExport(workbench, this))
{
    m_names->setObjectName(QStringLiteral("inspectorWhatIfName"));
    m_save->setObjectName(QStringLiteral("inspectorWhatIfSave"));
    m_exportButton->setObjectName(QStringLiteral("inspectorWhatIfExport"));
    m_names->setEditable(true);
    m_names->setInsertPolicy(QComboBox::NoInsert);
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    makeLayout();
    connect(m_names, &QComboBox::activated, this, &SavedWhatIfs::openSaved);
    connect(m_names, &QComboBox::editTextChanged, this, &SavedWhatIfs::enableVerbs);
    connect(m_save, &QPushButton::clicked, this, &SavedWhatIfs::save);
    connect(m_remove, &QToolButton::clicked, this, &SavedWhatIfs::removeSaved);
    connect(m_exportButton, &QPushButton::clicked, this, &SavedWhatIfs::exportDraft);
    connect(m_files, &FileExport::exported, this, &SavedWhatIfs::exported);
    connect(m_files, &FileExport::failed, this, &SavedWhatIfs::failed);
    retranslate();
    enableVerbs();
}

void SavedWhatIfs::makeLayout()
{
    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 2);
    layout->addWidget(m_names, 1);
    layout->addWidget(m_save);
    layout->addWidget(m_remove);
    layout->addWidget(m_exportButton);
}

void SavedWhatIfs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SavedWhatIfs::retranslate()
{
    m_names->setAccessibleName(tr("Name of the edited history"));
    m_names->setToolTip(tr("A name to save the edited history under, or one of the saved ones to open it"));
    m_names->lineEdit()->setPlaceholderText(tr("Name to save as, or choose a saved one"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Keeps the edited history and the moment of asking in the workspace under this name"));
    m_remove->setToolTip(tr("Delete the saved history of this name"));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_exportButton->setText(tr("Export…"));
    m_exportButton->setToolTip(tr("Writes the edited history and the moment of asking into a JSON file"));
}

void SavedWhatIfs::setRun(const std::shared_ptr<const InspectedRun> &run)
{
    const bool same = m_run != nullptr && m_run->run->record.dataset == run->run->record.dataset;
    m_run = run;
    if (!same)
        refresh({});
}

void SavedWhatIfs::refresh(const QString &chosen)
{
    const auto read = [store = m_workbench.store(), dataset = m_run->run->record.dataset] { return store->whatIfs(dataset); };
    m_workbench.async(this, read, [this, chosen](const base::Result<std::vector<store::WhatIfRecord>> &saved) {
        if (!saved) {
            Q_EMIT failed(saved.error());
            return;
        }
        m_saved = *saved;
        {
            const QSignalBlocker quiet(m_names);
            m_names->clear();
            for (const store::WhatIfRecord &record : m_saved)
                m_names->addItem(QString::fromStdString(record.name));
            m_names->setCurrentIndex(m_names->findText(chosen));
            m_names->setEditText(chosen);
        }
        enableVerbs();
    });
}

const store::WhatIfRecord *SavedWhatIfs::named() const
{
    const std::string wanted = name().toStdString();
    const auto found = std::find_if(m_saved.begin(), m_saved.end(), [&wanted](const auto &record) { return record.name == wanted; });
    return found == m_saved.end() ? nullptr : &*found;
}

void SavedWhatIfs::enableVerbs()
{
    m_save->setEnabled(!name().isEmpty());
    m_remove->setEnabled(named() != nullptr);
}

void SavedWhatIfs::openSaved(int index)
{
    if (index >= 0 && static_cast<std::size_t>(index) < m_saved.size())
        m_draft.load(m_saved[static_cast<std::size_t>(index)].session.history);
    enableVerbs();
}

store::WhatIfRecord SavedWhatIfs::record() const
{
    const store::WhatIfRecord *before = named();
    store::WhatIfRecord record = before != nullptr ? *before : store::WhatIfRecord{};
    record.dataset = m_run->run->record.dataset;
    record.name = name().toStdString();
    record.user = m_run->users->ids[m_draft.user()];
    record.session = {.history = m_draft.history(), .queryTime = m_queryTime};
    record.items.clear();
    for (const inference::WhatIfItem &item : m_draft.history())
        record.items.push_back(m_run->dataset().itemIds().text(item.itemCode));
    return record;
}

void SavedWhatIfs::save()
{
    if (m_run == nullptr)
        return;
    const auto write = [store = m_workbench.store(), changed = record()] { return store->saveWhatIf(changed); };
    m_workbench.async(this, write, [this](const base::Result<store::WhatIfRecord> &saved) {
        if (saved)
            refresh(QString::fromStdString(saved->name));
        else
            Q_EMIT failed(saved.error());
    });
}

void SavedWhatIfs::removeSaved()
{
    const store::WhatIfRecord *saved = named();
    if (saved == nullptr)
        return;
    const auto remove = [store = m_workbench.store(), id = saved->id] { return store->removeWhatIf(id); };
    m_workbench.async(this, remove, [this](const base::Result<void> &removed) {
        if (removed)
            refresh({});
        else
            Q_EMIT failed(removed.error());
    });
}

std::string SavedWhatIfs::document() const
{
    return inference::toJson({.name = name().toStdString(),
                              .dataset = m_run->run->dataset->record.name,
                              .user = m_run->users->ids[m_draft.user()],
                              .session = {.history = m_draft.history(), .queryTime = m_queryTime}},
                             m_run->dataset());
}

void SavedWhatIfs::exportDraft()
{
    if (m_run != nullptr)
        m_files->ask(this, tr("Export the edited history"), tr("JSON files (*.json)"), QStringLiteral("json"),
                     [text = document()] { return text; });
}

} // namespace hstudio::ui
