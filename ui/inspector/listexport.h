#pragma once

#include "core/base/result.h"
#include "ui/inspector/rankedlist.h"

#include <filesystem>
#include <string>

namespace hstudio::ui
{

/// The shown lists as CSV (RFC 4180, UTF-8): list,run,user,query_time,rank,item,title,genres,score,held_out. `b` may be null.
/// query_time is ISO 8601 in UTC, empty when the model ignores time.
std::string listsAsCsv(const RankedList &a, const RankedList *b);

} // namespace hstudio::ui
