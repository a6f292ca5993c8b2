#include "ui/experiment/ablationchooser.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/experiment/axisrow.h"
#include "ui/experiment/undofortheform.h"

#include "core/config/presets.h"

#include <QCoreApplication>
#include <QScrollBar>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
QString presetTitle(const std::string &key)
{
    const auto *preset = config::findPreset(key);
    return preset ? QCoreApplication::translate("Preset", preset->title.c_str()) : AblationChooser::tr("These settings");
}

/// Keys of the presets that RecTools' tutorial compares.
std::vector<std::string> tutorialPresets()
{
    std::vector<std::string> keys;
    for (const auto &base : config::biasAblation({.name = "hstu", .preset = "hstu", .config = config::findPreset("hstu")->config}))
        keys.push_back(base.preset);
    return keys;
}
} // namespace

AblationChooser::AblationChooser(ExperimentDraft &draft, QWidget *parent)
    : QScrollArea(parent), m_draft(draft), m_tutorial(new QPushButton(this)), m_basesCard(new Card({}, this)),
      m_seedsCard(new Card({}, this)), m_axesCard(new Card({}, this)), m_seeds(new QLineEdit(this)),
      m_seedsNote(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("ablationChooser"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("scrollContent"));
    auto *layout = new QVBoxLayout(content);
    setSpacing(layout, 4);
    layout->setContentsMargins(0, 0, Theme::current().unit(2), 0);
    for (auto *card : {m_basesCard, m_seedsCard, m_axesCard})
        layout->addWidget(card);
    layout->addStretch();
    addBases();
    addSeeds();
    addAxes();
    setWidget(content);
    connect(&draft, &ExperimentDraft::changed, this, &AblationChooser::refresh);
    retranslate();
}

void AblationChooser::addBases()
{
    m_tutorial->setObjectName(QStringLiteral("tutorialAblation"));
    m_tutorial->installEventFilter(this);
    connect(m_tutorial, &QPushButton::clicked, this, &AblationChooser::tickTutorial);
    m_basesCard->body()->addWidget(m_tutorial);
    std::vector<std::string> keys{{}};
    for (const auto &preset : config::presets())
        keys.push_back(preset.key);
    for (const auto &key : keys) {
        auto *box = new QCheckBox(m_basesCard);
        box->setObjectName(QStringLiteral("base_%1").arg(QString::fromStdString(key)));
        box->installEventFilter(this);
        connect(box, &QCheckBox::clicked, this, &AblationChooser::baseTicked);
        m_basesCard->body()->addWidget(box);
        m_bases.emplace_back(key, box);
    }
}

void AblationChooser::addSeeds()
{
    m_seeds->setObjectName(QStringLiteral("ablationSeeds"));
    m_seeds->installEventFilter(this);
    m_seedsNote->setObjectName(QStringLiteral("ablationSeedsNote"));
    m_seedsNote->setWordWrap(true);
    connect(m_seeds, &QLineEdit::textChanged, this, [this](const QString &text) {
        auto choice = m_draft.state().ablation;
        choice.seeds = text.toStdString();
        m_draft.setAblation(std::move(choice), tr("change of the seeds"), "seeds");
    });
    m_seedsCard->body()->addWidget(m_seeds);
    m_seedsCard->body()->addWidget(m_seedsNote);
}

void AblationChooser::addAxes()
{
    setSpacing(m_axesCard->body(), 2);
    for (const auto &field : config::fields()) {
        if (field.key == "seed") // has its own line
            continue;
        if (m_groups.empty() || m_groups.back().first != field.group) {
            auto *title = makeSecondaryLabel({}, m_axesCard);
            title->setContentsMargins(0, m_groups.empty() ? 0 : Theme::current().unit(2), 0, 0);
            m_axesCard->body()->addWidget(title);
            m_groups.emplace_back(field.group, title);
        }
        auto *row = new AxisRow(field, m_draft, m_axesCard);
        for (auto *editor : row->findChildren<QWidget *>())
            if (editor->focusPolicy() & Qt::TabFocus)
                editor->installEventFilter(this);
        m_axesCard->body()->addWidget(row);
        m_axes.push_back(row);
    }
}

void AblationChooser::tickTutorial()
{
    auto choice = m_draft.state().ablation;
    choice.bases = tutorialPresets();
    choice.values.clear();
    choice.names.clear();
    choice.leftOut.clear();
    m_draft.setAblation(std::move(choice), tr("choice of the tutorial's ablation"));
}

void AblationChooser::baseTicked()
{
    auto choice = m_draft.state().ablation;
    choice.bases.clear();
    for (const auto &[key, box] : m_bases)
        if (box->isChecked())
            choice.bases.push_back(key);
    m_draft.setAblation(std::move(choice), tr("choice of starting points"));
}

QSize AblationChooser::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

void AblationChooser::refresh()
{
    if (!isVisible())
        return;
    const auto &choice = m_draft.state().ablation;
    for (const auto &[key, box] : m_bases)
        box->setChecked(std::ranges::find(choice.bases, key) != choice.bases.end());
    showDraftText(*m_seeds, choice.seeds);
    const bool readable = parseSeeds(m_seeds->text()).has_value();
    m_seedsNote->setText(readable ? tr("Each run once with each seed; empty: the seed of its settings.")
                                  : tr("Write whole numbers, for example 1, 2, 3."));
    setRole(m_seedsNote, readable ? QStringLiteral("secondary") : QStringLiteral("danger"));
    for (auto *row : m_axes)
        row->refresh();
}

void AblationChooser::retranslate()
{
    setAccessibleName(tr("What is compared"));
    m_basesCard->setTitle(tr("Starting points"));
    m_tutorial->setText(tr("The tutorial's ablation"));
    m_tutorial->setToolTip(tr(
        "Ticks what RecTools' HSTU tutorial compares: HSTU with both biases, with time only, with position only, without any, and SASRec"));
    for (const auto &[key, box] : m_bases)
        box->setText(presetTitle(key));
    m_bases.front().second->setToolTip(tr("The settings on the tab \"One run\""));
    m_seedsCard->setTitle(tr("Seeds"));
    m_seeds->setPlaceholderText(tr("1, 2, 3"));
    m_seeds->setAccessibleName(tr("Seeds of the ablation"));
    m_axesCard->setTitle(tr("Values to try"));
    for (const auto &[group, title] : m_groups)
        title->setText(QCoreApplication::translate("Field", std::string(config::groupTitle(group)).c_str()));
    refresh();
}

void AblationChooser::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refresh();
}

void AblationChooser::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool AblationChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (UndoForTheForm::passesOn(event))
        return true;
    if (event->type() == QEvent::FocusIn)
        if (auto *editor = qobject_cast<QWidget *>(watched))
            ensureWidgetVisible(editor, 0, Theme::current().unit(8));
    return QScrollArea::eventFilter(watched, event);
}

} // namespace hstudio::ui
