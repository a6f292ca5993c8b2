#pragma once

#include "core/data/dataset.h"

#include <QString>

namespace hstudio::ui
{

/// Translated texts of how a data set was prepared.
QString splitText(const data::SplitRule &rule);              ///< "leave-one-out", "global time point 2000-12-01 00:00:00"
QString filterText(const data::FilterStep &step);            ///< "rating at least 4"
QString removedText(const data::FilterStep &step);           ///< "1,234 interactions, 5 users, 0 items"
QString preparationText(const data::ImportSummary &summary); ///< "Split: leave-one-out · rating at least 4"

} // namespace hstudio::ui
