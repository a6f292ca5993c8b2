#include "core/data/import/ratingreader.h"
#include "tests/fuzz/fuzzinput.h"

#include <algorithm>

using namespace hstudio;

/// Tables of any other form: the columns are guessed, or chosen by the first four bytes; a preview is made, then all is read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::size_t kChoices = 4;
    if (size < kChoices)
        return 0;
    const auto text = fuzz::textOf(data + kChoices, size - kChoices);
    auto mapping = data::guessMapping(text);
    if (data[0] != 0) {
        mapping.user = data[0] % 8;
        mapping.item = data[1] % 8;
        mapping.rating = data[2] % 8 - 1;
        mapping.time = data[3] % 8;
        mapping.header = data[1] % 2 != 0;
        mapping.timeUnit = static_cast<data::TimeUnit>(data[2] % 3);
        mapping.encoding = static_cast<data::Encoding>(data[3] % 3);
    }
    (void)data::previewTable(text, mapping.delimiter, mapping.encoding, 20);
    auto file = data::MappedFile::inMemory(text.size());
    if (!file)
        return 0;
    std::ranges::copy(std::as_bytes(std::span(text)), file->writable().begin());
    const auto dialect = data::openDialect(mapping, file->text(), "table");
    if (dialect)
        (void)data::readRatings(*file, "table", *dialect, {.refusedLimit = 1, .chunkBytes = 64, .stop = {}, .progress = {}});
    return 0;
}
