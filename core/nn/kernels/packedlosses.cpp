#include "core/nn/kernels/gradientnode.h"
#include "core/nn/kernels/packed.h"
#include "core/nn/parallel.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>

namespace hstudio::nn::kernels::packed
{
namespace
{

using config::LossKind;
using torch::Tensor;

constexpr std::int64_t kRowsPerTask = 4096; ///< fewer aren't worth a thread

/// Calls work(first, last) for ranges that cover `count` rows, in one parallel region.
template<typename Work>
void overRows(std::int64_t count, const Work &work)
{
    inParallel((count + kRowsPerTask - 1) / kRowsPerTask,
               [&](std::int64_t task) { work(task * kRowsPerTask, std::min(count, (task + 1) * kRowsPerTask)); });
}

/// Rows [R, D] with their unit rows.
struct UnitTable
{
    Tensor units; ///< [R, unitStride(D)]
    Tensor norms; ///< [R]
    UnitRows view;

    UnitTable(const Tensor &rows, bool cosine)
        : units(torch::empty({rows.size(0), unitStride(rows.size(1))})),
          norms(torch::empty({rows.size(0)})), view{static_cast<long>(rows.size(0)), static_cast<long>(rows.size(1)), cosine,
                                                    units.data_ptr<float>(), norms.data_ptr<float>()}
    {}
};

void fill(PackedKernel &kernel, const Tensor &rows, UnitTable &table)
{
    const auto *values = rows.const_data_ptr<float>();
    overRows(rows.size(0), [&](std::int64_t first, std::int64_t last) { kernel.normaliseRows(values, table.view, first, last); });
}

/// From gradients of unit rows to [R, D].
Tensor throughNorm(PackedKernel &kernel, const UnitTable &table, const Tensor &dUnits)
{
    auto gradient = torch::empty({table.view.rows, table.view.factors});
    overRows(table.view.rows, [&](std::int64_t first, std::int64_t last) {
        kernel.normaliseRowsBackward(table.view, dUnits.data_ptr<float>(), gradient.data_ptr<float>(), first, last);
    });
    return gradient;
}

/// Adds up the shards' sums in their order.
template<typename Loss>
LossSums overShards(const Loss &lossOfShard)
{
    std::array<LossSums, kPackedShards> sums;
    inParallel(kPackedShards, [&](std::int64_t shard) { sums[static_cast<std::size_t>(shard)] = lossOfShard(static_cast<long>(shard)); });
    LossSums total;
    for (const auto &one : sums) {
        total.loss += one.loss;
        total.counted += one.counted;
    }
    return total;
}

/// Calls work(first item, last item, shard), in as many ranges as there are shards or, where each range costs a look at everything, threads.
template<typename Work>
void overItems(std::int64_t items, std::int64_t ranges, const Work &work)
{
    inParallel(ranges, [&](std::int64_t range) {
        work(static_cast<long>(items * range / ranges), static_cast<long>(items * (range + 1) / ranges), static_cast<long>(range));
    });
}

/// A loss and, where they were wanted, the gradients of the unit rows.
struct LossAndGradients
{
    LossSums sums;
    Tensor dQueries;
    Tensor dItems;
};

LossAndGradients overCatalogue(PackedKernel &kernel, const UnitTable &queries, const UnitTable &items, const Batch &batch, float scale,
                               bool gradients)
{
    const auto blocks = (queries.view.rows + kCatalogueTokens - 1) / kCatalogueTokens;
    const auto turned = torch::empty({blocks, unitStride(items.view.factors), kCatalogueTokens});
    const auto peaks = torch::empty({blocks * kCatalogueTokens});
    const auto shares = torch::empty({blocks * kCatalogueTokens});
    LossAndGradients out;
    if (gradients)
        out.dQueries = torch::empty_like(queries.units);
    const CatalogueLoss input{queries.view,
                              items.view,
                              batch.targets.const_data_ptr<std::int32_t>(),
                              batch.weights.const_data_ptr<float>(),
                              scale,
                              turned.data_ptr<float>(),
                              peaks.data_ptr<float>(),
                              shares.data_ptr<float>(),
                              gradients ? out.dQueries.data_ptr<float>() : nullptr};
    out.sums = overShards([&](long shard) { return kernel.catalogueLoss(input, shard); });
    if (gradients) {
        out.dItems = torch::zeros_like(items.units);
        overItems(items.view.rows, kPackedShards, [&](long first, long last, long shard) {
            kernel.catalogueItems(input, out.dItems.data_ptr<float>(), first, last, shard);
        });
    }
    return out;
}

LossAndGradients overCandidates(PackedKernel &kernel, const UnitTable &queries, const UnitTable &items, const Batch &batch,
                                const config::LossConfig &loss, float scale, bool gradients)
{
    const auto nNegatives = batch.negatives.size(1);
    LossAndGradients out;
    Tensor similarities;
    if (gradients) {
        similarities = torch::empty({queries.view.rows, gradientStride(nNegatives)});
        out.dQueries = torch::zeros_like(queries.units);
    }
    const CandidateLoss input{candidateLossKind(loss.loss),
                              queries.view,
                              items.view,
                              batch.targets.const_data_ptr<std::int32_t>(),
                              batch.negatives.const_data_ptr<std::int32_t>(),
                              static_cast<long>(nNegatives),
                              batch.weights.const_data_ptr<float>(),
                              scale,
                              loss.gbceT,
                              gradients ? similarities.data_ptr<float>() : nullptr,
                              gradients ? out.dQueries.data_ptr<float>() : nullptr};
    out.sums = overShards([&](long shard) { return kernel.candidateLoss(input, shard); });
    if (gradients) {
        out.dItems = torch::zeros_like(items.units);
        overItems(
            items.view.rows, std::clamp<std::int64_t>(at::get_num_threads(), 1, kPackedShards),
            [&](long first, long last, long shard) { kernel.candidateItems(input, out.dItems.data_ptr<float>(), first, last, shard); });
    }
    return out;
}

} // namespace

LossParts lossParts(const Tensor &rows, const Tensor &items, const Batch &batch, const config::LossConfig &loss,
                    config::Similarity similarity, const Kernel &kernel)
{
    const bool cosine = similarity == config::Similarity::Cosine;
    const auto plainRows = rows.detach().contiguous();
    const auto plainItems = items.detach().contiguous();
    UnitTable queryUnits(plainRows, cosine);
    UnitTable itemUnits(plainItems, cosine);
    fill(*kernel, plainRows, queryUnits);
    fill(*kernel, plainItems, itemUnits);
    const auto scale = static_cast<float>(1.0 / loss.logitsT);
    const bool gradients = needsGradient({rows, items});
    const auto found = loss.loss == LossKind::Softmax ? overCatalogue(*kernel, queryUnits, itemUnits, batch, scale, gradients)
                                                      : overCandidates(*kernel, queryUnits, itemUnits, batch, loss, scale, gradients);
    auto sum = torch::full({}, found.sums.loss, torch::kFloat32);
    const auto count = torch::full({}, static_cast<double>(found.sums.counted), torch::kFloat32);
    if (gradients) {
        const auto dRows = throughNorm(*kernel, queryUnits, found.dQueries);
        const auto dItems = throughNorm(*kernel, itemUnits, found.dItems);
        dItems.slice(0, 0, 1).zero_(); // PAD never learns
        attachBackward(sum, {rows, items}, [dRows, dItems](const Tensor &given) -> std::vector<Tensor> {
            return {dRows * given, dItems * given};
        });
    }
    return {sum, count};
}

Tensor similarityWithAll(const Tensor &rows, const Tensor &items, config::Similarity similarity, const Kernel &kernel)
{
    const bool cosine = similarity == config::Similarity::Cosine;
    const auto plainRows = rows.detach().contiguous();
    const auto plainItems = items.detach().contiguous();
    UnitTable queryUnits(plainRows, cosine);
    UnitTable itemUnits(plainItems, cosine);
    fill(*kernel, plainRows, queryUnits);
    fill(*kernel, plainItems, itemUnits);
    const auto similarities = torch::empty({rows.size(0), items.size(0)});
    const auto blocks = (rows.size(0) + kCatalogueTokens - 1) / kCatalogueTokens;
    inParallel(std::min<std::int64_t>(blocks, kPackedShards), [&](std::int64_t shard) {
        kernel->similarities(queryUnits.view, itemUnits.view, similarities.data_ptr<float>(), static_cast<long>(shard));
    });
    return similarities;
}

} // namespace hstudio::nn::kernels::packed
