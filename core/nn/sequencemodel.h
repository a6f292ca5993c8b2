#pragma once

#include "core/config/experimentconfig.h"
#include "core/nn/batch.h"
#include "core/nn/safetensors.h"

#include <torch/torch.h>

#include <cstdint>
#include <memory>

namespace hstudio::nn
{

/// Which random numbers dropout uses: by (seed, step of the training, sequence key, site), independent of batch order and threads.
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
    ~SequenceModel() override = default;

    /// Embeddings after the last block, [T, D].
    virtual torch::Tensor encode(const Batch &batch, const DropoutKey &dropout = {}) = 0;

    /// Embedding of the newest token of each sequence, [B, D]. Only that row is computed in the last block.
    virtual torch::Tensor encodeLast(const Batch &batch) = 0;

    /// The loss of a training batch (targets [T]): a scalar that backward() works on, mean as in RecTools (golden part C, Losses).
    virtual torch::Tensor trainingLoss(const Batch &batch, const DropoutKey &dropout) = 0;

    /// The loss of a validation batch (targets [B], newest token only). Returns sum and count so that batches can be added up.
    struct LossSum
    {
        double sum = 0;
        double count = 0;
    };
    virtual LossSum validationLoss(const torch::Tensor &lastEmbeddings, const Batch &batch) = 0;

    /// Similarity of embeddings [B, D] with every item, PAD's column included: [B, N]. Not divided by logits_t.
    virtual torch::Tensor scores(const torch::Tensor &embeddings) = 0;

    /// The raw item embeddings [N, D] (item-to-item similarity is the cosine of these rows).
    [[nodiscard]] virtual torch::Tensor itemEmbeddings() const = 0;

    /// True when recommending needs a query time: HSTU with relative time attention.
    [[nodiscard]] virtual bool requiresContext() const = 0;
};

/// Builds a model on `device` with RecTools' initial distributions (golden init.json), every value by (seed, parameter, index).
std::shared_ptr<SequenceModel> makeModel(const config::ModelConfig &model, const config::LossConfig &loss, std::int64_t nItems, std::uint64_t seed,
                                         const torch::Device &device);

/// Parameters by RecTools' names, detached copies on the CPU.
TensorMap parametersOf(const SequenceModel &model);

/// Loads parameters by name. Errors: BadData naming a missing, unknown or wrongly shaped tensor; the model is then unchanged.
base::Result<void> loadParameters(SequenceModel &model, const TensorMap &tensors);

/// Number of trainable values for these settings, without building the model.
std::int64_t countParameters(const config::ModelConfig &model, std::int64_t nItems);

} // namespace hstudio::nn
