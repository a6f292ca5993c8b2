#include "core/nn/kernels/gradientnode.h"
#include "core/nn/kernels/packed.h"
#include "core/nn/parallel.h"

namespace hstudio::nn::kernels::packed
{
namespace
{

using torch::Tensor;

PackedSequences sequencesOf(const Batch &batch)
{
    return {static_cast<long>(batch.size()), batch.hostOffsets.data(), batch.times.data_ptr<std::int64_t>(), batch.keys.data()};
}

/// Rows as the kernels read them: any distance between rows, no gaps inside one.
Tensor readable(const Tensor &rows) { return rows.dim() == 2 && rows.stride(1) == 1 ? rows.detach() : rows.detach().contiguous(); }

Rows<const float> rowsOf(const Tensor &rows) { return {rows.const_data_ptr<float>(), static_cast<long>(rows.stride(0))}; }

Rows<float> writableRows(const Tensor &rows) { return {rows.data_ptr<float>(), static_cast<long>(rows.stride(0))}; }

const float *valuesOf(const Tensor &tensor) { return tensor.defined() ? tensor.const_data_ptr<float>() : nullptr; }

Tensor plain(const Tensor &tensor) { return tensor.defined() ? tensor.detach().contiguous() : tensor; }

/// Sums of the shards, one row each, or undefined where the parameter is.
Tensor shardSums(const Tensor &parameter) { return parameter.defined() ? torch::zeros({kPackedShards, parameter.numel()}) : Tensor(); }

float *rowOf(const Tensor &sums, std::int64_t shard) { return sums.defined() ? sums.data_ptr<float>() + shard * sums.size(1) : nullptr; }

Tensor totalOf(const Tensor &sums) { return sums.defined() ? sums.sum(0) : sums; }

/// q, k and v of an attention with what keeps them alive, and the same for their gradients.
struct Operands
{
    Tensor q, k, v;
};

Operands operandsOf(const Tensor &q, const Tensor &k, const Tensor &v) { return {readable(q), readable(k), readable(v)}; }

Operands emptyGradients(const Operands &like)
{
    const auto empty = [](const Tensor &tensor) { return torch::empty(tensor.sizes(), tensor.options()); };
    return {empty(like.q), empty(like.k), empty(like.v)};
}

AttentionGradients gradientRows(const Operands &gradients)
{
    return {writableRows(gradients.q), writableRows(gradients.k), writableRows(gradients.v)};
}

} // namespace

Tensor hstuAttention(const HstuAttention &input, const Batch &batch, const Kernel &kernel)
{
    const auto operands = operandsOf(input.q, input.k, input.v);
    const auto timeWeights = plain(input.timeWeights);
    const auto posWeights = plain(input.posWeights);
    const AttentionSizes sizes{static_cast<long>(input.q.size(1)), static_cast<long>(input.heads), static_cast<long>(input.maxLen)};
    const auto viewOf = [=](const Batch &of) {
        return PointwiseAttention{
            sequencesOf(of),     sizes, rowsOf(operands.q), rowsOf(operands.k), rowsOf(operands.v), valuesOf(timeWeights),
            valuesOf(posWeights)};
    };
    auto output = torch::empty(input.q.sizes(), operands.q.options());
    inParallel(kPackedShards,
               [&, view = viewOf(batch)](std::int64_t shard) { kernel->attend(view, output.data_ptr<float>(), static_cast<long>(shard)); });
    attachBackward(output, {input.q, input.k, input.v, input.timeWeights, input.posWeights},
                   [=](const Tensor &given) -> std::vector<Tensor> {
                       const auto dOutput = given.contiguous();
                       const auto gradients = emptyGradients(operands);
                       const auto dTime = shardSums(timeWeights);
                       const auto dPositions = shardSums(posWeights);
                       const auto view = viewOf(batch);
                       inParallel(kPackedShards, [&](std::int64_t shard) {
                           kernel->attendBackward(view, dOutput.const_data_ptr<float>(), gradientRows(gradients), rowOf(dTime, shard),
                                                  rowOf(dPositions, shard), static_cast<long>(shard));
                       });
                       return {gradients.q, gradients.k, gradients.v, totalOf(dTime), totalOf(dPositions)};
                   });
    return output;
}

Tensor sasrecAttention(const SasrecAttention &input, const Batch &batch, const Kernel &kernel)
{
    const auto operands = operandsOf(input.q, input.k, input.v);
    const auto padValue = plain(input.padValue);
    const AttentionSizes sizes{static_cast<long>(input.q.size(1)), static_cast<long>(input.heads), static_cast<long>(input.maxLen)};
    const DropoutNumbers dropped{input.dropout.seed, input.dropout.epoch, input.dropout.block, input.dropout.rate};
    const auto viewOf = [=](const Batch &of) {
        return SoftmaxAttention{sequencesOf(of),    sizes,  rowsOf(operands.q), rowsOf(operands.k), rowsOf(operands.v),
                                valuesOf(padValue), dropped};
    };
    auto output = torch::empty(input.q.sizes(), operands.q.options());
    inParallel(kPackedShards,
               [&, view = viewOf(batch)](std::int64_t shard) { kernel->attend(view, output.data_ptr<float>(), static_cast<long>(shard)); });
    attachBackward(output, {input.q, input.k, input.v, input.padValue}, [=](const Tensor &given) -> std::vector<Tensor> {
        const auto dOutput = given.contiguous();
        const auto gradients = emptyGradients(operands);
        const auto dPadValue = shardSums(padValue);
        const auto view = viewOf(batch);
        inParallel(kPackedShards, [&](std::int64_t shard) {
            kernel->attendBackward(view, dOutput.const_data_ptr<float>(), gradientRows(gradients), rowOf(dPadValue, shard),
                                   static_cast<long>(shard));
        });
        return {gradients.q, gradients.k, gradients.v, totalOf(dPadValue)};
    });
    return output;
}

Tensor dropout(const Tensor &x, const Batch &batch, base::RandomPurpose purpose, const DropoutSite &site, const Kernel &kernel)
{
    if (site.rate <= 0.0)
        return x;
    const auto factors = torch::empty(x.sizes(), x.options().requires_grad(false));
    inParallel(kPackedShards, [&](std::int64_t shard) {
        kernel->dropoutFactors(sequencesOf(batch), purpose, {site.seed, site.epoch, site.block, site.rate}, static_cast<long>(x.size(1)),
                               factors.data_ptr<float>(), static_cast<long>(shard));
    });
    return x * factors;
}

} // namespace hstudio::nn::kernels::packed
