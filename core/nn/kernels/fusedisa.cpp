// Compiled once per instruction set: CMake sets HSTUDIO_ISA, HSTUDIO_LANES and the compiler's architecture.
#include "core/nn/kernels/fusedmodel.h"

#include "core/nn/kernels/fuseddispatch.h"

namespace hstudio::nn::kernels
{

template<>
FusedKernel *makeFusedFor<InstructionSet::HSTUDIO_ISA>(const FusedShape &shape, long shards)
{
    if (shape.kind == FusedModelKind::Sasrec)
        return new HSTUDIO_ISA::FusedModel<HSTUDIO_ISA::SasrecSequence>(shape, shards);
    return new HSTUDIO_ISA::FusedModel<HSTUDIO_ISA::HstuSequence>(shape, shards);
}

} // namespace hstudio::nn::kernels
