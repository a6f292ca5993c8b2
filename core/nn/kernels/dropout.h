#pragma once

#include "core/base/random.h"
#include "core/nn/kernels/attention.h"

namespace hstudio::nn::kernels
{

/// x [T, D] with elements dropped at site.rate and the rest scaled by 1 / (1 − rate). Feature f of token i in a sequence of n tokens is element e = f · S + i,
/// S being n rounded up to 16; it is kept or dropped by word (e % 64) / 16 of counter (block << 40) + (e / 64) · 16 + e % 16 of the stream of its sequence key:
/// the same in every kernel and on every device, and neighbouring tokens have neighbouring counters, as vectors of tokens want it.
torch::Tensor dropout(const torch::Tensor &x, const Batch &batch, base::RandomPurpose purpose, const DropoutSite &site);

/// A word below this drops its element.
std::uint32_t dropThreshold(double rate);

/// 0 or 1 / (1 − rate) for each element of a sequence: factors [tokens, features].
void dropoutFactors(const DropoutSite &site, base::RandomPurpose purpose, std::uint32_t key, std::int64_t tokens, std::int64_t features,
                    float *factors);

/// One query of one head in a sequence's attention.
struct AttentionRow
{
    std::int64_t head;
    std::int64_t query;  ///< token of the sequence
    std::int64_t maxLen; ///< L
};

/// Counters per row of attention weights: one for four keys.
constexpr std::int64_t quads(std::int64_t maxLen) { return (maxLen + 3) / 4; }

/// 0 or 1 / (1 − rate) for the weights of keys 0 … keys − 1: key j has word j % 4 of counter (block << 40) + (head · L + query) · quads(L) + j / 4.
void attentionDropoutFactors(const DropoutSite &site, std::uint32_t key, AttentionRow row, std::int64_t keys, float *factors);

/// How many of a row's `pads` padded keys survive: binomial(pads, 1 − rate), by the counter (block << 40) + 2^39 + head · L + query.
std::int64_t survivingPads(const DropoutSite &site, std::uint32_t key, AttentionRow row, std::int64_t pads);

} // namespace hstudio::nn::kernels
