#include "core/data/import/titlereader.h"
#include "tests/fuzz/fuzzinput.h"

#include <array>

using namespace hstudio;

/// Files of titles: the first byte chooses their family and whether ids are numbers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::array kFormats = {data::Format::Ml100k, data::Format::Ml1m, data::Format::MlCsv, data::Format::Recbole,
                                     data::Format::Table};
    if (size == 0)
        return 0;
    auto ids = data[0] < 128 ? data::EntityIds(std::vector<std::int64_t>{1, 2, 10, 1193})
                             : data::EntityIds(std::vector<std::string>{"1", "tt2", "a b"});
    ids.buildIndex();
    const auto file = fuzz::fileOf("titles", fuzz::textOf(data + 1, size - 1));
    (void)data::readTitles({.path = file}, kFormats[data[0] % kFormats.size()], ids);
    return 0;
}
