#include "core/nn/kernels/fuseddispatch.h"

#include <algorithm>

namespace hstudio::nn::kernels
{

template<>
FusedKernel *makeFusedFor<InstructionSet::portable>(const FusedShape &, long);
template<>
PackedKernel *makePackedFor<InstructionSet::portable>();
#if defined(HSTUDIO_X86_KERNELS)
template<>
FusedKernel *makeFusedFor<InstructionSet::avx2>(const FusedShape &, long);
template<>
FusedKernel *makeFusedFor<InstructionSet::avx512>(const FusedShape &, long);
template<>
PackedKernel *makePackedFor<InstructionSet::avx2>();
template<>
PackedKernel *makePackedFor<InstructionSet::avx512>();
#endif

InstructionSet bestInstructionSet()
{
#if defined(HSTUDIO_X86_KERNELS)
    if (__builtin_cpu_supports("x86-64-v4"))
        return InstructionSet::avx512;
    if (__builtin_cpu_supports("x86-64-v3"))
        return InstructionSet::avx2;
#endif
    return InstructionSet::portable;
}

const char *toString(InstructionSet set)
{
    switch (set) {
    case InstructionSet::avx512: return "avx512";
    case InstructionSet::avx2: return "avx2";
    case InstructionSet::portable: break;
    }
    return "portable";
}

FusedKernel *makeFusedKernel(const FusedShape &shape, long shards, InstructionSet set)
{
#if defined(HSTUDIO_X86_KERNELS)
    const auto usable = std::min(set, bestInstructionSet());
    if (usable == InstructionSet::avx512)
        return makeFusedFor<InstructionSet::avx512>(shape, shards);
    if (usable == InstructionSet::avx2)
        return makeFusedFor<InstructionSet::avx2>(shape, shards);
#else
    static_cast<void>(set);
#endif
    return makeFusedFor<InstructionSet::portable>(shape, shards);
}

PackedKernel *makePackedKernel(InstructionSet set)
{
#if defined(HSTUDIO_X86_KERNELS)
    const auto usable = std::min(set, bestInstructionSet());
    if (usable == InstructionSet::avx512)
        return makePackedFor<InstructionSet::avx512>();
    if (usable == InstructionSet::avx2)
        return makePackedFor<InstructionSet::avx2>();
#else
    static_cast<void>(set);
#endif
    return makePackedFor<InstructionSet::portable>();
}

} // namespace hstudio::nn::kernels
