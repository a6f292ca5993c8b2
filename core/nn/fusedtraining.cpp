#include "core/nn/fusedtraining.h"

#include "core/nn/kernelchoice.h"
#include "core/nn/kernels/fusedkernel.h"
#include "core/nn/kernels/gradientnode.h"
#include "core/nn/kernels/losses.h"
#include "core/nn/parallel.h"

#include <algorithm>

namespace hstudio::nn
{
namespace
{

using kernels::FusedBatch;
using kernels::FusedKernel;
using kernels::FusedParameters;
using kernels::FusedShape;
using torch::Tensor;
using TensorList = std::vector<Tensor>;

constexpr std::int64_t kItemsPerTask = 256; ///< rows of the item table that one call of reduceItems() takes

FusedShape shapeOf(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems)
{
    return {.kind = model.model == config::ModelKind::Sasrec ? kernels::FusedModelKind::Sasrec : kernels::FusedModelKind::Hstu,
            .factors = model.nFactors,
            .heads = model.nHeads,
            .blocks = model.nBlocks,
            .maxLen = model.sessionMaxLen,
            .items = nItems,
            .timeBias = model.relativeTimeAttention,
            .posBias = model.relativePosAttention,
            .posEmbedding = model.usePosEmb,
            .cosine = model.similarity == config::Similarity::Cosine,
            .loss = kernels::candidateLossKind(loss.loss),
            .gbceT = loss.gbceT,
            .temperature = static_cast<float>(loss.logitsT),
            .dropout = model.dropoutRate};
}

/// How many parts a batch is dealt into. A property of the model's size alone, so that results don't depend on the number of threads; bounded by the
/// memory of the parts' gradient tables.
std::int64_t shardsFor(const FusedShape &shape)
{
    constexpr std::int64_t kTableBytes = 32 << 20;
    constexpr std::int64_t kFewest = 2;
    constexpr std::int64_t kMost = 8;
    const auto bytesOfOne = 2 * shape.items * shape.factors * static_cast<std::int64_t>(sizeof(float));
    return std::clamp(kTableBytes / bytesOfOne, kFewest, kMost);
}

/// The parameters in the order in which the autograd function takes them.
TensorList listed(const ModelParameters &parameters)
{
    TensorList list{parameters.items, parameters.positions, parameters.lastNorm.weight, parameters.lastNorm.bias};
    for (const auto &block : parameters.hstu)
        for (const auto &one : {block.uvqk, block.timeWeights, block.posWeights, block.normInput.weight, block.normInput.bias, block.normAttention.weight,
                                block.normAttention.bias, block.output.weight, block.output.bias})
            list.push_back(one);
    for (const auto &block : parameters.sasrec)
        for (const auto &one : {block.inProjection.weight, block.inProjection.bias, block.outProjection.weight, block.outProjection.bias, block.queryNorm.weight,
                                block.queryNorm.bias, block.feedForwardNorm.weight, block.feedForwardNorm.bias, block.feedForward1.weight, block.feedForward1.bias,
                                block.feedForward2.weight, block.feedForward2.bias})
            list.push_back(one);
    return list;
}

/// The same order back into pointers.
template<typename Value>
FusedParameters<Value> pointers(const TensorList &list)
{
    std::size_t next = 0;
    const auto take = [&]() -> Value * {
        const auto &tensor = list[next++];
        return tensor.defined() ? tensor.data_ptr<float>() : nullptr;
    };
    FusedParameters<Value> out{};
    out.items = take();
    out.positions = take();
    out.lastNormWeight = take();
    out.lastNormBias = take();
    const bool sasrec = out.lastNormWeight != nullptr;
    for (long b = 0; !sasrec && next < list.size(); ++b) {
        auto &block = out.hstu[b];
        for (Value **field : {&block.uvqk, &block.timeWeights, &block.posWeights, &block.normInputWeight, &block.normInputBias, &block.normAttentionWeight,
                              &block.normAttentionBias, &block.outputWeight, &block.outputBias})
            *field = take();
    }
    for (long b = 0; sasrec && next < list.size(); ++b) {
        auto &block = out.sasrec[b];
        for (Value **field : {&block.inWeight, &block.inBias, &block.outWeight, &block.outBias, &block.queryNormWeight, &block.queryNormBias,
                              &block.feedNormWeight, &block.feedNormBias, &block.feed1Weight, &block.feed1Bias, &block.feed2Weight, &block.feed2Bias})
            *field = take();
    }
    return out;
}

template<typename T>
const T *dataOf(const Tensor &tensor)
{
    return tensor.defined() ? tensor.data_ptr<T>() : nullptr;
}

FusedBatch viewOf(const Batch &batch, std::uint64_t seed, std::uint32_t epoch)
{
    return {.sequences = batch.size(),
            .offsets = batch.hostOffsets.data(),
            .items = batch.items.data_ptr<std::int32_t>(),
            .times = batch.times.data_ptr<std::int64_t>(),
            .targets = dataOf<std::int32_t>(batch.targets),
            .weights = dataOf<float>(batch.weights),
            .negatives = dataOf<std::int32_t>(batch.negatives),
            .nNegatives = batch.negatives.defined() ? batch.negatives.size(1) : 0,
            .keys = batch.keys.data(),
            .seed = seed,
            .epoch = epoch};
}

} // namespace

struct FusedTraining::Private
{
    config::ModelConfig model;
    FusedShape shape;
    std::int64_t shards = 1;
    std::unique_ptr<FusedKernel> dropping; ///< with the model's dropout
    std::unique_ptr<FusedKernel> plain;    ///< without
    TensorList gradients;

    FusedKernel &kernel(bool dropout)
    {
        auto &made = dropout && shape.dropout > 0.0 ? dropping : plain;
        if (!made) {
            auto wanted = shape;
            wanted.dropout = dropout ? shape.dropout : 0.0;
            made.reset(kernels::makeFusedKernel(wanted, shards, allowedInstructionSet()));
        }
        return *made;
    }

    double step(const TensorList &parameters, const FusedBatch &batch, bool dropout)
    {
        auto &kernelOfStep = kernel(dropout);
        gradients.clear();
        for (const auto &parameter : parameters)
            gradients.push_back(parameter.defined() ? torch::empty_like(parameter) : Tensor());
        kernelOfStep.prepare(pointers<const float>(parameters), batch);
        inParallel(shards, [&](std::int64_t shard) { kernelOfStep.trainShard(shard); });
        const double loss = kernelOfStep.loss();
        auto *items = gradients[0].data_ptr<float>();
        inParallel((shape.items + kItemsPerTask - 1) / kItemsPerTask, [&](std::int64_t task) {
            const auto first = task * kItemsPerTask;
            kernelOfStep.reduceItems(first, std::min<std::int64_t>(first + kItemsPerTask, shape.items), items);
        });
        kernelOfStep.reduceOthers(pointers<float>(gradients));
        return loss;
    }
};

bool FusedTraining::covers(const config::ModelConfig &model) { return model.nBlocks <= kernels::kFusedMaxBlocks; }

bool FusedTraining::covers(const config::LossConfig &loss) { return loss.loss != config::LossKind::Softmax; }

FusedTraining::FusedTraining(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems) : m_private(std::make_unique<Private>())
{
    m_private->model = model;
    m_private->shape = shapeOf(model, loss, nItems);
    m_private->shards = shardsFor(m_private->shape);
}

FusedTraining::~FusedTraining() = default;

Tensor FusedTraining::loss(const ModelParameters &parameters, const Batch &batch, std::uint64_t seed, std::uint32_t epoch, bool dropout)
{
    auto &state = *m_private;
    const auto list = listed(parameters);
    auto loss = torch::full({}, state.step(list, viewOf(batch, seed, epoch), dropout), torch::kFloat32);
    // Handed on, not copied: a gradient that nobody else holds becomes the parameter's without a copy.
    kernels::attachBackward(loss, list, [gradients = std::move(state.gradients)](const Tensor &given) mutable {
        const bool unit = given.item<float>() == 1.0F;
        for (auto &gradient : gradients)
            if (gradient.defined() && !unit)
                gradient.mul_(given);
        return std::move(gradients);
    });
    return loss;
}

Tensor FusedTraining::encodeLast(const ModelParameters &parameters, const Batch &batch)
{
    auto &state = *m_private;
    auto &kernel = state.kernel(false);
    auto newest = torch::zeros({batch.size(), state.shape.factors}, torch::kFloat32);
    auto *rows = newest.data_ptr<float>();
    kernel.prepare(pointers<const float>(listed(parameters)), viewOf(batch, 0, 0));
    const auto used = std::min(state.shards, batch.size()); // few sequences fill the first shards, a single one needs no parallel region
    inParallel(used, [&](std::int64_t shard) { kernel.encodeShard(shard, rows); });
    return newest;
}

} // namespace hstudio::nn
