#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/kernels/attention.h"
#include "core/nn/kernels/packed.h"
#include "core/nn/parameters.h"
#include "core/nn/sequencemodel.h"

namespace hstudio::nn
{

// RecTools' layer norm epsilons.
inline constexpr double kHstuEpsilon = 1e-6;
inline constexpr double kSasrecEpsilon = 1e-5;
inline constexpr double kLastEpsilon = 1e-8;

/// What every block of one forward pass shares.
struct BlockContext
{
    const Batch &batch;
    const config::ModelConfig &config;
    DropoutKey dropout;
    bool training = false;
    torch::Tensor newest; ///< [B] int64: token of the newest item of each sequence
    kernels::packed::Kernel packed; ///< null: the reference path

    [[nodiscard]] kernels::DropoutSite site(std::int64_t block) const;
    /// x [T, D] after the dropout of a site, see kernels/dropout.h.
    [[nodiscard]] torch::Tensor dropped(const torch::Tensor &x, base::RandomPurpose purpose, std::int64_t block) const;
};

/// Item embeddings (times sqrt(D) in HSTU) plus position embeddings counted from the newest item, then dropout: [T, D].
torch::Tensor embed(const ModelParameters &parameters, const BlockContext &context);

/// One HSTU block on [T, D] (golden part C): norm → u, v, q, k → attention with relative bias → norm → gate by u → output_mlp → + input.
/// With Queries::Last the result has only the newest rows, [B, D].
torch::Tensor hstuBlock(const torch::Tensor &x, const HstuBlockParameters &parameters, std::int64_t block, kernels::Queries queries, const BlockContext &context);

/// One SASRec block on [T, D]: queries normed, keys and values not; both residuals start from the normed input.
torch::Tensor sasrecBlock(const torch::Tensor &x, const SasrecBlockParameters &parameters, std::int64_t block, kernels::Queries queries,
                          const BlockContext &context);

/// SASRec's final layer norm.
torch::Tensor lastNorm(const torch::Tensor &x, const NormParameters &parameters);

} // namespace hstudio::nn
