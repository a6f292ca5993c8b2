#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/batch.h"
#include "core/nn/parameters.h"

#include <torch/torch.h>

#include <cstdint>
#include <memory>

namespace hstudio::nn
{

/// The border between LibTorch and the fused kernels: one autograd function (parameters, batch) → loss that computes the gradients in its forward call.
/// Works for float32 on the CPU; keeps its scratch from step to step.
class FusedTraining final
{
public:
    /// Whether the fused kernels can compute such a model, and such a loss with it. Which path is taken is said in kernelchoice.h.
    static bool covers(const config::ModelConfig &model);
    static bool covers(const config::LossConfig &loss);

    FusedTraining(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems);
    ~FusedTraining();
    FusedTraining(const FusedTraining &) = delete;
    FusedTraining &operator=(const FusedTraining &) = delete;

    /// Mean loss; backward() gives the gradients. `dropout` = false: evaluation mode, nothing is dropped.
    torch::Tensor loss(const ModelParameters &parameters, const Batch &batch, std::uint64_t seed, std::uint32_t epoch, bool dropout);

    /// Embeddings of the newest tokens, [B, D]. No gradient.
    torch::Tensor encodeLast(const ModelParameters &parameters, const Batch &batch);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hstudio::nn
