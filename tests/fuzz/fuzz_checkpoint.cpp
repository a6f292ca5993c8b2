#include "core/training/checkpointdocument.h"
#include "tests/fuzz/fuzzinput.h"

#include <cstdlib>

using namespace hstudio;

/// The document of a checkpoint. What is accepted must survive being written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto document = training::checkpointDocument("checkpoint.safetensors", fuzz::textOf(data, size));
    if (document && !training::checkpointDocument("checkpoint.safetensors", training::toText(*document)))
        std::abort();
    return 0;
}
