#pragma once

#include "core/data/dataset.h"

#include <QString>

namespace hstudio::ui
{

/// Title of a film, or its id when the catalogue has none.
QString filmTitle(const data::Dataset &dataset, std::uint32_t itemCode);
/// "Comedy, Drama"; empty when none are known.
QString filmGenres(const data::Dataset &dataset, std::uint32_t itemCode);

} // namespace hstudio::ui
