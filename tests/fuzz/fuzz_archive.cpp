#include "core/data/import/archive.h"
#include "core/data/import/source.h"
#include "tests/fuzz/fuzzinput.h"

using namespace hstudio;

/// A .zip: listed, searched for ratings, and its first files unpacked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto file = fuzz::fileOf("archive.zip", fuzz::textOf(data, size));
    const auto entries = data::listArchive(file);
    (void)data::findSource(file);
    if (!entries)
        return 0;
    constexpr std::uint64_t kLargest = 1 << 20;
    std::size_t unpacked = 0;
    for (const auto &entry : *entries) {
        if (entry.size <= kLargest && unpacked++ < 4)
            (void)data::unpack(file, entry);
    }
    return 0;
}
