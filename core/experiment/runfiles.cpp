#include "core/experiment/runfiles.h"

#include <algorithm>
#include <sys/stat.h>

namespace hstudio::experiment
{

std::filesystem::path bestWeights(const std::filesystem::path &runFolder) { return runFolder / "best.safetensors"; }

std::filesystem::path itemOrderFile(const std::filesystem::path &runFolder) { return runFolder / "items.json"; }

std::vector<store::CheckpointRecord> checkpointFiles(const std::filesystem::path &runFolder, const training::CheckpointInfo &position)
{
    std::vector<store::CheckpointRecord> found;
    std::error_code code;
    for (const auto &entry : std::filesystem::directory_iterator(runFolder, code)) {
        struct stat info = {};
        if (entry.path().extension() != ".safetensors" || ::stat(entry.path().c_str(), &info) != 0)
            continue;
        const bool best = entry.path() == bestWeights(runFolder);
        found.push_back({
            .file = entry.path().filename().string(),
            .epoch = best ? position.bestEpoch : position.epoch,
            .globalStep = best ? 0 : position.globalStep,
            .bytes = info.st_size,
            .writtenAt = info.st_mtime,
        });
    }
    std::ranges::sort(found, {}, &store::CheckpointRecord::file);
    return found;
}

} // namespace hstudio::experiment
