#include "core/nn/kernels/fuseddispatch.h"

namespace hstudio::nn::kernels
{

template<>
FusedKernel *makeFusedHstu<InstructionSet::portable>(const FusedShape &, long);
#if defined(HSTUDIO_X86_KERNELS)
template<>
FusedKernel *makeFusedHstu<InstructionSet::avx2>(const FusedShape &, long);
template<>
FusedKernel *makeFusedHstu<InstructionSet::avx512>(const FusedShape &, long);
#endif

namespace
{

InstructionSet best()
{
#if defined(HSTUDIO_X86_KERNELS)
    if (__builtin_cpu_supports("x86-64-v4"))
        return InstructionSet::avx512;
    if (__builtin_cpu_supports("x86-64-v3"))
        return InstructionSet::avx2;
#endif
    return InstructionSet::portable;
}

} // namespace

FusedKernel *makeFusedKernel(const FusedShape &shape, long shards, bool portable)
{
#if defined(HSTUDIO_X86_KERNELS)
    if (!portable && best() == InstructionSet::avx512)
        return makeFusedHstu<InstructionSet::avx512>(shape, shards);
    if (!portable && best() == InstructionSet::avx2)
        return makeFusedHstu<InstructionSet::avx2>(shape, shards);
#else
    static_cast<void>(portable);
#endif
    return makeFusedHstu<InstructionSet::portable>(shape, shards);
}

const char *fusedInstructionSet()
{
    switch (best()) {
    case InstructionSet::avx512: return "avx512";
    case InstructionSet::avx2: return "avx2";
    case InstructionSet::portable: break;
    }
    return "portable";
}

} // namespace hstudio::nn::kernels
