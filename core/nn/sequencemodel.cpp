#include "core/nn/sequencemodel.h"

#include "core/nn/blocks.h"
#include "core/nn/fusedtraining.h"
#include "core/nn/initialisation.h"
#include "core/nn/kernelchoice.h"
#include "core/nn/kernels/gradientnode.h"
#include "core/nn/kernels/packed.h"

#include <numeric>
#include <sstream>

namespace hstudio::nn
{
namespace
{

using torch::Tensor;

/// An inner node of the parameter tree: LibTorch's names can't hold dots, so "a.b.c" becomes modules a and b.
class Node final : public torch::nn::Module
{};

/// Registers `value` under a dotted name below `root`, creating the nodes on the way.
void registerDotted(torch::nn::Module &root, const std::string &name, Tensor value)
{
    torch::nn::Module *node = &root;
    std::size_t from = 0;
    for (auto dot = name.find('.'); dot != std::string::npos; dot = name.find('.', from)) {
        const auto part = name.substr(from, dot - from);
        const auto children = node->named_children();
        const auto *known = children.find(part);
        node = known != nullptr ? known->get() : node->register_module(part, std::make_shared<Node>()).get();
        from = dot + 1;
    }
    node->register_parameter(name.substr(from), std::move(value));
}

std::string shapeText(const Tensor &tensor)
{
    std::ostringstream out;
    out << tensor.sizes();
    return out.str();
}

NormParameters normOf(const torch::OrderedDict<std::string, Tensor> &all, const std::string &name)
{
    return {all[name + ".weight"], all[name + ".bias"]};
}

LinearParameters linearOf(const torch::OrderedDict<std::string, Tensor> &all, const std::string &name)
{
    return {all[name + ".weight"], all[name + ".bias"]};
}

Tensor optionalOf(const torch::OrderedDict<std::string, Tensor> &all, const std::string &name)
{
    const auto *found = all.find(name);
    return found != nullptr ? *found : Tensor();
}

} // namespace

SequenceModel::SequenceModel(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems,
                             const torch::Device &device)
    : torch::nn::Module("SequenceModel"), m_config(model), m_loss(loss), m_items(nItems)
{
    for (const auto &spec : parameterSpecs(model, nItems))
        registerDotted(*this, spec.name, torch::zeros(spec.shape, device));
}

SequenceModel::~SequenceModel() = default;

FusedTraining &SequenceModel::fused()
{
    if (!m_fused)
        m_fused = std::make_unique<FusedTraining>(m_config, m_loss, m_items);
    return *m_fused;
}

kernels::packed::Kernel SequenceModel::packed()
{
    if (!m_packed)
        m_packed.reset(kernels::makePackedKernel(allowedInstructionSet()));
    return m_packed;
}

ModelParameters SequenceModel::handles() const
{
    const auto all = named_parameters();
    ModelParameters out;
    out.items = all[kItemEmbedding];
    out.positions = optionalOf(all, kPositionEmbedding);
    for (std::int64_t i = 0; i < m_config.nBlocks; ++i) {
        const auto prefix = blockPrefix(m_config.model, i);
        if (m_config.model == config::ModelKind::Hstu)
            out.hstu.push_back({all[prefix + "uvqk_proj"], optionalOf(all, prefix + "rel_attn.time_weights"),
                                optionalOf(all, prefix + "rel_attn.pos_weights"), normOf(all, prefix + "norm_input"),
                                normOf(all, prefix + "norm_attn_output"), linearOf(all, prefix + "output_mlp")});
        else
            out.sasrec.push_back({{all[prefix + "multi_head_attn.in_proj_weight"], all[prefix + "multi_head_attn.in_proj_bias"]},
                                  linearOf(all, prefix + "multi_head_attn.out_proj"),
                                  normOf(all, prefix + "q_layer_norm"),
                                  normOf(all, prefix + "ff_layer_norm"),
                                  linearOf(all, prefix + "feed_forward.ff_linear_1"),
                                  linearOf(all, prefix + "feed_forward.ff_linear_2")});
    }
    if (m_config.model == config::ModelKind::Sasrec)
        out.lastNorm = normOf(all, "transformer_layers.last_layernorm");
    return out;
}

Tensor SequenceModel::run(const Batch &batch, const DropoutKey &dropout, bool lastOnly)
{
    const auto parameters = handles();
    if (batch.tokens() == 0)
        return torch::zeros({lastOnly ? batch.size() : 0, m_config.nFactors}, parameters.items.options().requires_grad(false));
    const auto newest = (batch.offsets.slice(0, 1) - 1).to(torch::kInt64);
    const bool reference = encodingPath(m_config, parameters.items) == KernelPath::Reference;
    const BlockContext context{batch, m_config, dropout, is_training() && !lastOnly, newest, reference ? nullptr : packed()};
    auto x = embed(parameters, context);
    for (std::int64_t i = 0; i < m_config.nBlocks; ++i) {
        // The packed operations know all queries only.
        const auto queries = lastOnly && reference && i + 1 == m_config.nBlocks ? kernels::Queries::Last : kernels::Queries::All;
        const auto block = static_cast<std::size_t>(i);
        x = m_config.model == config::ModelKind::Hstu ? hstuBlock(x, parameters.hstu[block], i, queries, context)
                                                      : sasrecBlock(x, parameters.sasrec[block], i, queries, context);
    }
    if (lastOnly && !reference)
        x = x.index_select(0, newest);
    return m_config.model == config::ModelKind::Sasrec ? lastNorm(x, parameters.lastNorm) : x;
}

Tensor SequenceModel::encode(const Batch &batch, const DropoutKey &dropout) { return run(batch, dropout, false); }

Tensor SequenceModel::encodeLast(const Batch &batch)
{
    const bool whole = encodingPath(m_config, itemEmbeddings()) == KernelPath::Fused;
    return whole ? fused().encodeLast(handles(), batch) : run(batch, {}, true);
}

kernels::LossParts SequenceModel::lossOf(const Tensor &rows, const Batch &batch)
{
    const auto items = itemEmbeddings();
    return lossPath(items) == KernelPath::Packed ? kernels::packed::lossParts(rows, items, batch, m_loss, m_config.similarity, packed())
                                                 : kernels::lossParts(rows, items, batch, m_loss, m_config.similarity);
}

Tensor SequenceModel::trainingLoss(const Batch &batch, const DropoutKey &dropout)
{
    if (batch.tokens() == 0)
        return nothingLost();
    if (trainingPath(m_config, m_loss, itemEmbeddings()) == KernelPath::Fused)
        return fused().loss(handles(), batch, dropout.seed, dropout.epoch, is_training());
    const auto parts = lossOf(encode(batch, dropout), batch);
    return parts.sum / parts.count.clamp_min(1.0);
}

Tensor SequenceModel::nothingLost() const
{
    Tensor loss = torch::zeros({}, itemEmbeddings().options().requires_grad(false));
    for (const auto &parameter : parameters())
        loss = loss + (parameter * 0.0).sum();
    return loss;
}

SequenceModel::LossSum SequenceModel::validationLoss(const Tensor &lastEmbeddings, const Batch &batch)
{
    if (batch.size() == 0)
        return {};
    const auto parts = lossOf(lastEmbeddings, batch);
    return {parts.sum.item<double>(), parts.count.item<double>()};
}

Tensor SequenceModel::scores(const Tensor &embeddings)
{
    const auto items = itemEmbeddings();
    if (lossPath(items) == KernelPath::Packed && !kernels::needsGradient({embeddings, items}))
        return kernels::packed::similarityWithAll(embeddings, items, m_config.similarity, packed());
    return kernels::similarityWithAll(embeddings, items, m_config.similarity);
}

Tensor SequenceModel::itemEmbeddings() const { return named_parameters()[kItemEmbedding]; }

bool SequenceModel::requiresContext() const { return m_config.model == config::ModelKind::Hstu && m_config.relativeTimeAttention; }

std::shared_ptr<SequenceModel> makeModel(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems,
                                         std::uint64_t seed, const torch::Device &device)
{
    auto made = std::make_shared<SequenceModel>(model, loss, nItems, device);
    const torch::NoGradGuard noGrad;
    auto parameters = made->named_parameters();
    const auto specs = parameterSpecs(model, nItems);
    for (std::size_t i = 0; i < specs.size(); ++i)
        parameters[specs[i].name].copy_(initialValues(specs[i], model.nFactors, seed, static_cast<std::uint32_t>(i)));
    return made;
}

TensorMap parametersOf(const SequenceModel &model)
{
    TensorMap out;
    for (const auto &entry : model.named_parameters())
        out.emplace(entry.key(), entry.value().detach().to(torch::kCPU).clone());
    return out;
}

base::Result<void> loadParameters(SequenceModel &model, const TensorMap &tensors)
{
    const auto bad = [](const char *message, std::vector<std::string> arguments) {
        return base::Error{base::ErrorCode::BadData, message, std::move(arguments)};
    };
    auto parameters = model.named_parameters();
    for (const auto &entry : parameters) {
        const auto found = tensors.find(entry.key());
        if (found == tensors.end())
            return bad(HSTUDIO_TEXT("Error", "the weights lack \"%1\": they belong to a model with other settings."), {entry.key()});
        if (found->second.sizes() != entry.value().sizes())
            return bad(HSTUDIO_TEXT("Error", "the weights' \"%1\" has shape %2, the settings need %3."),
                       {entry.key(), shapeText(found->second), shapeText(entry.value())});
    }
    for (const auto &[name, tensor] : tensors)
        if (!parameters.contains(name))
            return bad(HSTUDIO_TEXT("Error", "the weights hold \"%1\", which these settings don't know."), {name});
    const torch::NoGradGuard noGrad;
    for (auto &entry : parameters)
        entry.value().copy_(tensors.at(entry.key()));
    return {};
}

std::int64_t countParameters(const config::ModelConfig &model, std::int64_t nItems)
{
    std::int64_t count = 0;
    for (const auto &spec : parameterSpecs(model, nItems))
        count += std::accumulate(spec.shape.begin(), spec.shape.end(), std::int64_t{1}, std::multiplies<>());
    return count;
}

} // namespace hstudio::nn
