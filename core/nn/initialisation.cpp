#include "core/nn/initialisation.h"

#include "core/base/random.h"

#include <cmath>

namespace hstudio::nn
{
namespace
{

constexpr double kBiasTableStd = 0.02;

template<typename Draw>
void fill(torch::Tensor &tensor, Draw draw)
{
    auto *values = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        values[i] = static_cast<float>(draw(static_cast<std::uint64_t>(i)));
}

} // namespace

torch::Tensor initialValues(const ParameterSpec &spec, std::int64_t nFactors, std::uint64_t seed, std::uint32_t stream)
{
    if (spec.rule == InitRule::Ones)
        return torch::ones(spec.shape);
    auto tensor = torch::zeros(spec.shape);
    const base::CounterRandom random(seed, base::RandomPurpose::Initialisation, 0, stream);
    if (spec.rule == InitRule::Uniform) {
        const double bound = 1.0 / std::sqrt(static_cast<double>(nFactors));
        fill(tensor, [&](std::uint64_t i) { return bound * (2.0 * random.uniform(i) - 1.0); });
    } else if (spec.rule == InitRule::Normal) {
        fill(tensor, [&](std::uint64_t i) { return kBiasTableStd * random.normal(i); });
    } else if (spec.rule == InitRule::XavierNormal) {
        const double std = std::sqrt(2.0 / static_cast<double>(spec.shape[0] + spec.shape[1]));
        fill(tensor, [&](std::uint64_t i) { return std * random.normal(i); });
    }
    return tensor;
}

} // namespace hstudio::nn
