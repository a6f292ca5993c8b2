#include "ui/plots/tickers.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

QString tickText(double value)
{
    const QLocale locale;
    const double size = std::abs(value);
    if (size >= 1e9)
        return locale.toString(value / 1e9, 'g', 4) + QStringLiteral("\u202FG");
    if (size >= 1e6)
        return locale.toString(value / 1e6, 'g', 4) + QStringLiteral("\u202FM");
    if (size >= 1e4)
        return locale.toString(value / 1e3, 'g', 4) + QStringLiteral("\u202Fk");
    return locale.toString(size < 1e-12 ? 0.0 : value, 'g', 5);
}

QString valueTextOf(double value)
{
    const QLocale locale;
    const double size = std::abs(value);
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    if (value == std::floor(value) && size < 1e15)
        return locale.toString(value, 'f', 0);
    if (size >= 1000)
        return locale.toString(value, 'f', 0);
    if (size >= 0.001)
        return locale.toString(value, 'f', size >= 100 ? 1 : 4);
    return locale.toString(value, 'g', 3);
}

double NumberTicker::getTickStep(const QCPRange &range)
{
    const double step = QCPAxisTicker::getTickStep(range);
    return m_whole ? std::max(1.0, std::ceil(step)) : step;
}

QString NumberTicker::getTickLabel(double tick, const QLocale &, QChar, int) { return tickText(tick); }

QString LogTicker::getTickLabel(double tick, const QLocale &, QChar, int) { return tickText(tick); }

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange &range)
{
    if (range.lower <= 0 || range.upper / range.lower < 30)
        return QCPAxisTicker::createTickVector(tickStep, range);
    const int first = static_cast<int>(std::floor(std::log10(range.lower)));
    const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
    const int stride = std::max(1, (last - first) / 6);
    QVector<double> ticks;
    for (int exponent = first; exponent <= last; exponent += stride)
        ticks.append(std::pow(10.0, exponent));
    return ticks;
}

double DateTicker::getTickStep(const QCPRange &range)
{
    m_step = QCPAxisTickerDateTime::getTickStep(range);
    return m_step;
}

QString DateTicker::getTickLabel(double tick, const QLocale &, QChar, int)
{
    constexpr double day = 86400;
    const auto time = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::llround(tick)), Qt::UTC);
    const QString format = m_step >= 300 * day  ? QStringLiteral("yyyy")
                           : m_step >= 25 * day ? QStringLiteral("MMM yyyy")
                           : m_step >= day      ? QStringLiteral("d MMM yyyy")
                           : m_step >= 60       ? QStringLiteral("d MMM HH:mm")
                                                : QStringLiteral("HH:mm:ss");
    return QLocale().toString(time, format);
}

} // namespace hstudio::ui
