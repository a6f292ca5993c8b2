#pragma once

#include "core/base/random.h"
#include "core/nn/kernels/attention.h"

namespace hstudio::nn::kernels
{

/// x [T, D] with elements dropped at site.rate and the rest scaled by 1 / (1 − rate). Element (token i of a sequence, feature f) is kept or dropped by
/// word (i · D + f) % 4 of counter (block << 40) + (i · D + f) / 4 of the stream of its sequence key: the same in every kernel and on every device.
torch::Tensor dropout(const torch::Tensor &x, const Batch &batch, base::RandomPurpose purpose, const DropoutSite &site);

/// A word below this drops its element.
std::uint32_t dropThreshold(double rate);

/// 0 or 1 / (1 − rate) for `count` elements of one sequence's stream, from element 0 on.
void dropoutFactors(const DropoutSite &site, base::RandomPurpose purpose, std::uint32_t key, std::int64_t count, float *factors);

/// How many of `pads` padded keys survive, for query row `row` of head `head`: binomial(pads, 1 − rate).
std::int64_t survivingPads(const DropoutSite &site, std::uint32_t key, std::int64_t head, std::int64_t row, std::int64_t pads);

} // namespace hstudio::nn::kernels
