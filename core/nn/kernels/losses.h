#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/batch.h"
#include "core/nn/kernels/fusedkernel.h"

#include <torch/torch.h>

namespace hstudio::nn::kernels
{

/// Similarity of rows [R, D] with items [N, D]: [R, N]. Cosine divides both by max(norm, 1e-8). PAD's row gets no gradient.
torch::Tensor similarityWithAll(const torch::Tensor &rows, const torch::Tensor &items, config::Similarity similarity);

/// A loss over R targets as RecTools defines it (golden part C, Losses): `sum` is differentiable, `count` its denominator
/// (softmax kinds: targets whose weighted loss is above zero; BCE kinds: all targets).
struct LossParts
{
    torch::Tensor sum;   ///< scalar
    torch::Tensor count; ///< scalar, no gradient
};

/// The loss of logits that are already divided by logits_t: [R, N] for softmax; else [R, 1 + n], the target in column 0. targets, weights [R].
LossParts lossOfLogits(const torch::Tensor &logits, const torch::Tensor &targets, const torch::Tensor &weights,
                       const config::LossConfig &loss, std::int64_t nItems);

/// The kernels' name of a loss over candidates; not for LossKind::Softmax.
CandidateLossKind candidateLossKind(config::LossKind loss);

/// Similarities, division by logits_t and loss in one.
LossParts lossParts(const torch::Tensor &rows, const torch::Tensor &items, const Batch &batch, const config::LossConfig &loss,
                    config::Similarity similarity);

} // namespace hstudio::nn::kernels
