#include "core/nn/safetensors.h"
#include "tests/fuzz/fuzzinput.h"

using namespace hstudio;

/// A file of weights. The sum reads every tensor to its end.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto content = nn::readSafetensors(fuzz::fileOf("weights.safetensors", fuzz::textOf(data, size)));
    if (!content)
        return 0;
    for (const auto &[name, tensor] : content->tensors) {
        const auto *bytes = static_cast<const volatile std::uint8_t *>(tensor.const_data_ptr());
        for (std::size_t i = 0; i < tensor.nbytes(); ++i)
            (void)bytes[i];
    }
    return 0;
}
