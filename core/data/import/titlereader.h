#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/import/source.h"

#include <vector>

namespace hstudio::data
{

/// Titles and genres of the items in `ids`, by code; an item that the file doesn't list keeps an empty title. Titles come as UTF-8 without
/// control characters. Lines that can't be read are passed over: a title is for people, no number depends on it.
/// `file` may be empty: then there are none. Errors: only where the file as a whole can't be read.
base::Result<std::vector<ItemInfo>> readTitles(const SourceFile &file, Format format, const EntityIds &ids,
                                               Encoding encoding = Encoding::Automatic);

} // namespace hstudio::data
