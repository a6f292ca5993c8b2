#pragma once

#include "core/base/random.h"
#include "core/nn/kernels/fusedkernel.h"

#include <cstdint>

/// The operations of the packed path: torch-free, plain pointers, float32, CPU. PERFORMANCE: docs/performance.md.
namespace hstudio::nn::kernels
{

/// Rows of a matrix [rows, D]: row r begins at data + r · stride.
template<typename Value>
struct Rows
{
    Value *data;
    long stride;
};

/// The sequences of a packed batch, see data::PackedBatch.
struct PackedSequences
{
    long count;
    const std::int32_t *offsets;
    const std::int64_t *times;
    const std::uint32_t *keys;
};

struct AttentionSizes
{
    long factors; ///< D
    long heads;
    long maxLen; ///< L
};

/// Which random numbers a dropout site draws, see kernels/dropout.h.
struct DropoutNumbers
{
    std::uint64_t seed;
    std::uint32_t epoch;
    std::uint32_t block;
    double rate;
};

/// HSTU's attention, see kernels/attention.h. Either bias may be null.
struct PointwiseAttention
{
    PackedSequences sequences;
    AttentionSizes sizes;
    Rows<const float> q, k, v; ///< [T, D]
    const float *timeWeights;  ///< [129]
    const float *posWeights;   ///< [2L − 1]
};

/// SASRec's attention, see kernels/attention.h; `k` without the key bias, which cancels.
struct SoftmaxAttention
{
    PackedSequences sequences;
    AttentionSizes sizes;
    Rows<const float> q, k, v; ///< [T, D]
    const float *padValue;     ///< [D]
    DropoutNumbers dropout;
};

/// Where the gradients of q, k and v go.
struct AttentionGradients
{
    Rows<float> q, k, v;
};

/// Rows as a loss compares them: of unit length for cosine, unchanged for dot similarity. Row r at units + r · unitStride(D), zero behind the features.
struct UnitRows
{
    long rows;
    long factors;
    bool cosine;
    float *units;
    float *norms; ///< [rows] what the rows were divided by
};

/// Floats from row to row: whole cache lines.
constexpr long unitStride(long factors) { return (factors + 15) / 16 * 16; }

/// A loss of R queries over their target and n negatives each, see kernels/losses.h.
struct CandidateLoss
{
    CandidateLossKind kind;
    UnitRows queries;
    UnitRows items;
    const std::int32_t *targets;   ///< [R]
    const std::int32_t *negatives; ///< [R, n]
    long nNegatives;
    const float *weights; ///< [R]
    float scale;          ///< 1 / logits_t
    double gbceT;         ///< gBCE only
    float *gradients;     ///< [R, gradientStride(n)] of the similarities, or null: no gradients are wanted
    float *dQueries;      ///< as queries.units, or null
};

constexpr long gradientStride(long nNegatives) { return unitStride(1 + nNegatives); }

/// Tokens that the catalogue's softmax takes at once.
inline constexpr long kCatalogueTokens = 64;

/// Softmax of R queries over all items, PAD's column included.
struct CatalogueLoss
{
    UnitRows queries;
    UnitRows items;
    const std::int32_t *targets; ///< [R]
    const float *weights;        ///< [R]
    float scale;                 ///< 1 / logits_t
    float *turned;   ///< [blocks, D padded to 16, kCatalogueTokens] the queries feature-major, blocks = ceil(R / kCatalogueTokens)
    float *peaks;    ///< [blocks · kCatalogueTokens] the largest logit of each query
    float *shares;   ///< [blocks · kCatalogueTokens] weight · scale / sum of exp(logit − peak)
    float *dQueries; ///< as queries.units, or null: no gradients are wanted
};

/// A loss's sum and the number of queries in its mean's denominator.
struct LossSums
{
    double loss = 0;
    long counted = 0;
};

/// One instruction set's implementation. A method that takes a `shard` does that part of the work, and all kPackedShards together are the whole; one that takes a range does that
/// range. Different shards and ranges may run at the same time, and no result depends on which thread does what. Scratch grows to the longest sequence and then stays.
class PackedKernel
{
public:
    virtual ~PackedKernel() = default;

    /// output [T, D].
    virtual void attend(const PointwiseAttention &input, float *output, long shard) = 0;
    /// From dOutput [T, D]; the biases' gradients are added to the shard's own dTimeWeights [129] and dPosWeights [2L − 1].
    virtual void attendBackward(const PointwiseAttention &input, const float *dOutput, const AttentionGradients &gradients,
                                float *dTimeWeights, float *dPosWeights, long shard) = 0;

    /// output [T, D].
    virtual void attend(const SoftmaxAttention &input, float *output, long shard) = 0;
    /// As above; dPadValue [D] is the shard's own.
    virtual void attendBackward(const SoftmaxAttention &input, const float *dOutput, const AttentionGradients &gradients, float *dPadValue,
                                long shard) = 0;

    /// Dropout's factors [T, D] of a site.
    virtual void dropoutFactors(const PackedSequences &sequences, base::RandomPurpose purpose, const DropoutNumbers &numbers, long factors,
                                float *to, long shard) = 0;

    /// Fills units and norms of rows [first, last) from rows of D floats.
    virtual void normaliseRows(const float *rows, const UnitRows &to, long first, long last) = 0;
    /// From gradients of the units (which are overwritten) to those of rows [first, last), D floats each.
    virtual void normaliseRowsBackward(const UnitRows &units, float *dUnits, float *dRows, long first, long last) = 0;

    /// The loss and, if wanted, the similarities' and the queries' gradients.
    virtual LossSums candidateLoss(const CandidateLoss &input, long shard) = 0;
    /// The gradients of the unit rows of items [first, last), in the order of the queries.
    virtual void candidateItems(const CandidateLoss &input, float *dItems, long first, long last, long shard) = 0;

    /// Similarities of queries with all items, to [R, N], for blocks of kCatalogueTokens queries: shard, shard + kPackedShards …
    virtual void similarities(const UnitRows &queries, const UnitRows &items, float *to, long shard) = 0;

    /// The loss, peaks and shares, and if wanted the queries' gradients.
    virtual LossSums catalogueLoss(const CatalogueLoss &input, long shard) = 0;
    /// The gradients of the unit rows of items [first, last) from peaks and shares, the logits being computed again.
    virtual void catalogueItems(const CatalogueLoss &input, float *dItems, long first, long last, long shard) = 0;
};

/// Parts that work is divided into. Constant, so that sums don't depend on the number of threads.
inline constexpr long kPackedShards = 8;

/// Made for `set`, or for the best one this processor has below it. Owned by the caller.
PackedKernel *makePackedKernel(InstructionSet set);

} // namespace hstudio::nn::kernels
