#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/batch.h"
#include "core/nn/parameters.h"
#include "core/nn/safetensors.h"

#include <torch/torch.h>

#include <cstdint>
#include <memory>

namespace hstudio::nn
{

class FusedTraining;
namespace kernels
{
class PackedKernel;
struct LossParts;
}

/// Which random numbers dropout uses: by (seed, epoch, sequence key, site, block, token, feature), independent of batch order and threads.
struct DropoutKey
{
    std::uint64_t seed = 0;
    std::uint32_t epoch = 0;
};

/// A sequential recommender over packed sequences: HSTU or SASRec. D = n_factors, N = number of internal item ids with PAD.
///
/// Parameters carry RecTools' names (golden part C), so that weights travel both ways. In evaluation mode (eval()) nothing is dropped.
/// Not thread-safe: one thread at a time. Grad mode is the caller's.
class SequenceModel : public torch::nn::Module
{
public:
    /// All parameters are zero and on `device`; makeModel() gives them values.
    SequenceModel(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems, const torch::Device &device);
    ~SequenceModel() override;

    /// Embeddings after the last block, [T, D].
    torch::Tensor encode(const Batch &batch, const DropoutKey &dropout = {});

    /// Embedding of the newest token of each sequence, [B, D]. Only those rows are computed in the last block. For evaluation: nothing is dropped.
    torch::Tensor encodeLast(const Batch &batch);

    /// The loss of a training batch (targets [T]): a scalar that backward() works on, mean as in RecTools (golden part C, Losses). A batch in which
    /// no target counts has the loss 0 (RecTools: NaN).
    torch::Tensor trainingLoss(const Batch &batch, const DropoutKey &dropout);

    /// The loss of a validation batch (targets [B], newest token only), as sum and count so that batches can be added up.
    struct LossSum
    {
        double sum = 0;
        double count = 0;
    };
    LossSum validationLoss(const torch::Tensor &lastEmbeddings, const Batch &batch);

    /// Similarity of embeddings [B, D] with every item, PAD's column included: [B, N]. Not divided by logits_t.
    torch::Tensor scores(const torch::Tensor &embeddings);

    /// The raw item embeddings [N, D] (item-to-item similarity is the cosine of these rows).
    [[nodiscard]] torch::Tensor itemEmbeddings() const;

    /// True when recommending needs a query time: HSTU with relative time attention.
    [[nodiscard]] bool requiresContext() const;

    [[nodiscard]] const config::ModelConfig &config() const { return m_config; }
    /// The parameters as the blocks use them.
    [[nodiscard]] ModelParameters handles() const;

private:
    torch::Tensor run(const Batch &batch, const DropoutKey &dropout, bool lastOnly);
    /// The loss of a batch without tokens: 0, and so are its gradients.
    [[nodiscard]] torch::Tensor nothingLost() const;
    kernels::LossParts lossOf(const torch::Tensor &rows, const Batch &batch);
    /// The kernels of either path, made at their first use.
    FusedTraining &fused();
    std::shared_ptr<kernels::PackedKernel> packed();

    config::ModelConfig m_config;
    config::LossConfig m_loss;
    std::int64_t m_items;
    std::unique_ptr<FusedTraining> m_fused;
    std::shared_ptr<kernels::PackedKernel> m_packed;
};

/// Builds a model on `device` with RecTools' initial distributions (golden init.json), every value by (seed, parameter, index).
std::shared_ptr<SequenceModel> makeModel(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems,
                                         std::uint64_t seed, const torch::Device &device);

/// Parameters by RecTools' names, detached copies on the CPU.
TensorMap parametersOf(const SequenceModel &model);

/// Loads parameters by name. Errors: BadData naming a missing, unknown or wrongly shaped tensor; the model is then unchanged.
base::Result<void> loadParameters(SequenceModel &model, const TensorMap &tensors);

/// Number of trainable values for these settings, without building the model.
std::int64_t countParameters(const config::ModelConfig &model, std::int64_t nItems);

} // namespace hstudio::nn
