#include "ui/experiment/summarycard.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/experiment/undofortheform.h"

#include "core/config/presets.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QResizeEvent>
#include <QScrollArea>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
/// "312 k": a parameter count for a glance.
QString shortCount(qint64 value)
{
    const auto number = static_cast<double>(value);
    const QLocale locale;
    if (value >= 1'000'000)
        return SummaryCard::tr("%1 M", "millions").arg(locale.toString(number / 1e6, 'f', number < 1e7 ? 2 : 1));
    if (value >= 10'000)
        return SummaryCard::tr("%1 k", "thousands").arg(locale.toString(number / 1e3, 'f', 0));
    return countText(value);
}

/// A scroll area as high as what is in it, if there is room: only a low window makes it scroll.
class DetailsArea final : public QScrollArea
{
public:
    DetailsArea(QWidget *content, QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        setWidget(content);
        content->installEventFilter(this);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const auto &content = *widget()->layout();
        return {content.totalSizeHint().width(),
                content.hasHeightForWidth() ? content.totalHeightForWidth(width()) : content.totalSizeHint().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {widget()->minimumSizeHint().width(), fontMetrics().lineSpacing() * 4}; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QScrollArea::resizeEvent(event);
        if (event->oldSize().width() != event->size().width())
            updateGeometry();
    }
};
} // namespace

SummaryCard::SummaryCard(ExperimentDraft &draft, QWidget *parent)
    : Card({}, parent), m_draft(draft), m_details(new QWidget(this)), m_model(new QLabel(this)), m_parameters(new Figure({}, this)),
      m_memory(new Figure({}, this)), m_epoch(new Figure({}, this)), m_total(new Figure({}, this)),
      m_costNote(makeSecondaryLabel({}, this)), m_differences(new QLabel(this)), m_nameLabel(new QLabel(this)), m_name(new QLineEdit(this)),
      m_seedsLabel(new QLabel(this)), m_seeds(new QLineEdit(this)), m_seedsNote(makeSecondaryLabel({}, this)),
      m_start(makePrimaryButton({}, this)), m_queue(new QPushButton(this)), m_obstacle(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("summaryCard"));
    const std::initializer_list<std::pair<QWidget *, const char *>> names{
        {m_parameters, "parameters"}, {m_memory, "memory"},           {m_epoch, "epochTime"}, {m_total, "totalTime"},
        {m_costNote, "costNote"},     {m_differences, "differences"}, {m_name, "runName"},    {m_seeds, "seeds"},
        {m_seedsNote, "seedsNote"},   {m_start, "startRun"},          {m_queue, "queueRun"},  {m_obstacle, "obstacle"},
    };
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));
    layOut();
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) { m_draft.setName(text.toStdString()); });
    connect(m_seeds, &QLineEdit::textChanged, this, [this](const QString &text) { m_draft.setSeeds(text.toStdString()); });
    for (auto *edit : {m_name, m_seeds})
        edit->installEventFilter(new UndoForTheForm(edit));
    connect(m_start, &QPushButton::clicked, this, &SummaryCard::startRequested);
    connect(m_queue, &QPushButton::clicked, this, &SummaryCard::queueRequested);
    connect(&draft, &ExperimentDraft::changed, this, &SummaryCard::refresh);
    retranslate();
}

void SummaryCard::layOut()
{
    m_differences->setTextFormat(Qt::RichText);
    for (auto *label : {m_model, m_costNote, m_differences, m_seedsNote, m_obstacle})
        label->setWordWrap(true);
    m_nameLabel->setBuddy(m_name);
    m_seedsLabel->setBuddy(m_seeds);
    auto *column = new QVBoxLayout(m_details);
    setSpacing(column, 2);
    column->addWidget(m_model);
    addFigures(*column);
    column->addWidget(m_costNote);
    column->addWidget(m_differences);
    column->addSpacing(Theme::current().unit(2));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_nameLabel, m_name, m_seedsLabel, m_seeds, m_seedsNote})
        column->addWidget(widget);

    m_details->setObjectName(QStringLiteral("scrollContent"));
    body()->addWidget(new DetailsArea(m_details, this));
    body()->addSpacing(Theme::current().unit(2));
    body()->addWidget(m_start);
    body()->addWidget(m_queue);
    body()->addWidget(m_obstacle);
    m_obstacle->hide();
    m_obstacle->setTextFormat(Qt::RichText);
    m_obstacle->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_obstacle, &QLabel::linkActivated, this, &SummaryCard::remedyRequested);
}

void SummaryCard::addFigures(QVBoxLayout &column)
{
    auto *figures = new QGridLayout;
    setSpacing(figures, 3);
    figures->addWidget(m_parameters, 0, 0);
    figures->addWidget(m_memory, 0, 1);
    figures->addWidget(m_epoch, 1, 0);
    figures->addWidget(m_total, 1, 1);
    column.addLayout(figures);
}

void SummaryCard::showMeasuring()
{
    m_cost = Cost::Measuring;
    refreshCosts();
}

void SummaryCard::showEstimate(const training::Estimate &estimate)
{
    m_cost = Cost::Known;
    m_estimate = estimate;
    refreshCosts();
}

void SummaryCard::showEstimateError(const QString &text)
{
    m_cost = Cost::Failed;
    m_costError = text;
    refreshCosts();
}

void SummaryCard::showNoEstimate()
{
    m_cost = Cost::None;
    refreshCosts();
}

void SummaryCard::setObstacle(const QString &reason, const QString &remedy)
{
    m_start->setEnabled(reason.isEmpty());
    m_queue->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason);
    m_obstacle->setText(remedy.isEmpty()
                            ? reason.toHtmlEscaped()
                            : QStringLiteral("%1 <a href='remedy'>%2</a>").arg(reason.toHtmlEscaped(), remedy.toHtmlEscaped()));
    m_obstacle->setVisible(!reason.isEmpty());
}

void SummaryCard::setSuggestedName(const QString &name) { m_name->setPlaceholderText(name); }

QString SummaryCard::runName() const { return m_name->text().trimmed(); }

std::optional<std::vector<std::int64_t>> SummaryCard::seeds() const
{
    auto seeds = parseSeeds(m_seeds->text());
    if (seeds && seeds->empty())
        seeds->push_back(m_draft.config().device.seed);
    return seeds;
}

QString SummaryCard::modelText() const
{
    const auto &model = m_draft.config().model;
    if (model.model == config::ModelKind::Sasrec)
        return tr("SASRec, %n block(s)", nullptr, static_cast<int>(model.nBlocks));
    const QString name = tr("HSTU, %n block(s)", nullptr, static_cast<int>(model.nBlocks));
    if (model.relativeTimeAttention && model.relativePosAttention)
        return tr("%1, time and position bias").arg(name);
    if (model.relativeTimeAttention)
        return tr("%1, time bias").arg(name);
    return model.relativePosAttention ? tr("%1, position bias").arg(name) : tr("%1, no relative bias").arg(name);
}

QString SummaryCard::differencesText() const
{
    const auto keys = m_draft.differingKeys();
    const auto *preset = config::findPreset(m_draft.state().preset);
    const QString name = preset ? QCoreApplication::translate("Preset", preset->title.c_str()) : m_draft.state().origin;
    if (keys.empty())
        return tr("Exactly as in %1").arg(name.toHtmlEscaped());
    QString html = tr("%n field(s) differ(s) from %1", nullptr, static_cast<int>(keys.size())).arg(name.toHtmlEscaped());
    const QString color = Theme::current().color(Token::SecondaryText).name();
    constexpr std::size_t shown = 6;
    for (std::size_t i = 0; i < std::min(keys.size(), shown); ++i) {
        const auto *field = config::findField(keys[i]);
        html += QStringLiteral("<br><span style='color:%1'>%2: %3 → </span>%4")
                    .arg(color, QString::fromStdString(keys[i]),
                         QString::fromStdString(config::valueText(field->get(m_draft.state().reference))).toHtmlEscaped(),
                         QString::fromStdString(m_draft.text(*field)).toHtmlEscaped());
    }
    return keys.size() > shown ? html + QStringLiteral("<br>…") : html;
}

void SummaryCard::refresh()
{
    showDraftText(*m_name, m_draft.state().name);
    showDraftText(*m_seeds, m_draft.state().seeds);
    m_model->setText(modelText());
    m_differences->setText(differencesText());
    const auto seeds = parseSeeds(m_seeds->text());
    m_seedsNote->setText(!seeds              ? tr("Write whole numbers, for example 1, 2, 3.")
                         : seeds->size() > 1 ? tr("%n run(s), one for each seed", nullptr, static_cast<int>(seeds->size()))
                                             : tr("Several seeds show how much results vary by chance."));
    setRole(m_seedsNote, seeds ? QStringLiteral("secondary") : QStringLiteral("danger"));
    refreshCosts();
}

void SummaryCard::refreshCosts()
{
    const QString unknown = QStringLiteral("–");
    const bool known = m_cost == Cost::Known;
    m_parameters->setValue(known ? shortCount(m_estimate.parameters) : unknown);
    m_parameters->setToolTip(known ? tr("%1 numbers that training adjusts").arg(countText(m_estimate.parameters)) : QString());
    m_memory->setValue(known ? bytesText(m_estimate.memoryBytes) : unknown);
    const auto &device = m_draft.config().device.device;
    m_memory->setCaption(device == "auto" ? tr("Memory") : tr("Memory on %1").arg(QString::fromStdString(device)));
    m_epoch->setValue(known ? durationText(m_estimate.secondsPerEpoch) : unknown);
    const auto epochs = m_draft.config().stopping.maxEpochs;
    const auto runs = parseSeeds(m_seeds->text()).value_or(std::vector<std::int64_t>{}).size();
    const double total = m_estimate.secondsPerEpoch * static_cast<double>(epochs) * static_cast<double>(std::max<std::size_t>(1, runs));
    m_total->setValue(known ? durationText(total) : unknown);
    const bool mayEndSooner = m_draft.config().stopping.earlyStopping;
    switch (m_cost) {
    case Cost::None: m_costNote->clear(); break;
    case Cost::Measuring: m_costNote->setText(tr("Measuring…")); break;
    case Cost::Known:
        m_costNote->setText(mayEndSooner ? tr("%n epoch(s) at most; early stopping may end it sooner.", nullptr, static_cast<int>(epochs))
                                         : tr("%n epoch(s), without early stopping.", nullptr, static_cast<int>(epochs)));
        break;
    case Cost::Failed: m_costNote->setText(m_costError); break;
    }
    setRole(m_costNote, m_cost == Cost::Failed ? QStringLiteral("warning") : QStringLiteral("secondary"));
}

void SummaryCard::retranslate()
{
    setTitle(tr("This run"));
    m_parameters->setCaption(tr("Parameters"));
    m_memory->setToolTip(tr("Computed from the settings and this data set: weights, gradients, optimiser state, and what one step keeps "
                            "for its backward pass"));
    m_epoch->setCaption(tr("Time per epoch"));
    m_epoch->setToolTip(
        tr("Measured by a few training steps on this data set and this device; a run that trains meanwhile makes it look longer"));
    m_total->setCaption(tr("In all"));
    m_total->setToolTip(tr("Time per epoch × most epochs × number of seeds"));
    m_nameLabel->setText(tr("&Name"));
    m_name->setAccessibleName(tr("Name of the run"));
    m_seedsLabel->setText(tr("Repeat with see&ds"));
    m_seeds->setPlaceholderText(tr("1, 2, 3"));
    m_seeds->setAccessibleName(tr("Seeds to repeat the run with"));
    m_start->setText(tr("Start"));
    m_start->setAccessibleName(tr("Start this run"));
    m_queue->setText(tr("Add to queue"));
    m_queue->setAccessibleName(tr("Add this run to the queue"));
    refresh();
}

void SummaryCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
