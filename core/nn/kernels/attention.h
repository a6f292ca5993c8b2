#pragma once

#include "core/nn/batch.h"

#include <torch/torch.h>

#include <cstdint>

namespace hstudio::nn::kernels
{

/// How dropout's random numbers of one site are keyed; rate 0 = nothing is dropped.
struct DropoutSite
{
    std::uint64_t seed = 0;
    std::uint32_t epoch = 0;
    std::uint32_t block = 0;
    double rate = 0;
};

/// Which rows ask: all T tokens, or only the newest of each sequence (B rows).
enum class Queries
{
    All,
    Last,
};

/// HSTU's pointwise attention (Zhai et al. 2024, section 3; RecTools STULayer), per head h with head size D / heads:
///   o_i = sum over j <= i of silu(q_i · k_j + timeWeights[bucket(t[i + 1] − t[j])] + posWeights[L − 1 + j − i]) / L · v_j
/// q [Q, D] (Q = T or B by `queries`), k and v [T, D], heads side by side; either bias may be undefined. Returns [Q, D]. Differentiable.
struct HstuAttention
{
    torch::Tensor q, k, v;
    torch::Tensor timeWeights, posWeights;
    std::int64_t heads = 1;
    std::int64_t maxLen = 1;
    Queries queries = Queries::All;
};

/// SASRec's causal softmax attention. RecTools' padded columns take part as keys with the projected value `padValue` and, since the key bias is common to
/// all keys, logit `padLogit` = q · bk / sqrt(dh): a sequence of n tokens has m = L − n of them in front of every token (golden part C, SASRec).
/// Dropout acts on the softmax weights, on every pad separately. q [Q, D], k, v [T, D], padKey, padValue [D]. Returns [Q, D]. Differentiable.
struct SasrecAttention
{
    torch::Tensor q, k, v;
    torch::Tensor padKey, padValue;
    std::int64_t heads = 1;
    std::int64_t maxLen = 1;
    Queries queries = Queries::All;
    DropoutSite dropout;
};

} // namespace hstudio::nn::kernels
