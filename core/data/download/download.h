#pragma once

#include "core/base/result.h"
#include "core/data/download/archives.h"
#include "core/data/download/fetch.h"

#include <filesystem>

namespace hstudio::data
{

/// Fetches an official archive into `folder` as KEY.zip and checks its MD5; one that is there already and right isn't fetched again. A wrong one is
/// removed, so that the next attempt begins anew. Errors: as fetch(), and BadData for a wrong checksum.
base::Result<std::filesystem::path> downloadArchive(const OfficialArchive &archive, const std::filesystem::path &folder,
                                                    const FetchOptions &options = {});

} // namespace hstudio::data
