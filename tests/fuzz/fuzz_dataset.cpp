#include "core/data/description.h"
#include "core/data/tablefile.h"
#include "tests/fuzz/fuzzinput.h"

using namespace hstudio;

/// The files of an imported data set: the first byte chooses the table, the summary or the catalogue.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto bytes = fuzz::textOf(data + 1, size - 1);
    switch (data[0] % 3) {
    case 0: {
        const auto table = data::openTableFile(fuzz::fileOf(data::kTableFile, bytes));
        if (table)
            for (const auto &user : table->users) // what the header promises must be there
                (void)*static_cast<const volatile std::uint32_t *>(&user);
        return 0;
    }
    case 1:
        fuzz::fileOf("catalogue.tsv", "Toy Story (1995)\tAnimation\n");
        fuzz::fileOf("summary.json", bytes);
        break;
    default:
        fuzz::fileOf("summary.json", R"({"items": 2})");
        fuzz::fileOf("catalogue.tsv", bytes);
        break;
    }
    (void)data::readDescription(fuzz::folder());
    return 0;
}
