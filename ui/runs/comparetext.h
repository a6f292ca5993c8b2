#pragma once

#include "core/compare/seeds.h"
#include "core/compare/words.h"
#include "ui/runs/runstab.h"

#include <QComboBox>
#include <QString>

#include <string>
#include <vector>

namespace hstudio::ui
{

/// Sentences of core/compare in the current language.
QString wordsText(const compare::Words &words);
QString wordsText(const std::vector<compare::Words> &sentences);

/// "0.3227", "0.3227 ± 0.0041" over several, "–" over none.
QString foldedText(const compare::MeanStd &value);

/// Names of the test metrics that any of the runs has, in the order people look for them.
std::vector<std::string> testMetricsOf(const std::vector<compare::Run> &runs);
/// Names of the validation metrics of any epoch.
std::vector<std::string> validationMetricsOf(const std::vector<compare::Run> &runs);

/// Fills a box with metrics (text: their label, data: their name); keeps the choice if it is still there, else takes `preferred`, else the first.
void fillMetrics(QComboBox &box, const std::vector<std::string> &metrics, const std::string &preferred);
std::string chosenMetric(const QComboBox &box);

/// Groups as chosen: each run alone, or seeds folded.
std::vector<compare::RunGroup> groupsOf(const std::vector<compare::Run> &runs, bool foldSeeds);
/// Colour of a group: that of its first run.
qint64 colourOf(const std::vector<compare::Run> &runs, const compare::RunGroup &group);

} // namespace hstudio::ui
