#pragma once

#include "core/nn/safetensors.h"

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::training
{

/// Adam as RecTools sets it up: betas 0.9 and 0.98, eps 1e-8, constant learning rate, no weight decay (Kingma, Ba, "Adam", 2015, algorithm 1).
/// One loop over the values on the CPU, LibTorch's fused kernel on CUDA, the same formula in plain operations on other devices. Keeps the parameters alive.
class Adam final
{
public:
    Adam(const torch::nn::Module &model, double lr);

    /// One step with the gradients that the parameters hold; the gradients are then released, so that the next backward() adds nothing to them.
    /// A parameter without gradient is left alone. Never waits for a GPU.
    void step();

    [[nodiscard]] double lr() const { return m_lr; }
    [[nodiscard]] std::int64_t steps() const { return m_steps; }

    /// Everything the next step depends on: "exp_avg.NAME", "exp_avg_sq.NAME" and "step". The tensors are the optimizer's own, not copies.
    [[nodiscard]] nn::TensorMap state() const;
    /// Takes over what state() gave. Errors: BadData naming a missing or wrongly shaped tensor; the optimizer is then unchanged.
    base::Result<void> restore(const nn::TensorMap &state);

private:
    struct Slot
    {
        std::string name;
        torch::Tensor parameter;
        torch::Tensor average;        ///< exponential average of the gradient
        torch::Tensor squaredAverage; ///< … of its square
    };
    void loopStep(Slot &slot) const;
    void fusedStep(const std::vector<Slot *> &slots);
    void plainStep(Slot &slot) const;

    std::vector<Slot> m_slots;
    double m_lr;
    std::int64_t m_steps = 0;
};

} // namespace hstudio::training
