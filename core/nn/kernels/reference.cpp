#include "core/nn/kernels/reference.h"

#include "core/data/timebuckets.h"
#include "core/nn/kernels/dropout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hstudio::nn::kernels::reference
{
namespace
{

using torch::Tensor;
using torch::indexing::None;
using torch::indexing::Slice;

/// Where each token of a packed batch stands in a padded [B, n] one (first token in column 0; n = the longest sequence).
struct Padding
{
    std::int64_t sequences = 0;
    std::int64_t columns = 0;
    Tensor lengths;  ///< [B] int64
    Tensor place;    ///< [T] int64: row · n + column
    Tensor newest;   ///< [B] int64: token of the newest item
};

Tensor toDevice(const std::vector<std::int64_t> &values, const torch::Device &device) { return torch::tensor(values, torch::kInt64).to(device); }

Padding paddingOf(const Batch &batch, const torch::Device &device)
{
    Padding padding;
    padding.sequences = batch.size();
    std::vector<std::int64_t> lengths, newest, place;
    for (std::size_t b = 0; b + 1 < batch.hostOffsets.size(); ++b) {
        lengths.push_back(batch.hostOffsets[b + 1] - batch.hostOffsets[b]);
        newest.push_back(batch.hostOffsets[b + 1] - 1);
        padding.columns = std::max(padding.columns, lengths.back());
    }
    for (std::size_t b = 0; b < lengths.size(); ++b)
        for (std::int64_t i = 0; i < lengths[b]; ++i)
            place.push_back(static_cast<std::int64_t>(b) * padding.columns + i);
    padding.lengths = toDevice(lengths, device);
    padding.newest = toDevice(newest, device);
    padding.place = toDevice(place, device);
    return padding;
}

/// [T, D] → [B, heads, n, D / heads], zeros in the padding.
Tensor padHeads(const Tensor &x, const Padding &padding, std::int64_t heads)
{
    const auto d = x.size(1);
    const auto flat = torch::zeros({padding.sequences * padding.columns, d}, x.options()).index_copy(0, padding.place, x);
    return flat.view({padding.sequences, padding.columns, heads, d / heads}).transpose(1, 2);
}

/// The rows that ask: [B, heads, n or 1, D / heads].
Tensor padQueries(const Tensor &q, const Padding &padding, std::int64_t heads, Queries queries)
{
    if (queries == Queries::All)
        return padHeads(q, padding, heads);
    return q.view({padding.sequences, 1, heads, q.size(1) / heads}).transpose(1, 2);
}

/// [B, heads, n or 1, D / heads] → [T or B, D].
Tensor unpad(const Tensor &x, const Padding &padding, Queries queries)
{
    const auto d = x.size(1) * x.size(3);
    const auto rows = x.transpose(1, 2).reshape({-1, d});
    return queries == Queries::All ? rows.index_select(0, padding.place) : rows;
}

/// Column of each asking row: [B, n or 1].
Tensor queryColumns(const Padding &padding, Queries queries)
{
    if (queries == Queries::All)
        return torch::arange(padding.columns, padding.lengths.options()).unsqueeze(0).expand({padding.sequences, padding.columns});
    return (padding.lengths - 1).unsqueeze(1);
}

/// True where the key is no later than the query: [B, n or 1, n].
Tensor causalMask(const Padding &padding, const Tensor &columns)
{
    return torch::arange(padding.columns, columns.options()).view({1, 1, -1}) <= columns.unsqueeze(2);
}

/// bucket(t[i + 1] − t[j]) for each query and key: [B, n or 1, n]; unread where masked.
Tensor timeBuckets(const Batch &batch, const Padding &padding, const Tensor &columns)
{
    const auto sequence = torch::arange(padding.sequences, padding.lengths.options());
    const auto firstTime = batch.offsets.to(torch::kInt64).index({Slice(None, -1)}) + sequence;
    const auto keyColumns = torch::arange(padding.columns, padding.lengths.options()).unsqueeze(0);
    const auto lastEntry = batch.times.size(0) - 1;
    const auto keyTimes = batch.times.index_select(0, (firstTime.unsqueeze(1) + keyColumns).clamp_max(lastEntry).reshape(-1));
    const auto queryTimes = batch.times.index_select(0, (firstTime.unsqueeze(1) + columns + 1).clamp_max(lastEntry).reshape(-1));
    const auto difference = queryTimes.view({padding.sequences, -1, 1}) - keyTimes.view({padding.sequences, 1, padding.columns});
    const auto thresholds = data::timeBucketThresholds();
    const auto boundaries = toDevice({thresholds.begin(), thresholds.end()}, batch.times.device());
    return torch::bucketize(difference.abs(), boundaries, false, true) - 1;
}

/// Time and position bias: [B, n or 1, n], or undefined when there is none.
Tensor relativeBias(const HstuAttention &input, const Batch &batch, const Padding &padding, const Tensor &columns)
{
    Tensor bias;
    if (input.timeWeights.defined()) {
        const auto buckets = timeBuckets(batch, padding, columns);
        bias = input.timeWeights.index_select(0, buckets.reshape(-1)).view_as(buckets);
    }
    if (input.posWeights.defined()) {
        const auto keys = torch::arange(padding.columns, columns.options()).view({1, 1, -1});
        const auto index = (input.maxLen - 1 + keys - columns.unsqueeze(2)).clamp(0, 2 * input.maxLen - 2);
        const auto byPosition = input.posWeights.index_select(0, index.reshape(-1)).view_as(index);
        bias = bias.defined() ? bias + byPosition : byPosition;
    }
    return bias;
}

/// Factors of dropout on the softmax weights [B, heads, rows, n], and the share of surviving pads [B, heads, rows].
struct AttentionDropout
{
    Tensor weights;
    Tensor pads;
};

AttentionDropout attentionDropout(const SasrecAttention &input, const Batch &batch, const Padding &padding, const Tensor &like)
{
    auto weights = torch::zeros({padding.sequences, input.heads, padding.columns, padding.columns});
    auto pads = torch::zeros({padding.sequences, input.heads, padding.columns});
    auto *weight = weights.data_ptr<float>();
    auto *pad = pads.data_ptr<float>();
    for (std::int64_t b = 0; b < padding.sequences; ++b) {
        const auto n = batch.hostOffsets[static_cast<std::size_t>(b) + 1] - batch.hostOffsets[static_cast<std::size_t>(b)];
        const auto key = batch.keys[static_cast<std::size_t>(b)];
        const auto nPads = input.maxLen - n;
        for (std::int64_t h = 0; h < input.heads; ++h)
            for (std::int64_t i = 0; i < n; ++i) {
                const auto at = (b * input.heads + h) * padding.columns + i;
                attentionDropoutFactors(input.dropout, key, {h, i, input.maxLen}, n, weight + at * padding.columns);
                const auto alive = survivingPads(input.dropout, key, {h, i, input.maxLen}, nPads);
                pad[at] = nPads == 0 ? 0.0F : static_cast<float>(static_cast<double>(alive) / static_cast<double>(nPads) / (1.0 - input.dropout.rate));
            }
    }
    return {weights.to(like.device(), like.scalar_type()), pads.to(like.device(), like.scalar_type())};
}

} // namespace

Tensor hstuAttention(const HstuAttention &input, const Batch &batch)
{
    const auto padding = paddingOf(batch, input.q.device());
    const auto columns = queryColumns(padding, input.queries);
    auto scores = torch::matmul(padQueries(input.q, padding, input.heads, input.queries), padHeads(input.k, padding, input.heads).transpose(2, 3));
    if (const auto bias = relativeBias(input, batch, padding, columns); bias.defined())
        scores = scores + bias.unsqueeze(1);
    const auto attention = torch::silu(scores) / static_cast<double>(input.maxLen);
    const auto masked = attention * causalMask(padding, columns).unsqueeze(1).to(attention.scalar_type());
    return unpad(torch::matmul(masked, padHeads(input.v, padding, input.heads)), padding, input.queries);
}

Tensor sasrecAttention(const SasrecAttention &input, const Batch &batch)
{
    const auto padding = paddingOf(batch, input.q.device());
    const auto columns = queryColumns(padding, input.queries);
    const auto headSize = input.q.size(1) / input.heads;
    const double scale = 1.0 / std::sqrt(static_cast<double>(headSize));
    const double never = -std::numeric_limits<double>::infinity();

    const auto q = padQueries(input.q, padding, input.heads, input.queries);
    const auto real = (torch::matmul(q, padHeads(input.k, padding, input.heads).transpose(2, 3)) * scale)
                          .masked_fill(causalMask(padding, columns).unsqueeze(1).logical_not(), never);
    const auto pads = (input.maxLen - padding.lengths).to(q.scalar_type()).view({-1, 1, 1, 1});
    const auto padLogit = torch::matmul(q, input.padKey.view({input.heads, headSize, 1})) * scale + torch::log(pads);
    auto weights = torch::softmax(torch::cat({padLogit, real}, 3), 3);

    auto padWeight = weights.index({Slice(), Slice(), Slice(), Slice(None, 1)});
    auto realWeight = weights.index({Slice(), Slice(), Slice(), Slice(1, None)});
    if (input.dropout.rate > 0.0) {
        const auto factors = attentionDropout(input, batch, padding, weights);
        padWeight = padWeight * factors.pads.unsqueeze(3);
        realWeight = realWeight * factors.weights;
    }
    const auto padValue = input.padValue.view({input.heads, 1, headSize});
    return unpad(torch::matmul(realWeight, padHeads(input.v, padding, input.heads)) + padWeight * padValue, padding, input.queries);
}

} // namespace hstudio::nn::kernels::reference
