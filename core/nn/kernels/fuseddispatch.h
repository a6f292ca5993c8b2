#pragma once

#include "core/nn/kernels/fusedkernel.h"
#include "core/nn/kernels/packedkernel.h"

namespace hstudio::nn::kernels
{

/// Each instruction set's own constructors, from its own object files.
template<InstructionSet Set>
FusedKernel *makeFusedFor(const FusedShape &shape, long shards);
template<InstructionSet Set>
PackedKernel *makePackedFor();

} // namespace hstudio::nn::kernels
