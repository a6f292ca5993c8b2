#include "ui/experiment/presetlist.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include "core/config/presets.h"

#include <QCoreApplication>
#include <QEvent>

namespace hstudio::ui
{

namespace
{
QString presetText(const std::string &text) { return QCoreApplication::translate("Preset", text.c_str()); }
} // namespace

PresetList::PresetList(ExperimentDraft &draft, QWidget *parent)
    : QWidget(parent), m_draft(draft), m_list(new QListWidget(this)), m_description(makeSecondaryLabel({}, this))
{
    m_list->setObjectName(QStringLiteral("presets"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_list->setTextElideMode(Qt::ElideRight);
    m_description->setObjectName(QStringLiteral("presetDescription"));
    m_description->setWordWrap(true);
    for (const auto &preset : config::presets()) {
        auto *item = new QListWidgetItem(m_list);
        item->setData(Qt::UserRole, QString::fromStdString(preset.key));
    }
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addWidget(m_list);
    layout->addWidget(m_description);
    layout->addStretch();
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            m_draft.setPreset(item->data(Qt::UserRole).toString().toStdString());
    });
    // A click on the chosen preset takes the edits back.
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { m_draft.setPreset(item->data(Qt::UserRole).toString().toStdString()); });
    connect(&draft, &ExperimentDraft::changed, this, &PresetList::refresh);
    retranslate();
}

void PresetList::refresh()
{
    const QSignalBlocker quiet(m_list);
    const auto changes = static_cast<int>(m_draft.differingKeys().size());
    m_list->setCurrentRow(-1);
    m_description->setText(m_draft.state().origin.isEmpty() ? QString() : tr("From %1").arg(m_draft.state().origin));
    int row = 0;
    for (const auto &preset : config::presets()) {
        auto *item = m_list->item(row);
        const bool chosen = preset.key == m_draft.state().preset;
        const QString title = presetText(preset.title);
        item->setText(chosen && changes > 0 ? tr("%1 •", "preset with changes").arg(title) : title);
        item->setToolTip(presetText(preset.description));
        if (chosen) {
            m_list->setCurrentRow(row);
            if (m_draft.state().origin.isEmpty())
                m_description->setText(presetText(preset.description));
        }
        ++row;
    }
}

void PresetList::retranslate()
{
    m_list->setAccessibleName(tr("Presets"));
    refresh();
}

void PresetList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
