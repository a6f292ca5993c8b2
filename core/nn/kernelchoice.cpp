#include "core/nn/kernelchoice.h"

#include "core/nn/fusedtraining.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace hstudio::nn
{
namespace
{

std::string_view forcedKernel()
{
    const char *value = std::getenv("HSTUDIO_KERNEL");
    return value == nullptr ? std::string_view() : value;
}

bool kernelsApply(const torch::Tensor &parameters)
{
    return forcedKernel() != "reference" && parameters.is_cpu() && parameters.scalar_type() == torch::kFloat32;
}

KernelPath choose(bool covered, const torch::Tensor &parameters)
{
    if (!kernelsApply(parameters))
        return KernelPath::Reference;
    return covered && forcedKernel() != "packed" ? KernelPath::Fused : KernelPath::Packed;
}

} // namespace

KernelPath trainingPath(const config::ModelConfig &model, const config::LossConfig &loss, const torch::Tensor &parameters)
{
    return choose(FusedTraining::covers(model) && FusedTraining::covers(loss), parameters);
}

KernelPath encodingPath(const config::ModelConfig &model, const torch::Tensor &parameters)
{
    return choose(FusedTraining::covers(model), parameters);
}

KernelPath lossPath(const torch::Tensor &parameters) { return choose(false, parameters); }

kernels::InstructionSet allowedInstructionSet()
{
    const auto best = kernels::bestInstructionSet();
    for (const auto set : {kernels::InstructionSet::portable, kernels::InstructionSet::avx2})
        if (forcedKernel() == kernels::toString(set))
            return std::min(best, set);
    return best;
}

std::string kernelName(const config::ModelConfig &model, const config::LossConfig &loss, const torch::Tensor &parameters)
{
    if (!parameters.is_cpu())
        return "torch";
    const std::string set = kernels::toString(allowedInstructionSet());
    switch (trainingPath(model, loss, parameters)) {
    case KernelPath::Fused: return "fused " + set;
    case KernelPath::Packed: return "packed " + set;
    case KernelPath::Reference: break;
    }
    return "reference";
}

} // namespace hstudio::nn
