#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/batch.h"
#include "core/nn/parameters.h"

#include <torch/torch.h>

#include <vector>

namespace hstudio::inference
{

/// What one block adds to the score through its attention. All tensors [heads, n] in float64, n = items of the session; undefined: the model has no such bias.
struct BlockAttribution
{
    torch::Tensor content;       ///< q · k (SASRec: / sqrt(d))
    torch::Tensor time;          ///< time bias
    torch::Tensor position;      ///< position bias
    torch::Tensor preActivation; ///< their sum
    torch::Tensor weight;        ///< silu(preActivation) / L, or the softmax
    torch::Tensor contribution;  ///< weight · (value · direction)
};

/// A score taken apart; see Explanation for the terms.
struct Attribution
{
    double score = 0;
    double ownEmbedding = 0;
    double ownPosition = 0;
    double padding = 0;
    double constant = 0;
    std::vector<BlockAttribution> blocks;
};

/// Takes the score of `film` [D] after one session apart (docs/model.md, "Why a film is recommended"): forward through all blocks by the reference kernels, then
/// the score's direction back along the newest row, with layer norms' scales, gates and relu masks as they were in the forward pass.
/// `batch`: one sequence with its query time; parameters and film in float64 on the CPU, parameters.items [n, D] indexed by batch.items.
Attribution attribute(const nn::ModelParameters &parameters, const config::ModelConfig &config, const nn::Batch &batch,
                      const torch::Tensor &film);

} // namespace hstudio::inference
