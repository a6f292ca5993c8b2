#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

namespace hstudio::ui
{
namespace
{

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 3600;
constexpr qint64 kDay = 86400;
constexpr double kYear = 365.25 * 86400;

/// The C locale of a bare machine groups no digits; people expect them grouped.
QLocale numberLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English) : locale;
}

QString number(double value, int decimals) { return numberLocale().toString(value, 'f', decimals); }

/// At most one decimal, and none where it would be 0 or the number has two digits anyway: "1.5", "2", "12".
QString shortNumber(double value) { return number(value, value < 9.95 && std::abs(value - std::round(value)) >= 0.05 ? 1 : 0); }

QString fromUtf8(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// A core text that HSTUDIO_TEXT marked, in the current language.
QString coreText(const char *context, std::string_view text)
{
    return text.empty() ? QString() : QCoreApplication::translate(context, std::string(text).c_str());
}

QString dateTime(qint64 unixSeconds, const QString &pattern)
{
    return QDateTime::fromSecsSinceEpoch(unixSeconds, QTimeZone::utc()).toString(pattern);
}

struct MetricText
{
    const char *name;
    const char *label;
    const char *help;
};

constexpr std::array kMetrics{
    MetricText{
        "recall", QT_TRANSLATE_NOOP("Metric", "Recall"),
        QT_TRANSLATE_NOOP(
            "Metric", "Share of the held-out films that are among the first k recommendations, averaged over users. Higher is better.")},
    MetricText{"ndcg", QT_TRANSLATE_NOOP("Metric", "NDCG"),
               QT_TRANSLATE_NOOP(
                   "Metric",
                   "Like recall, but a hit counts more the higher it ranks: 1 / log2(rank + 1), divided by the best that can be reached. "
                   "Higher is better.")},
    MetricText{"hitrate", QT_TRANSLATE_NOOP("Metric", "Hit rate"),
               QT_TRANSLATE_NOOP("Metric", "Share of users with at least one held-out film among the first k. Higher is better.")},
    MetricText{
        "mrr", QT_TRANSLATE_NOOP("Metric", "MRR"),
        QT_TRANSLATE_NOOP("Metric", "1 / rank of the first hit within the first k, 0 without one, averaged over users. Higher is better.")},
    MetricText{
        "map", QT_TRANSLATE_NOOP("Metric", "MAP"),
        QT_TRANSLATE_NOOP("Metric", "Precision at each hit's rank, summed and divided by the number of held-out films. Higher is better.")},
    MetricText{"precision", QT_TRANSLATE_NOOP("Metric", "Precision"),
               QT_TRANSLATE_NOOP("Metric", "Share of the first k recommendations that are hits. Higher is better.")},
    MetricText{
        "arp", QT_TRANSLATE_NOOP("Metric", "Popularity"),
        QT_TRANSLATE_NOOP("Metric", "Average number of earlier interactions of the recommended films. Lower means less popular films.")},
    MetricText{"coverage", QT_TRANSLATE_NOOP("Metric", "Coverage"),
               QT_TRANSLATE_NOOP("Metric", "Share of the catalogue that is recommended to anybody. Higher means more variety.")},
    MetricText{"covered_users", QT_TRANSLATE_NOOP("Metric", "Covered users"),
               QT_TRANSLATE_NOOP("Metric", "Share of test users that get any recommendation. Higher is better.")},
    MetricText{"sufficient_reco", QT_TRANSLATE_NOOP("Metric", "Full lists"),
               QT_TRANSLATE_NOOP("Metric", "Share of users whose list has all k entries. Higher is better.")},
    MetricText{"serendipity", QT_TRANSLATE_NOOP("Metric", "Serendipity"),
               QT_TRANSLATE_NOOP("Metric", "How much better hits rank than popularity alone would rank them. Higher is better.")},
    MetricText{
        "miuf", QT_TRANSLATE_NOOP("Metric", "Novelty"),
        QT_TRANSLATE_NOOP("Metric", "Mean of −log2 of the share of users who know a recommended film. Higher means less known films.")},
    MetricText{"train_loss", QT_TRANSLATE_NOOP("Metric", "Training loss"),
               QT_TRANSLATE_NOOP("Metric", "Mean loss over the epoch's training batches, with dropout. Lower is better.")},
    MetricText{"val_loss", QT_TRANSLATE_NOOP("Metric", "Validation loss"),
               QT_TRANSLATE_NOOP("Metric", "Mean loss on the validation films, without dropout. Lower is better.")},
};

/// Base name and k of "recall@10".
std::pair<std::string_view, std::string_view> splitMetric(std::string_view name)
{
    const auto at = name.find('@');
    return at == std::string_view::npos ? std::pair{name, std::string_view{}} : std::pair{name.substr(0, at), name.substr(at + 1)};
}

const MetricText *findMetric(std::string_view base)
{
    const auto found = std::find_if(kMetrics.begin(), kMetrics.end(), [base](const MetricText &metric) { return base == metric.name; });
    return found == kMetrics.end() ? nullptr : &*found;
}

} // namespace

QString countText(qint64 value) { return numberLocale().toString(value); }

QString metricText(double value) { return std::isnan(value) ? QStringLiteral("–") : number(value, 4); }

QString shareText(double share)
{
    const double percent = share * 100;
    if (std::isnan(percent))
        return QStringLiteral("–");
    // Two significant digits below one per cent, so that a sparse data set's density doesn't read "0.0 %".
    const bool small = percent != 0 && std::abs(percent) < 1;
    const int decimals = small ? std::clamp(1 - static_cast<int>(std::floor(std::log10(std::abs(percent)))), 1, 6) : 1;
    return Format::tr("%1 %", "a share in per cent").arg(number(percent, decimals));
}

QString bytesText(qint64 bytes) { return numberLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QString durationText(double seconds)
{
    if (std::isnan(seconds) || seconds < 0)
        return QStringLiteral("–");
    if (seconds < 10)
        return Format::tr("%1 s").arg(shortNumber(seconds));
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < kMinute)
        return Format::tr("%1 s").arg(whole);
    if (whole < kHour)
        return Format::tr("%1 min %2 s").arg(whole / kMinute).arg(whole % kMinute);
    if (whole < kDay)
        return Format::tr("%1 h %2 min").arg(whole / kHour).arg(whole % kHour / kMinute);
    return Format::tr("%1 d %2 h").arg(whole / kDay).arg(whole % kDay / kHour);
}

QString timeLeftText(double seconds)
{
    if (std::isnan(seconds) || seconds < 0)
        return {};
    if (seconds < 7.5)
        return Format::tr("a few seconds left");
    if (seconds < 57.5)
        return Format::tr("about %n second(s) left", nullptr, static_cast<int>(std::llround(seconds / 5) * 5));
    if (seconds < 90 * 60)
        return Format::tr("about %n minute(s) left", nullptr, std::max(1, static_cast<int>(std::llround(seconds / 60))));
    if (seconds < 2 * static_cast<double>(kDay))
        return Format::tr("about %n hour(s) left", nullptr, static_cast<int>(std::llround(seconds / kHour)));
    return Format::tr("about %n day(s) left", nullptr, static_cast<int>(std::min(std::round(seconds / kDay), 1e6)));
}

QString dateText(qint64 unixSeconds) { return dateTime(unixSeconds, QStringLiteral("yyyy-MM-dd")); }

QString dateTimeText(qint64 unixSeconds) { return dateTime(unixSeconds, QStringLiteral("yyyy-MM-dd HH:mm:ss")); }

QString gapText(qint64 seconds)
{
    const auto value = static_cast<double>(std::max<qint64>(seconds, 0));
    if (seconds < kMinute)
        return Format::tr("%1 s").arg(shortNumber(value));
    if (seconds < kHour)
        return Format::tr("%1 min").arg(shortNumber(value / kMinute));
    if (seconds < kDay)
        return Format::tr("%1 h").arg(shortNumber(value / kHour));
    if (value < kYear)
        return Format::tr("%1 d").arg(shortNumber(value / kDay));
    return Format::tr("%1 y", "years").arg(shortNumber(value / kYear));
}

QString errorText(const base::Error &error) { return filledText(coreText("Error", error.message), error.arguments); }

QString filledText(const QString &pattern, const std::vector<std::string> &arguments)
{
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int digit = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (digit >= 1 && static_cast<std::size_t>(digit) <= arguments.size()) {
            out += QString::fromStdString(arguments[static_cast<std::size_t>(digit - 1)]);
            ++i;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

QString stateText(store::RunState state)
{
    switch (state) {
    case store::RunState::Queued: return Format::tr("Queued");
    case store::RunState::Running: return Format::tr("Running");
    case store::RunState::Paused: return Format::tr("Paused");
    case store::RunState::Finished: return Format::tr("Finished");
    case store::RunState::Stopped: return Format::tr("Stopped");
    case store::RunState::Failed: return Format::tr("Failed");
    case store::RunState::Interrupted: return Format::tr("Interrupted");
    }
    return {};
}

QString reasonText(const store::RunRecord &run)
{
    if (run.reason == "max_epochs")
        return Format::tr("All epochs done");
    if (run.reason == "early_stop")
        return Format::tr("Early stop");
    if (run.reason == "diverged")
        return Format::tr("Diverged");
    if (run.reason == "stopped")
        return Format::tr("Stopped on request");
    return coreText("Error", run.reason);
}

QString fieldLabel(const config::Field &field) { return coreText("Field", field.label.empty() ? field.key : field.label); }

QString fieldHelp(const config::Field &field) { return coreText("Field", field.help); }

QString metricLabel(const std::string &name)
{
    const auto [base, k] = splitMetric(name);
    const MetricText *metric = findMetric(base);
    const QString label = metric != nullptr ? coreText("Metric", metric->label) : fromUtf8(base);
    return k.empty() ? label : label + QLatin1Char('@') + fromUtf8(k);
}

QString metricHelp(const std::string &name)
{
    const MetricText *metric = findMetric(splitMetric(name).first);
    return metric != nullptr ? coreText("Metric", metric->help) : QString();
}

} // namespace hstudio::ui
