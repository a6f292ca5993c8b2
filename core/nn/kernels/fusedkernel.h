#pragma once

#include <cstdint>

/// The fused training step: torch-free, plain pointers, float32, CPU. One thread takes a sequence through embedding, all blocks, the loss and the whole
/// backward pass in memory that stays in its cache. PERFORMANCE: docs/performance.md.
namespace hstudio::nn::kernels
{

enum class FusedModelKind
{
    Hstu,
    Sasrec,
};

/// Losses over the target and some negatives.
enum class CandidateLossKind
{
    SampledSoftmax,
    Bce,
    GBce,
};

/// Sizes and switches of a model with its loss.
struct FusedShape
{
    FusedModelKind kind = FusedModelKind::Hstu;
    long factors = 0;  ///< D
    long heads = 1;
    long blocks = 1;
    long maxLen = 1;   ///< L
    long items = 1;    ///< N, PAD included
    bool timeBias = false;
    bool posBias = false;
    bool posEmbedding = false;
    bool cosine = true;
    CandidateLossKind loss = CandidateLossKind::SampledSoftmax;
    double gbceT = 0.0; ///< gBCE only
    float temperature = 1.0F;
    double dropout = 0.0;
};

/// Where one HSTU block's parameters (or their gradients) lie; layouts as in RecTools. Null: switched off.
template<typename Value>
struct FusedHstuBlock
{
    Value *uvqk;        ///< [D, 4D]
    Value *timeWeights; ///< [129]
    Value *posWeights;  ///< [2L − 1]
    Value *normInputWeight, *normInputBias;
    Value *normAttentionWeight, *normAttentionBias;
    Value *outputWeight; ///< [D, D]
    Value *outputBias;
};

/// The same of a SASRec block.
template<typename Value>
struct FusedSasrecBlock
{
    Value *inWeight, *inBias;   ///< [3D, D] and [3D]: rows q, k, v
    Value *outWeight, *outBias; ///< [D, D], [D]
    Value *queryNormWeight, *queryNormBias;
    Value *feedNormWeight, *feedNormBias;
    Value *feed1Weight, *feed1Bias;
    Value *feed2Weight, *feed2Bias;
};

inline constexpr long kFusedMaxBlocks = 64;

template<typename Value>
struct FusedParameters
{
    Value *items;     ///< [N, D]
    Value *positions; ///< [L, D] or null
    Value *lastNormWeight, *lastNormBias; ///< SASRec
    FusedHstuBlock<Value> hstu[kFusedMaxBlocks];
    FusedSasrecBlock<Value> sasrec[kFusedMaxBlocks];
};

/// A packed batch, see data::PackedBatch.
struct FusedBatch
{
    long sequences = 0;
    const std::int32_t *offsets = nullptr;
    const std::int32_t *items = nullptr;
    const std::int64_t *times = nullptr;
    const std::int32_t *targets = nullptr;
    const float *weights = nullptr;
    const std::int32_t *negatives = nullptr;
    long nNegatives = 0;
    const std::uint32_t *keys = nullptr;
    std::uint64_t seed = 0;
    std::uint32_t epoch = 0;
};

/// One instruction set's implementation. Sequences are dealt to `shards`, each with its own scratch and gradient sums; different shards may run at the same
/// time. For one shard count the results are the same bit for bit, however many threads run the shards. No allocation after the largest sequence was seen.
class FusedKernel
{
public:
    virtual ~FusedKernel() = default;

    /// Takes over the weights of a step (packs them, normalises the item table). Call once before the shards.
    virtual void prepare(const FusedParameters<const float> &parameters, const FusedBatch &batch) = 0;

    /// Forward and backward pass of the shard's sequences.
    virtual void trainShard(long shard) = 0;

    /// Embeddings of the newest tokens of the shard's sequences into rows [B, D]; nothing is dropped.
    virtual void encodeShard(long shard, float *newest) = 0;

    /// Mean loss and the factor that scales the gradient sums; after all shards.
    virtual double loss() = 0;

    /// Writes the item gradients of rows [first, last) and clears the shards' sums. Different ranges may run at the same time.
    virtual void reduceItems(long first, long last, float *gradient) = 0;

    /// Writes all other gradients and clears the shards' sums.
    virtual void reduceOthers(const FusedParameters<float> &gradients) = 0;
};

/// The instruction sets that the kernels are compiled for.
enum class InstructionSet
{
    portable,
    avx2,
    avx512,
};

/// The best one that this processor has.
InstructionSet bestInstructionSet();
/// "avx512", "avx2" or "portable".
const char *toString(InstructionSet set);

/// Made for `set`, or for the best one this processor has below it. Owned by the caller.
FusedKernel *makeFusedKernel(const FusedShape &shape, long shards, InstructionSet set);

} // namespace hstudio::nn::kernels
