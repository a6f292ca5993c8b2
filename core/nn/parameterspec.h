#pragma once

#include "core/config/experimentconfig.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::nn
{

/// RecTools' initial distributions (golden part F).
enum class InitRule
{
    XavierNormal, ///< normal, std = sqrt(2 / (rows + columns))
    Normal,       ///< normal, std = 0.02: relative attention bias tables
    Uniform,      ///< uniform in ±1 / sqrt(n_factors): biases of linear layers
    Zeros,
    Ones,
};

/// One parameter: RecTools' name, shape and how it starts.
struct ParameterSpec
{
    std::string name;
    std::vector<std::int64_t> shape;
    InitRule rule = InitRule::Zeros;
};

/// Names of the parameters that the code looks up; blocks add their prefix.
inline constexpr auto kItemEmbedding = "item_model.item_net_blocks.0.ids_emb.weight";
inline constexpr auto kPositionEmbedding = "pos_encoding_layer.pos_emb.weight";
/// "transformer_layers.stu_blocks.0." (HSTU) or "transformer_layers.transformer_blocks.0." (SASRec).
std::string blockPrefix(config::ModelKind kind, std::int64_t block);

/// All parameters of a model in RecTools' order.
std::vector<ParameterSpec> parameterSpecs(const config::ModelConfig &model, std::int64_t nItems);

} // namespace hstudio::nn
