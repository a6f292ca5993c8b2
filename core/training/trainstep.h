#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/sequencemodel.h"
#include "core/training/adam.h"

#include <torch/torch.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hstudio::training
{

/// Negatives that a loss draws for each target; the full softmax needs none.
int negativesPerTarget(const config::LossConfig &loss);

/// Loss, gradients and one step of the optimizer, on whatever device the model is. Grad mode must be on. Returns the loss before the step, a scalar
/// on that device that nobody has waited for.
torch::Tensor trainStep(nn::SequenceModel &model, Adam &adam, const nn::Batch &batch, const nn::DropoutKey &dropout);

/// What trainStep() did, looked at: scalars on the model's device that nobody has waited for.
struct WatchedStep
{
    torch::Tensor loss;
    torch::Tensor gradient; ///< the largest absolute one; NaN and infinity stay what they are
};
/// trainStep() for a training that must tell why it broke. On the CPU, where looking waits for nobody, a step whose loss or gradients aren't finite
/// isn't taken, and the gradients stay.
WatchedStep watchedStep(nn::SequenceModel &model, Adam &adam, const nn::Batch &batch, const nn::DropoutKey &dropout);

/// Name of the parameter whose gradient is the largest or, before all, not finite; empty when there are no gradients.
std::string largestGradientName(const nn::SequenceModel &model);

/// The losses of an epoch, added up in the order of its steps. Reading a scalar waits for a GPU, so losses stay where they are until collect().
class LossLedger final
{
public:
    LossLedger() = default;
    /// Goes on from saved sums.
    LossLedger(double sum, double weight) : m_sum(sum), m_weight(weight) {}

    /// The loss of the next step, a mean over `sequences` sequences (which is its weight in the epoch's mean, as in Lightning).
    void add(torch::Tensor loss, std::int64_t sequences) { m_pending.emplace_back(std::move(loss), sequences); }
    [[nodiscard]] std::size_t pending() const { return m_pending.size(); }

    /// Reads all pending losses at once. Returns how many steps ago (0 = the newest) the first NaN or infinite one was, if any.
    std::optional<std::int64_t> collect();

    [[nodiscard]] double sum() const { return m_sum; }
    [[nodiscard]] double weight() const { return m_weight; }
    [[nodiscard]] double mean() const { return m_weight > 0 ? m_sum / m_weight : 0.0; }
    [[nodiscard]] double last() const { return m_last; } ///< the newest collected loss

private:
    std::vector<std::pair<torch::Tensor, std::int64_t>> m_pending;
    double m_sum = 0;
    double m_weight = 0;
    double m_last = 0;
};

/// True when every parameter is finite: a loss is taken before its step, so the weights can be broken while all losses are still good.
bool allFinite(const nn::SequenceModel &model);

} // namespace hstudio::training
