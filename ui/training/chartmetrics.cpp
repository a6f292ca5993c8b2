#include "ui/training/chartmetrics.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
struct ChartMetrics
{
    Q_DECLARE_TR_FUNCTIONS(ChartMetrics)
};
} // namespace

QString metricTitle(const std::string &metric)
{
    if (metric == "loss")
        return ChartMetrics::tr("Loss");
    if (metric == "throughput")
        return ChartMetrics::tr("Throughput (tokens/s)");
    if (metric == "seconds")
        return ChartMetrics::tr("Seconds per epoch");
    if (metric == "learning_rate")
        return ChartMetrics::tr("Learning rate");
    return metricLabel(metric);
}

QStringList drawableMetrics(const config::ExperimentConfig &settings)
{
    QStringList names{QStringLiteral("loss")};
    for (const char *metric : {"recall", "ndcg"})
        for (const auto k : settings.evaluation.ks)
            names.append(QStringLiteral("%1@%2").arg(QLatin1String(metric)).arg(k));
    names.append({QStringLiteral("throughput"), QStringLiteral("seconds"), QStringLiteral("learning_rate")});
    return names;
}

qsizetype nearestMetric(const QStringList &names, const QString &wanted)
{
    const QString metric = wanted.section(QLatin1Char('@'), 0, 0);
    for (const QString &name : {wanted, metric + QStringLiteral("@10")})
        if (const auto place = names.indexOf(name); place >= 0)
            return place;
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const QString &name) { return name.startsWith(metric + QLatin1Char('@')); });
    return found == names.end() ? -1 : found - names.begin();
}

} // namespace hstudio::ui
