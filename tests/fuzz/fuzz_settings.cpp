#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "tests/fuzz/fuzzinput.h"

#include <cstdlib>

using namespace hstudio;

/// Settings as JSON. What is accepted must survive being written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto settings = config::fromJsonText(fuzz::textOf(data, size));
    if (!settings)
        return 0;
    const auto again = config::fromJsonText(config::toJsonText(*settings));
    if (!again || !config::differingKeys(*settings, *again).empty())
        std::abort();
    return 0;
}
