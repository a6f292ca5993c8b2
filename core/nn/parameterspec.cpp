#include "core/nn/parameterspec.h"

#include "core/data/timebuckets.h"

namespace hstudio::nn
{
namespace
{

using Specs = std::vector<ParameterSpec>;

void addLayerNorm(Specs &specs, const std::string &name, std::int64_t d)
{
    specs.push_back({name + ".weight", {d}, InitRule::Ones});
    specs.push_back({name + ".bias", {d}, InitRule::Zeros});
}

void addLinear(Specs &specs, const std::string &name, std::int64_t d)
{
    specs.push_back({name + ".weight", {d, d}, InitRule::XavierNormal});
    specs.push_back({name + ".bias", {d}, InitRule::Uniform});
}

void addHstuBlock(Specs &specs, const std::string &prefix, const config::ModelConfig &model)
{
    const auto d = model.nFactors;
    specs.push_back({prefix + "uvqk_proj", {d, 4 * d}, InitRule::XavierNormal});
    if (model.relativeTimeAttention)
        specs.push_back({prefix + "rel_attn.time_weights", {data::kTimeBuckets}, InitRule::Normal});
    if (model.relativePosAttention)
        specs.push_back({prefix + "rel_attn.pos_weights", {2 * model.sessionMaxLen - 1}, InitRule::Normal});
    addLinear(specs, prefix + "output_mlp", d);
    addLayerNorm(specs, prefix + "norm_input", d);
    addLayerNorm(specs, prefix + "norm_attn_output", d);
}

void addSasrecBlock(Specs &specs, const std::string &prefix, std::int64_t d)
{
    specs.push_back({prefix + "multi_head_attn.in_proj_weight", {3 * d, d}, InitRule::XavierNormal});
    specs.push_back({prefix + "multi_head_attn.in_proj_bias", {3 * d}, InitRule::Zeros});
    specs.push_back({prefix + "multi_head_attn.out_proj.weight", {d, d}, InitRule::XavierNormal});
    specs.push_back({prefix + "multi_head_attn.out_proj.bias", {d}, InitRule::Zeros});
    addLayerNorm(specs, prefix + "q_layer_norm", d);
    addLayerNorm(specs, prefix + "ff_layer_norm", d);
    addLinear(specs, prefix + "feed_forward.ff_linear_1", d);
    addLinear(specs, prefix + "feed_forward.ff_linear_2", d);
}

} // namespace

std::string blockPrefix(config::ModelKind kind, std::int64_t block)
{
    return std::string("transformer_layers.") + (kind == config::ModelKind::Hstu ? "stu_blocks." : "transformer_blocks.") + std::to_string(block) + ".";
}

Specs parameterSpecs(const config::ModelConfig &model, std::int64_t nItems)
{
    Specs specs;
    const auto d = model.nFactors;
    specs.push_back({kItemEmbedding, {nItems, d}, InitRule::XavierNormal});
    if (model.usePosEmb)
        specs.push_back({kPositionEmbedding, {model.sessionMaxLen, d}, InitRule::XavierNormal});
    for (std::int64_t block = 0; block < model.nBlocks; ++block) {
        if (model.model == config::ModelKind::Hstu)
            addHstuBlock(specs, blockPrefix(model.model, block), model);
        else
            addSasrecBlock(specs, blockPrefix(model.model, block), d);
    }
    if (model.model == config::ModelKind::Sasrec)
        addLayerNorm(specs, "transformer_layers.last_layernorm", d);
    return specs;
}

} // namespace hstudio::nn
