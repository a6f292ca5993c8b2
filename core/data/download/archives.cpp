#include "core/data/download/archives.h"

#include "core/data/download/embedded.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace hstudio::data
{
namespace
{

std::vector<OfficialArchive> readArchives()
{
    std::vector<OfficialArchive> archives;
    const auto document = nlohmann::json::parse(downloadFiles().front().content);
    for (const auto &entry : document.at("archives")) {
        archives.push_back({.key = entry.at("key"),
                            .title = entry.at("title"),
                            .url = entry.at("url"),
                            .bytes = entry.at("bytes"),
                            .interactions = entry.at("interactions"),
                            .md5 = entry.at("md5"),
                            .years = entry.at("years"),
                            .terms = entry.at("terms")});
    }
    return archives;
}

} // namespace

const std::vector<OfficialArchive> &officialArchives()
{
    static const auto archives = readArchives();
    return archives;
}

const OfficialArchive *findArchive(std::string_view key)
{
    const auto found = std::ranges::find(officialArchives(), key, &OfficialArchive::key);
    return found == officialArchives().end() ? nullptr : &*found;
}

} // namespace hstudio::data
