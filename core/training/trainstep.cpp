#include "core/training/trainstep.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace hstudio::training
{

namespace
{

constexpr auto kInfinity = std::numeric_limits<double>::infinity();

/// The largest absolute value at memory speed. Without their sign the bits of floats are ordered as they are, infinity and NaN above all.
float largestOf(const float *values, std::int64_t count)
{
    constexpr std::int32_t kWithoutSign = 0x7fffffff;
    std::int32_t largest = 0;
    for (std::int64_t i = 0; i < count; ++i)
        largest = std::max(largest, std::bit_cast<std::int32_t>(values[i]) & kWithoutSign);
    return std::bit_cast<float>(largest);
}

/// The largest absolute gradient of all parameters, in one pass over them.
torch::Tensor largestGradient(const nn::SequenceModel &model)
{
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> gradients;
    for (const auto &parameter : model.parameters()) {
        if (parameter.grad().defined())
            gradients.push_back(parameter.grad());
    }
    const auto plain = [](const torch::Tensor &each) {
        return each.is_cpu() && each.scalar_type() == torch::kFloat32 && each.is_contiguous();
    };
    if (!std::ranges::all_of(gradients, plain))
        return torch::stack(at::_foreach_norm(gradients, kInfinity)).max();
    float largest = 0;
    for (const auto &gradient : gradients) {
        const auto here = largestOf(gradient.const_data_ptr<float>(), gradient.numel());
        largest = here > largest || std::isnan(here) ? here : largest;
        if (std::isnan(largest))
            break;
    }
    return torch::scalar_tensor(largest);
}

} // namespace

int negativesPerTarget(const config::LossConfig &loss)
{
    return loss.loss == config::LossKind::Softmax ? 0 : static_cast<int>(loss.nNegatives);
}

torch::Tensor trainStep(nn::SequenceModel &model, Adam &adam, const nn::Batch &batch, const nn::DropoutKey &dropout)
{
    const auto loss = model.trainingLoss(batch, dropout);
    loss.backward();
    adam.step();
    return loss.detach();
}

WatchedStep watchedStep(nn::SequenceModel &model, Adam &adam, const nn::Batch &batch, const nn::DropoutKey &dropout)
{
    const auto loss = model.trainingLoss(batch, dropout);
    loss.backward();
    WatchedStep step{loss.detach(), largestGradient(model)};
    const bool broken = loss.is_cpu() && !(std::isfinite(step.loss.item<double>()) && std::isfinite(step.gradient.item<double>()));
    if (!broken)
        adam.step();
    return step;
}

std::string largestGradientName(const nn::SequenceModel &model)
{
    const torch::NoGradGuard noGrad;
    std::string name;
    double largest = -1;
    for (const auto &item : model.named_parameters()) {
        if (!item.value().grad().defined())
            continue;
        const auto value = item.value().grad().abs().max().item<double>();
        if (!std::isfinite(value))
            return item.key();
        if (value > largest) {
            largest = value;
            name = item.key();
        }
    }
    return name;
}

std::optional<std::int64_t> LossLedger::collect()
{
    if (m_pending.empty())
        return std::nullopt;
    std::vector<torch::Tensor> losses;
    for (const auto &[loss, sequences] : m_pending)
        losses.push_back(loss.reshape({}));
    const auto values = torch::stack(losses).to(torch::kCPU, torch::kFloat64);
    std::optional<std::int64_t> broken;
    const auto count = static_cast<std::int64_t>(m_pending.size());
    for (std::int64_t i = 0; i < count; ++i) {
        m_last = values.const_data_ptr<double>()[i];
        const auto weight = static_cast<double>(m_pending[static_cast<std::size_t>(i)].second);
        m_sum += m_last * weight;
        m_weight += weight;
        if (!broken && !std::isfinite(m_last))
            broken = count - 1 - i;
    }
    m_pending.clear();
    return broken;
}

bool allFinite(const nn::SequenceModel &model)
{
    const torch::NoGradGuard noGrad;
    torch::Tensor finite;
    for (const auto &parameter : model.parameters()) {
        const auto here = parameter.isfinite().all();
        finite = finite.defined() ? finite.logical_and(here) : here;
    }
    return !finite.defined() || finite.item<bool>();
}

} // namespace hstudio::training
