#include "ui/inspector/bucketslider.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/bucketscale.h"

#include <QEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyleOptionSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{

constexpr int kStepsPerBucket = 10;
constexpr int kLastStep = 65 * kStepsPerBucket; ///< ten years

} // namespace

int BucketSlider::stepOf(qint64 seconds)
{
    if (seconds <= 1)
        return 0;
    return std::min(kLastStep, static_cast<int>(std::lround(bucketPosition(seconds) * kStepsPerBucket)));
}

qint64 BucketSlider::secondsOf(int step)
{
    return step <= 0 ? 0 : std::llround(std::exp(static_cast<double>(step) / kStepsPerBucket * kBucketWidth));
}

BucketSlider::BucketSlider(QWidget *parent) : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this))
{
    m_slider->setRange(0, kLastStep);
    m_slider->setSingleStep(kStepsPerBucket);
    m_slider->setMinimumHeight(Theme::current().unit(5) + 2); // the handle of the style sheet
    m_slider->setPageStep(5 * kStepsPerBucket);
    auto *layout = new QVBoxLayout(this);
    // The scale is painted into the room below the slider.
    layout->setContentsMargins(0, 0, 0, fontMetrics().height());
    layout->setSpacing(0);
    layout->addWidget(m_slider);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { Q_EMIT secondsChanged(secondsOf(step)); });
    retranslate();
}

void BucketSlider::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BucketSlider::retranslate()
{
    m_slider->setAccessibleName(tr("Time since the last film"));
    m_slider->setToolTip(tr("Time since the last film, on the scale of HSTU's time buckets"));
    update();
}

qint64 BucketSlider::seconds() const { return secondsOf(m_slider->value()); }

void BucketSlider::setSeconds(qint64 seconds)
{
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(stepOf(seconds));
}

void BucketSlider::paintEvent(QPaintEvent *)
{
    QStyleOptionSlider option;
    option.initFrom(m_slider);
    const int handle = m_slider->style()->pixelMetric(QStyle::PM_SliderLength, &option, m_slider);
    const int span = m_slider->width() - handle;
    QPainter painter(this);
    painter.setPen(Theme::current().color(isEnabled() ? Token::SecondaryText : Token::Border));
    const int top = m_slider->geometry().bottom();
    int free = 0; // labels that would run into the one before are left out
    for (const qint64 mark : kBucketMarks) {
        const QString text = gapText(mark);
        const int width = fontMetrics().horizontalAdvance(text);
        const int centre = m_slider->x() + handle / 2 + QStyle::sliderPositionFromValue(0, kLastStep, stepOf(mark), span);
        const int left = std::clamp(centre - width / 2, 0, std::max(0, this->width() - width));
        if (left < free)
            continue;
        painter.drawText(QRect(left, top, width, fontMetrics().height()), Qt::AlignCenter, text);
        free = left + width + Theme::current().unit(2);
    }
}

} // namespace hstudio::ui
