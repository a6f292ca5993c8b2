#include "core/nn/kernelname.h"

#include "core/nn/fusedtraining.h"
#include "core/nn/kernels/fusedkernel.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace hstudio::nn
{

std::string kernelName(const SequenceModel &model, const config::LossConfig &loss)
{
    const auto parameters = model.itemEmbeddings();
    if (!parameters.is_cpu())
        return "torch";
    if (!FusedTraining::supports(model.config(), loss, parameters))
        return "reference";
    const char *forced = std::getenv("HSTUDIO_KERNEL");
    auto set = kernels::bestInstructionSet();
    for (const auto held : {kernels::InstructionSet::portable, kernels::InstructionSet::avx2})
        if (forced != nullptr && std::string_view(forced) == kernels::toString(held))
            set = std::min(set, held);
    return std::string("fused ") + kernels::toString(set);
}

} // namespace hstudio::nn
