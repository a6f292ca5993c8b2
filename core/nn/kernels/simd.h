#pragma once

#include <cstdint>
#include <cstring>
#include <utility>

/// The vector type of the fused kernels. Each kernel source is compiled once per instruction set with HSTUDIO_ISA (the name of the namespace that keeps
/// the copies apart) and HSTUDIO_LANES (floats per vector) set by CMake; GCC's and Clang's vector extensions do the rest, on x86 and Arm alike.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

inline constexpr long kLanes = HSTUDIO_LANES;

using Float = float __attribute__((vector_size(sizeof(float) * HSTUDIO_LANES)));
using Int = std::int32_t __attribute__((vector_size(sizeof(float) * HSTUDIO_LANES)));

/// `count` rounded up to whole vectors.
inline long padded(long count) { return (count + kLanes - 1) / kLanes * kLanes; }

inline Float load(const float *from)
{
    Float v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

inline void store(float *to, Float v) { std::memcpy(to, &v, sizeof v); }

inline Float broadcast(float value) { return Float{} + value; }

/// Lane numbers 0, 1, 2 …
inline Int laneNumbers()
{
    Int lanes;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        lanes[i] = i;
    return lanes;
}

inline float sum(Float v)
{
    float total = 0.0F;
    for (int i = 0; i < HSTUDIO_LANES; ++i)
        total += v[i];
    return total;
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

inline Float sigmoid(Float x) { return 1.0F / (1.0F + exponential(-x)); }

namespace detail
{

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
