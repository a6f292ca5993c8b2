// Compiled once per instruction set: CMake sets HSTUDIO_ISA, HSTUDIO_LANES and the compiler's architecture.
#include "core/nn/kernels/fusedhstu.h"

#include "core/nn/kernels/fuseddispatch.h"

namespace hstudio::nn::kernels
{

template<>
FusedKernel *makeFusedHstu<InstructionSet::HSTUDIO_ISA>(const FusedShape &shape, long shards)
{
    return new HSTUDIO_ISA::FusedHstu(shape, shards);
}

} // namespace hstudio::nn::kernels
