#pragma once

#include "core/nn/kernels/fusedkernel.h"

namespace hstudio::nn::kernels
{

/// Each instruction set's own constructor, from its own object file.
template<InstructionSet Set>
FusedKernel *makeFusedFor(const FusedShape &shape, long shards);

} // namespace hstudio::nn::kernels
