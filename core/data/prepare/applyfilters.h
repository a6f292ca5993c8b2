#pragma once

#include "core/data/prepare/filters.h"
#include "core/data/tablefile.h"

#include <stop_token>
#include <vector>

namespace hstudio::data
{

/// Removes the rows that the filters don't keep; codes are given anew by first appearance in what is left. Linear in the rows but for
/// the per-user sorts of `duplicates`. The table ends up as one piece. Returns a step for each filter that is set.
/// When `stop` is requested the table is left as it happens to be.
std::vector<FilterStep> applyFilters(Table &table, const Filters &filters, const std::stop_token &stop = {});

} // namespace hstudio::data
