#pragma once

#include <cstdint>
#include <cstring>
#include <utility>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

/// The vector type of the fused kernels. Each kernel source is compiled once per instruction set with HSTUDIO_ISA (the name of the namespace that keeps
/// the copies apart) and HSTUDIO_LANES (floats per vector) set by CMake; GCC's and Clang's vector extensions do the rest, on x86 and Arm alike. The few intrinsics
/// that pay stand here alone, each beside the plain code that does the same.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr long kLanes = HSTUDIO_LANES;

using Float = float __attribute__((vector_size(sizeof(float) * HSTUDIO_LANES)));
using Int = std::int32_t __attribute__((vector_size(sizeof(float) * HSTUDIO_LANES)));
using Word = std::uint32_t __attribute__((vector_size(sizeof(float) * HSTUDIO_LANES)));
using Wide = std::uint64_t __attribute__((vector_size(sizeof(float) * HSTUDIO_LANES)));

/// `count` rounded up to whole vectors.
inline long padded(long count) { return (count + kLanes - 1) / kLanes * kLanes; }

inline Float load(const float *from)
{
    Float v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

inline Int loadInts(const std::int32_t *from)
{
    Int v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

inline void store(float *to, Float v) { std::memcpy(to, &v, sizeof v); }

/// Subtracting zero leaves every value as it is, so that this becomes one broadcasting load; adding it would change −0 and has to be computed.
inline Float broadcast(float value) { return value - Float{}; }

/// Lane numbers 0, 1, 2 …
inline Int laneNumbers()
{
    Int lanes;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        lanes[i] = i;
    return lanes;
}

inline Float bitsToFloat(Int v)
{
    Float out;
    std::memcpy(&out, &v, sizeof out);
    return out;
}

inline Int floatToBits(Float v)
{
    Int out;
    std::memcpy(&out, &v, sizeof out);
    return out;
}

/// e^x to about 2 ulp; x is clamped to ±87. Range reduction by ln 2 in two parts, then a degree-6 polynomial.
inline Float exponential(Float x)
{
    constexpr float kLog2e = 1.44269504F;
    constexpr float kLn2High = 0.693359375F;
    constexpr float kLn2Low = -2.12194440e-4F;
    constexpr float kRound = 12582912.0F; // 1.5 · 2^23: adding it leaves the rounded integer in the low bits
    const Float limit = broadcast(87.0F);
    x = x > limit ? limit : x;
    x = x < -limit ? -limit : x;
    const Float shifted = x * kLog2e + kRound;
    const Float whole = shifted - kRound;
    const Float r = (x - whole * kLn2High) - whole * kLn2Low;
    Float p = broadcast(1.9875691500e-4F);
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    p = p * r * r + r + 1.0F;
    const Int exponent = (floatToBits(shifted) - 0x4B400000) << 23;
    return bitsToFloat(floatToBits(p) + exponent);
}

#if defined(__AVX512F__) && HSTUDIO_LANES == 16
// The forms with a mask, all of it set: GCC 12 takes the others' undefined operand for a mistake.
inline constexpr __mmask16 kAll = 0xFFFF;
inline constexpr __mmask8 kAllWide = 0xFF;
#endif

/// 1 / x to 1 ulp for normal x: the processor's estimate and one Newton step where there is one, which takes a third of a division's time.
inline Float reciprocal(Float x)
{
#if defined(__AVX512F__) && HSTUDIO_LANES == 16
    const auto estimate = Float(_mm512_maskz_rcp14_ps(kAll, __m512(x)));
    return estimate * (2.0F - x * estimate);
#elif defined(__AVX2__) && HSTUDIO_LANES == 8
    const auto estimate = Float(_mm256_rcp_ps(__m256(x)));
    return estimate * (2.0F - x * estimate);
#else
    return 1.0F / x;
#endif
}

inline Float sigmoid(Float x) { return reciprocal(1.0F + exponential(-x)); }

/// table[index] for each lane. All lanes are read.
inline Float gather(const float *table, Int index)
{
#if defined(__AVX512F__) && HSTUDIO_LANES == 16
    return Float(_mm512_mask_i32gather_ps(__m512{}, kAll, __m512i(index), table, 4));
#elif defined(__AVX2__) && HSTUDIO_LANES == 8
    return Float(_mm256_i32gather_ps(table, __m256i(index), 4));
#else
    Float out;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        out[i] = table[index[i]];
    return out;
#endif
}

inline Int gather(const std::int32_t *table, Int index)
{
#if defined(__AVX512F__) && HSTUDIO_LANES == 16
    return Int(_mm512_mask_i32gather_epi32(__m512i{}, kAll, __m512i(index), table, 4));
#elif defined(__AVX2__) && HSTUDIO_LANES == 8
    return Int(_mm256_i32gather_epi32(table, __m256i(index), 4));
#else
    Int out;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        out[i] = table[index[i]];
    return out;
#endif
}

/// A byte per lane.
using Bytes = std::uint8_t __attribute__((vector_size(HSTUDIO_LANES)));

inline Int loadBytes(const std::uint8_t *from)
{
    Bytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return __builtin_convertvector(bytes, Int);
}

inline void storeBytes(std::uint8_t *to, Int values)
{
    const Bytes bytes = __builtin_convertvector(values, Bytes);
    std::memcpy(to, &bytes, sizeof bytes);
}

/// The 64-bit products of the even 32-bit lanes of both.
inline Wide evenProducts(Wide a, Wide b)
{
#if defined(__AVX512F__) && HSTUDIO_LANES == 16
    return Wide(_mm512_maskz_mul_epu32(kAllWide, __m512i(a), __m512i(b)));
#elif defined(__AVX2__) && HSTUDIO_LANES == 8
    return Wide(_mm256_mul_epu32(__m256i(a), __m256i(b)));
#else
    return (a & 0xFFFFFFFFU) * (b & 0xFFFFFFFFU);
#endif
}

namespace detail
{

/// Lane i of the result is lane i ^ Step of v.
template<int Step, int... Lane>
inline Float neighbours(Float v, std::integer_sequence<int, Lane...>)
{
    return __builtin_shufflevector(v, v, (Lane ^ Step)...);
}

/// All lanes combined in a tree.
template<int Step = HSTUDIO_LANES / 2, typename Combine>
inline float fold(Float v, const Combine &combine)
{
    if constexpr (Step == 0)
        return v[0];
    else
        return fold<Step / 2>(combine(v, neighbours<Step>(v, std::make_integer_sequence<int, HSTUDIO_LANES>{})), combine);
}

/// One stage of Eklundh's transposition: swaps the off-diagonal halves of 2·Step blocks between rows that are Step apart.
template<int Step, int... Lane>
inline void swapHalves(Float &a, Float &b, std::integer_sequence<int, Lane...>)
{
    const Float low = __builtin_shufflevector(a, b, ((Lane & Step) == 0 ? Lane : HSTUDIO_LANES + Lane - Step)...);
    const Float high = __builtin_shufflevector(a, b, ((Lane & Step) == 0 ? Lane + Step : HSTUDIO_LANES + Lane)...);
    a = low;
    b = high;
}

template<int Step>
inline void transposeStage(Float (&rows)[HSTUDIO_LANES])
{
    if constexpr (Step < HSTUDIO_LANES) {
#pragma GCC unroll 16
        for (int r = 0; r < HSTUDIO_LANES; ++r)
            if ((r & Step) == 0)
                swapHalves<Step>(rows[r], rows[r + Step], std::make_integer_sequence<int, HSTUDIO_LANES>{});
        transposeStage<Step * 2>(rows);
    }
}

} // namespace detail

inline float sum(Float v)
{
    return detail::fold(v, [](Float a, Float b) { return a + b; });
}

inline float largest(Float v)
{
    return detail::fold(v, [](Float a, Float b) { return a > b ? a : b; });
}

/// to[column][row] = from[row][column] for a lanes × lanes square.
inline void transposeSquare(const float *from, long fromStride, float *to, long toStride)
{
    Float rows[HSTUDIO_LANES];
#pragma GCC unroll 16
    for (int r = 0; r < HSTUDIO_LANES; ++r)
        rows[r] = load(from + r * fromStride);
    detail::transposeStage<1>(rows);
#pragma GCC unroll 16
    for (int r = 0; r < HSTUDIO_LANES; ++r)
        store(to + r * toStride, rows[r]);
}

/// Transposes rows × columns; both buffers must have room for whole squares (padded rows and columns).
inline void transpose(const float *from, long fromStride, float *to, long toStride, long rows, long columns)
{
    for (long r = 0; r < rows; r += kLanes)
        for (long c = 0; c < columns; c += kLanes)
            transposeSquare(from + r * fromStride + c, fromStride, to + c * toStride + r, toStride);
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
