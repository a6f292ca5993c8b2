#pragma once

#include "core/nn/sequencemodel.h"

#include <nlohmann/json.hpp>
#include <torch/torch.h>

#include <QString>

#include <string>

/// Reading tests/data/golden/models for the tests of core/nn.
namespace hstudio::tests
{

nlohmann::json goldenJson(const std::string &file);
nn::TensorMap goldenTensors(const std::string &file);

/// A padded RecTools batch ("<prefix>x", "<prefix>y", "<prefix>unix_ts" …) as packed tokens; `weights` is "yw" or "yw_weighted".
/// Validation batches (y [B, 1]) give targets [B]. `place` receives where the tokens stood: [T] indexes into the flattened [B, L].
struct GoldenBatch
{
    nn::Batch batch;
    torch::Tensor place;
};
GoldenBatch goldenBatch(const nn::TensorMap &tensors, const std::string &prefix, const std::string &weights = "yw",
                        torch::Dtype dtype = torch::kFloat32);

/// Settings of a case of models/index.json.
config::ModelConfig goldenModel(const nlohmann::json &oneCase);

/// "" when |a − b| <= tolerance everywhere; else the name, the first index that differs and both values.
QString firstDifference(const std::string &name, const torch::Tensor &actual, const torch::Tensor &expected, double tolerance);

} // namespace hstudio::tests
