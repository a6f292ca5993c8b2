#pragma once

#include "core/nn/kernels/simd.h"

/// The one matrix product of the fused kernels. Lanes run over the columns of B and C (tokens, keys or queries), so that no other size needs padding:
///   C[m][t] = (C[m][t] +) sum over k < depth of A(m, k) · B[k][t]
/// A gives scalars through two strides, which covers weights packed in panels, transposed and plain operands alike.
namespace hstudio::nn::kernels::HSTUDIO_ISA
{

/// Rows of a register tile; with two vectors of columns it fills 12 of AVX2's 16 registers with sums.
inline constexpr long kTileRows = 6;
inline constexpr long kTileVectors = 2;

enum class Into
{
    Replace,
    Add,
};

/// A(m, k) = data[m · rowStride + k · depthStride].
struct Scalars
{
    const float *data;
    long rowStride;
    long depthStride;
};

template<long Rows, long Vectors, Into Mode>
inline void productTile(Scalars a, long depth, const float *b, long bStride, float *c, long cStride)
{
    Float sums[Rows][Vectors];
#pragma GCC unroll 8
    for (long m = 0; m < Rows; ++m)
#pragma GCC unroll 2
        for (long v = 0; v < Vectors; ++v)
            sums[m][v] = Mode == Into::Add ? load(c + m * cStride + v * kLanes) : Float{};
    const float *scalar = a.data;
    for (long k = 0; k < depth; ++k) {
        Float column[Vectors];
#pragma GCC unroll 2
        for (long v = 0; v < Vectors; ++v)
            column[v] = load(b + v * kLanes);
#pragma GCC unroll 8
        for (long m = 0; m < Rows; ++m) {
            const Float factor = broadcast(scalar[m * a.rowStride]);
#pragma GCC unroll 2
            for (long v = 0; v < Vectors; ++v)
                sums[m][v] += factor * column[v];
        }
        scalar += a.depthStride;
        b += bStride;
    }
#pragma GCC unroll 8
    for (long m = 0; m < Rows; ++m)
#pragma GCC unroll 2
        for (long v = 0; v < Vectors; ++v)
            store(c + m * cStride + v * kLanes, sums[m][v]);
}

template<long Vectors, Into Mode>
inline void productStrip(Scalars a, long rows, long depth, const float *b, long bStride, float *c, long cStride)
{
    long m = 0;
    for (; m + kTileRows <= rows; m += kTileRows)
        productTile<kTileRows, Vectors, Mode>({a.data + m * a.rowStride, a.rowStride, a.depthStride}, depth, b, bStride, c + m * cStride,
                                              cStride);
    const Scalars rest{a.data + m * a.rowStride, a.rowStride, a.depthStride};
    float *to = c + m * cStride;
    switch (rows - m) {
    case 5: productTile<5, Vectors, Mode>(rest, depth, b, bStride, to, cStride); break;
    case 4: productTile<4, Vectors, Mode>(rest, depth, b, bStride, to, cStride); break;
    case 3: productTile<3, Vectors, Mode>(rest, depth, b, bStride, to, cStride); break;
    case 2: productTile<2, Vectors, Mode>(rest, depth, b, bStride, to, cStride); break;
    case 1: productTile<1, Vectors, Mode>(rest, depth, b, bStride, to, cStride); break;
    default: break;
    }
}

/// `columns` is a multiple of kLanes.
template<Into Mode>
inline void product(Scalars a, long rows, long depth, const float *b, long bStride, float *c, long cStride, long columns)
{
    long t = 0;
    for (; t + kTileVectors * kLanes <= columns; t += kTileVectors * kLanes)
        productStrip<kTileVectors, Mode>(a, rows, depth, b + t, bStride, c + t, cStride);
    if (t < columns)
        productStrip<1, Mode>(a, rows, depth, b + t, bStride, c + t, cStride);
}

/// Weights rearranged into panels of kTileRows output rows, depth-major inside a panel, so that a tile reads them in order.
/// Size: panels · kTileRows · depth floats with panels = ceil(rows / kTileRows).
inline long packedSize(long rows, long depth) { return (rows + kTileRows - 1) / kTileRows * kTileRows * depth; }

/// Packs A(m, k) = source[m · rowStride + k · depthStride].
inline void pack(Scalars source, long rows, long depth, float *to)
{
    for (long first = 0; first < rows; first += kTileRows)
        for (long k = 0; k < depth; ++k)
            for (long m = 0; m < kTileRows; ++m)
                *to++ = first + m < rows ? source.data[(first + m) * source.rowStride + k * source.depthStride] : 0.0F;
}

/// product() with packed weights as A. The weights are read once, panel by panel: large ones come from far, B from the second cache.
template<Into Mode>
inline void packedProduct(const float *packed, long rows, long depth, const float *b, long bStride, float *c, long cStride, long columns)
{
    for (long m = 0; m < rows; m += kTileRows)
        product<Mode>({packed + m * depth, 1, kTileRows}, rows - m < kTileRows ? rows - m : kTileRows, depth, b, bStride, c + m * cStride,
                      cStride, columns);
}

} // namespace hstudio::nn::kernels::HSTUDIO_ISA
