#include "ui/experiment/numberbox.h"

#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QStyleOptionSpinBox>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
constexpr double firstRate = 1e-4; ///< the first step up from 0 on a 1-2-5 scale

/// Size of a step upwards from `value` for whole numbers.
double wholeStep(double value, double maximum)
{
    if (maximum > 1e6) // seeds and the like have no scale
        return 1;
    return value < 20 ? 1 : value < 200 ? 10 : value < 2000 ? 50 : 500;
}

double steppedWhole(const config::Field &field, double value, bool up)
{
    if (up) {
        const double step = wholeStep(value, field.maximum);
        return (std::floor(value / step) + 1) * step;
    }
    const double step = wholeStep(value - 1, field.maximum);
    return (std::ceil(value / step) - 1) * step;
}

double steppedRate(double value, bool up)
{
    if (value <= 0)
        return up ? firstRate : 0;
    const double decade = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
    const double mantissa = value / decade;
    constexpr double slack = 1e-6;
    if (up)
        return decade * (mantissa < 2 - slack ? 2 : mantissa < 5 - slack ? 5 : 10);
    const double lower = decade * (mantissa > 5 + slack ? 5 : mantissa > 2 + slack ? 2 : mantissa > 1 + slack ? 1 : 0.5);
    return lower;
}

bool isShare(const config::Field &field) { return !field.minimumOpen && field.maximum <= 1; }
} // namespace

double steppedValue(const config::Field &field, double value, int steps)
{
    for (int i = 0; i < std::abs(steps); ++i) {
        double next = 0;
        if (field.type == config::FieldType::Integer)
            next = steppedWhole(field, value, steps > 0);
        else if (isShare(field))
            next = std::round((value + (steps > 0 ? 0.05 : -0.05)) * 100) / 100;
        else
            next = steppedRate(value, steps > 0);
        if (field.minimumOpen && next <= field.minimum)
            break;
        value = std::clamp(next, field.minimum, field.maximum);
        if (!field.minimumOpen && field.type == config::FieldType::Real && !isShare(field) && value < firstRate)
            value = steps > 0 ? firstRate : field.minimum;
    }
    return value;
}

NumberBox::NumberBox(const config::Field &field, QWidget *parent) : QAbstractSpinBox(parent), m_field(field)
{
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignRight);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { Q_EMIT edited(numberText()); });
}

void NumberBox::setNumberText(const std::string &text)
{
    QString shown = QString::fromStdString(text);
    if (m_field.type == config::FieldType::Real)
        shown.replace(QLatin1Char('.'), locale().decimalPoint());
    if (shown != lineEdit()->text() && text != numberText())
        lineEdit()->setText(shown);
}

std::string NumberBox::numberText() const
{
    QString typed = lineEdit()->text().trimmed();
    if (m_field.type == config::FieldType::Real)
        typed.replace(locale().decimalPoint(), QLatin1String("."));
    return typed.toStdString();
}

std::optional<double> NumberBox::number() const
{
    bool ok = false;
    const double value = QString::fromStdString(numberText()).toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

QSize NumberBox::sizeHint() const
{
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QSize content(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")), fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, content, this);
}

void NumberBox::stepBy(int steps)
{
    const double value = steppedValue(m_field, number().value_or(m_field.minimum), steps);
    const auto text =
        m_field.type == config::FieldType::Integer ? config::valueText(static_cast<std::int64_t>(value)) : config::valueText(value);
    setNumberText(text);
    Q_EMIT edited(text);
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const
{
    const double value = number().value_or(m_field.minimum);
    StepEnabled enabled = StepNone;
    enabled.setFlag(StepUpEnabled, value < m_field.maximum);
    enabled.setFlag(StepDownEnabled, value > m_field.minimum && steppedValue(m_field, value, -1) < value);
    return enabled;
}

void NumberBox::wheelEvent(QWheelEvent *event)
{
    // The wheel scrolls the form unless the field is being edited.
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void NumberBox::changeEvent(QEvent *event)
{
    const auto before = event->type() == QEvent::LocaleChange ? numberText() : std::string();
    QAbstractSpinBox::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        setNumberText(before);
}

} // namespace hstudio::ui
