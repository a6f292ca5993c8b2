#include "core/experiment/runfiles.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <fstream>
#include <optional>
#include <set>
#include <string_view>
#include <sys/stat.h>
#include <utility>

namespace hstudio::experiment
{
namespace
{

constexpr std::string_view kExtension = ".safetensors";
constexpr std::string_view kKeptPrefix = "epoch-";

bool isKept(const std::string &name) { return name.starts_with(kKeptPrefix) && name.ends_with(kExtension); }
bool isState(const std::string &name) { return isKept(name) || name == "checkpoint.safetensors"; }

/// The epoch in the name of a kept checkpoint.
std::int64_t keptEpoch(const std::string &name)
{
    std::int64_t epoch = 0;
    std::from_chars(name.data() + kKeptPrefix.size(), name.data() + name.size(), epoch);
    return epoch;
}

} // namespace

std::filesystem::path bestWeights(const std::filesystem::path &runFolder) { return runFolder / "best.safetensors"; }

std::filesystem::path itemOrderFile(const std::filesystem::path &runFolder) { return runFolder / "items.json"; }

std::filesystem::path logFile(const std::filesystem::path &runFolder) { return runFolder / "run.log"; }

std::vector<std::string> readLog(const std::filesystem::path &runFolder, std::size_t lines)
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(logFile(runFolder), code))
        return {};
    std::ifstream in(logFile(runFolder));
    std::deque<std::string> last;
    for (std::string line; std::getline(in, line);) {
        last.push_back(std::move(line));
        if (last.size() > lines)
            last.pop_front();
    }
    return {last.begin(), last.end()};
}

DiskUse diskUse(const std::filesystem::path &runFolder)
{
    DiskUse use;
    std::set<std::pair<dev_t, ino_t>> counted;
    std::error_code code;
    for (std::filesystem::recursive_directory_iterator entry(runFolder, code), end; !code && entry != end; entry.increment(code)) {
        struct stat info = {};
        if (::stat(entry->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode) || !counted.emplace(info.st_dev, info.st_ino).second)
            continue;
        use.bytes += info.st_size;
        use.checkpoints += isState(entry->path().filename().string()) ? 1 : 0;
    }
    return use;
}

std::vector<store::CheckpointRecord> checkpointFiles(const std::filesystem::path &runFolder, const training::CheckpointInfo &position)
{
    std::vector<store::CheckpointRecord> found;
    std::error_code code;
    for (const auto &entry : std::filesystem::directory_iterator(runFolder, code)) {
        struct stat info = {};
        if (entry.path().extension() != kExtension || ::stat(entry.path().c_str(), &info) != 0)
            continue;
        const auto name = entry.path().filename().string();
        const bool best = entry.path() == bestWeights(runFolder);
        found.push_back({
            .file = name,
            .epoch = best           ? position.bestEpoch
                     : isKept(name) ? keptEpoch(name)
                                    : position.epoch,
            .globalStep = best || isKept(name) ? 0 : position.globalStep,
            .bytes = info.st_size,
            .writtenAt = info.st_mtime,
        });
    }
    std::ranges::sort(found, {}, &store::CheckpointRecord::file);
    return found;
}

} // namespace hstudio::experiment
