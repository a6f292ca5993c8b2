#include "ui/inspector/querytimebar.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/bucketslider.h"

#include <QEvent>
#include <QSignalBlocker>
#include <QTimeZone>
#include <QVBoxLayout>

#include <array>

namespace hstudio::ui
{

namespace
{

using Rule = experiment::QueryTime::Rule;

constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 24 * kHour;

/// Presets in the order of the list; after them come the exact time and the slider's own entry.
constexpr std::array<experiment::QueryTime, 8> kPresets = {{{Rule::Test, 0},
                                                            {Rule::Last, 0},
                                                            {Rule::AfterLast, kHour},
                                                            {Rule::AfterLast, kDay},
                                                            {Rule::AfterLast, 7 * kDay},
                                                            {Rule::AfterLast, 30 * kDay},
                                                            {Rule::AfterLast, 365 * kDay},
                                                            {Rule::At, 0}}};
constexpr int kExact = 7;
constexpr int kSlider = 8;

int presetOf(const experiment::QueryTime &query)
{
    if (query.rule == Rule::At)
        return kExact;
    for (std::size_t preset = 0; preset < kPresets.size(); ++preset) {
        if (kPresets[preset].rule == query.rule && (query.rule != Rule::AfterLast || kPresets[preset].time == query.time))
            return static_cast<int>(preset);
    }
    return kSlider;
}

} // namespace

QueryTimeBar::QueryTimeBar(const QString &name, QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout), m_rows(new QVBoxLayout(this)), m_preset(new QComboBox(this)),
      m_exact(new QDateTimeEdit(this)), m_slider(new BucketSlider(this))
{
    m_preset->setObjectName(name + QStringLiteral("TimePreset"));
    m_exact->setObjectName(name + QStringLiteral("ExactTime"));
    m_slider->slider()->setObjectName(name + QStringLiteral("TimeSlider"));
    m_exact->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_exact->setTimeSpec(Qt::UTC);
    m_exact->setKeyboardTracking(false);
    m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_preset->setMinimumContentsLength(8);
    m_row->setSpacing(Theme::current().unit(2));
    m_row->addWidget(m_preset, 2);
    m_row->addWidget(m_exact);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(Theme::current().unit(2));
    m_rows->addLayout(m_row);
    m_rows->addWidget(m_slider);
    connect(m_preset, &QComboBox::activated, this, &QueryTimeBar::choosePreset);
    connect(m_slider, &BucketSlider::secondsChanged, this, &QueryTimeBar::chooseSeconds);
    connect(m_exact, &QDateTimeEdit::dateTimeChanged, this, &QueryTimeBar::chooseExact);
    retranslate();
}

void QueryTimeBar::setCompact(bool compact)
{
    if (compact)
        m_rows->insertWidget(1, m_exact);
    else
        m_row->addWidget(m_exact);
}

void QueryTimeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueryTimeBar::retranslate()
{
    const QSignalBlocker quiet(m_preset);
    m_preset->clear();
    m_preset->addItems({tr("Moment of the test interaction"), tr("Just after the last film"), tr("1 hour after the last film"),
                        tr("1 day after the last film"), tr("1 week after the last film"), tr("1 month after the last film"),
                        tr("1 year after the last film"), tr("Exact date and time")});
    m_preset->setAccessibleName(tr("Moment of asking"));
    m_exact->setAccessibleName(tr("Exact date and time of asking, UTC"));
    showQuery();
}

void QueryTimeBar::setQuery(const experiment::QueryTime &query)
{
    m_query = query;
    showQuery();
    moveSlider();
}

void QueryTimeBar::showQuery()
{
    const QSignalBlocker quiet(m_preset);
    const int preset = presetOf(m_query);
    m_preset->removeItem(kSlider);
    if (preset == kSlider)
        m_preset->addItem(tr("%1 after the last film").arg(gapText(m_query.time)));
    m_preset->setCurrentIndex(preset);
    m_exact->setVisible(preset == kExact);
}

void QueryTimeBar::moveSlider()
{
    if (m_query.rule == Rule::AfterLast || m_query.rule == Rule::Last)
        m_slider->setSeconds(m_query.rule == Rule::Last ? 0 : m_query.time);
}

void QueryTimeBar::showEffective(qint64 queryTime, qint64 lastTime)
{
    m_effective = queryTime;
    if (m_query.rule == Rule::Test || m_query.rule == Rule::At)
        m_slider->setSeconds(queryTime - lastTime);
    if (!m_exact->hasFocus()) {
        const QSignalBlocker quiet(m_exact);
        m_exact->setDateTime(QDateTime::fromSecsSinceEpoch(queryTime, QTimeZone::utc()));
    }
}

void QueryTimeBar::choosePreset(int index)
{
    if (index == kSlider)
        return; // it is chosen already
    m_query = index == kExact ? experiment::QueryTime{Rule::At, m_effective} : kPresets[static_cast<std::size_t>(index)];
    showQuery();
    moveSlider();
    Q_EMIT queryChanged();
}

void QueryTimeBar::chooseSeconds(qint64 seconds)
{
    m_query = seconds == 0 ? experiment::QueryTime{Rule::Last, 0} : experiment::QueryTime{Rule::AfterLast, seconds};
    showQuery();
    Q_EMIT queryChanged();
}

void QueryTimeBar::chooseExact(const QDateTime &time)
{
    m_query = {Rule::At, time.toSecsSinceEpoch()};
    Q_EMIT queryChanged();
}

} // namespace hstudio::ui
