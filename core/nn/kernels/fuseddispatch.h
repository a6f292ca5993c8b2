#pragma once

#include "core/nn/kernels/fusedkernel.h"

namespace hstudio::nn::kernels
{

/// The instruction sets that the fused kernels are compiled for; the names are HSTUDIO_ISA in CMake.
enum class InstructionSet
{
    portable,
    avx2,
    avx512,
};

/// Each instruction set's own constructor, from its own object file.
template<InstructionSet Set>
FusedKernel *makeFusedHstu(const FusedShape &shape, long shards);

} // namespace hstudio::nn::kernels
