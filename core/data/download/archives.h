#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// A data set that its makers offer for download; listed in resources/downloads.json, which is the one place for addresses.
struct OfficialArchive
{
    std::string key = {};   ///< "ml-1m": names the file, the data set and the choice on the command line
    std::string title = {}; ///< "MovieLens 1M"
    std::string url = {};
    std::int64_t bytes = 0;        ///< about, for people; the server says what is true
    std::int64_t interactions = 0; ///< about
    std::string md5 = {};          ///< lower-case hexadecimal; empty where the archive changes: then the server's own NAME.md5 counts
    std::string years = {};        ///< "1995 – 2015"
    std::string terms = {};        ///< address of the README with the terms of use
};

/// All of them, smallest first.
const std::vector<OfficialArchive> &officialArchives();

/// By its key; nullptr if there is none.
const OfficialArchive *findArchive(std::string_view key);

} // namespace hstudio::data
