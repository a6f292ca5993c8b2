#include "core/training/trainstep.h"

#include <cmath>

namespace hstudio::training
{

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
