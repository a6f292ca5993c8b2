#pragma once

#include <qcustomplot.h>

namespace hstudio::ui
{

/// A number as axes and tool tips show it, in the current language: "0.3227", "12.5 k", "3.1 M".
QString tickText(double value);
QString valueTextOf(double value);

/// Plain numbers; on whole-number axes never a fraction.
class NumberTicker final : public QCPAxisTicker
{
public:
    void setWhole(bool whole) { m_whole = whole; }

protected:
    double getTickStep(const QCPRange &range) override;
    QString getTickLabel(double tick, const QLocale &locale, QChar formatChar, int precision) override;

private:
    bool m_whole = false;
};

/// Powers of ten, or ordinary steps when less than a decade and a half is visible.
class LogTicker final : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar formatChar, int precision) override;
    QVector<double> createTickVector(double tickStep, const QCPRange &range) override;
};

/// Dates in UTC, as fine as the step needs.
class DateTicker final : public QCPAxisTickerDateTime
{
public:
    DateTicker() { setDateTimeSpec(Qt::UTC); }

protected:
    double getTickStep(const QCPRange &range) override;
    QString getTickLabel(double tick, const QLocale &locale, QChar formatChar, int precision) override;

private:
    double m_step = 1;
};

/// Named places.
class NamedTicker final : public QCPAxisTickerText
{};

} // namespace hstudio::ui
