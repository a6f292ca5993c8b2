#include "core/nn/kernels/dropout.h"

#include "core/nn/kernels/binomial.h"

#include <algorithm>
#include <vector>

namespace hstudio::nn::kernels
{
namespace
{

constexpr int kBlockShift = 40;
constexpr std::int64_t kGroup = 16;                            ///< counters of a group, and elements that one word of each serves
constexpr std::uint64_t kPadCounters = std::uint64_t{1} << 39; ///< keeps the pads' numbers apart from the attention weights'

} // namespace

std::uint32_t dropThreshold(double rate) { return static_cast<std::uint32_t>(std::min(rate * 0x1.0p32, 0x1.0p32 - 1.0)); }

void dropoutFactors(const DropoutSite &site, base::RandomPurpose purpose, std::uint32_t key, std::int64_t tokens, std::int64_t features,
                    float *factors)
{
    const base::CounterRandom random(site.seed, purpose, site.epoch, key);
    const auto threshold = dropThreshold(site.rate);
    const auto keep = static_cast<float>(1.0 / (1.0 - site.rate));
    const auto columns = (tokens + kGroup - 1) / kGroup * kGroup;
    std::vector<std::uint32_t> words(static_cast<std::size_t>((features * columns + 4 * kGroup - 1) / (4 * kGroup) * 4 * kGroup));
    random.words(static_cast<std::uint64_t>(site.block) << kBlockShift, words);
    for (std::int64_t t = 0; t < tokens; ++t)
        for (std::int64_t f = 0; f < features; ++f) {
            const auto element = f * columns + t;
            const auto word = element % (4 * kGroup) / kGroup;
            const auto counter = element / (4 * kGroup) * kGroup + element % kGroup;
            factors[t * features + f] = words[static_cast<std::size_t>(4 * counter + word)] < threshold ? 0.0F : keep;
        }
}

void attentionDropoutFactors(const DropoutSite &site, std::uint32_t key, AttentionRow row, std::int64_t keys, float *factors)
{
    const base::CounterRandom random(site.seed, base::RandomPurpose::AttentionDropout, site.epoch, key);
    const auto threshold = dropThreshold(site.rate);
    const auto keep = static_cast<float>(1.0 / (1.0 - site.rate));
    const auto first = (static_cast<std::uint64_t>(site.block) << kBlockShift) +
                       static_cast<std::uint64_t>((row.head * row.maxLen + row.query) * quads(row.maxLen));
    for (std::int64_t j = 0; j < keys; ++j)
        factors[j] = random.words(first + static_cast<std::uint64_t>(j / 4))[static_cast<std::size_t>(j % 4)] < threshold ? 0.0F : keep;
}

std::int64_t survivingPads(const DropoutSite &site, std::uint32_t key, AttentionRow row, std::int64_t pads)
{
    if (site.rate <= 0.0 || pads == 0)
        return pads;
    const base::CounterRandom random(site.seed, base::RandomPurpose::AttentionDropout, site.epoch, key);
    const auto counter = ((static_cast<std::uint64_t>(site.block) << kBlockShift) | kPadCounters) +
                         static_cast<std::uint64_t>(row.head * row.maxLen + row.query);
    return pads - binomialQuantile(pads, site.rate, random.uniform(counter));
}

torch::Tensor dropout(const torch::Tensor &x, const Batch &batch, base::RandomPurpose purpose, const DropoutSite &site)
{
    if (site.rate <= 0.0)
        return x;
    const auto d = x.size(1);
    auto factors = torch::empty(x.sizes(), torch::kFloat32);
    for (std::int64_t b = 0; b < batch.size(); ++b) {
        const auto first = batch.hostOffsets[static_cast<std::size_t>(b)];
        const auto tokens = batch.hostOffsets[static_cast<std::size_t>(b) + 1] - first;
        dropoutFactors(site, purpose, batch.keys[static_cast<std::size_t>(b)], tokens, d, factors.data_ptr<float>() + first * d);
    }
    return x * factors.to(x.device(), x.scalar_type());
}

} // namespace hstudio::nn::kernels
