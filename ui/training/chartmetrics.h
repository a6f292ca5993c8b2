#pragma once

#include "core/config/experimentconfig.h"

#include <QString>
#include <QStringList>

#include <string>

namespace hstudio::ui
{

/// What can be drawn of a run: "loss" (of training and validation), the validation metrics of its settings, "throughput", "seconds", "learning_rate".
QStringList drawableMetrics(const config::ExperimentConfig &settings);

/// Place in `names` of what is meant: the name itself, "recall@10" for "recall", or another cut-off of the same metric; -1: none.
qsizetype nearestMetric(const QStringList &names, const QString &wanted);

/// As the title of a chart, with its unit.
QString metricTitle(const std::string &metric);

} // namespace hstudio::ui
