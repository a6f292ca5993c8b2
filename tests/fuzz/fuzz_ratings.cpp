#include "core/data/import/ratingreader.h"
#include "tests/fuzz/fuzzinput.h"

#include <algorithm>
#include <array>

using namespace hstudio;

/// Ratings files of every known family: the first byte chooses the family, the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::array kFormats = {data::Format::Ml100k, data::Format::Ml1m, data::Format::MlCsv, data::Format::Recbole};
    if (size == 0)
        return 0;
    const auto format = kFormats[data[0] % kFormats.size()];
    const auto text = fuzz::textOf(data + 1, size - 1);
    auto file = data::MappedFile::inMemory(text.size());
    if (!file)
        return 0;
    std::ranges::copy(std::as_bytes(std::span(text)), file->writable().begin());
    const auto dialect = data::openDialect(format, file->text(), "ratings");
    if (dialect)
        (void)data::readRatings(*file, "ratings", *dialect, {.refusedLimit = 1, .chunkBytes = 64, .stop = {}, .progress = {}});
    return 0;
}
