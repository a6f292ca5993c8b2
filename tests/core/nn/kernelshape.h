#pragma once

#include "core/nn/sequencemodel.h"

#include <QString>

#include <memory>
#include <string>
#include <vector>

/// Made-up settings and batches for holding the kernels against the float64 reference.
namespace hstudio::tests
{

struct KernelShape
{
    config::ModelConfig model;
    config::LossConfig loss;
    std::int64_t items = 20; ///< PAD included
    std::vector<std::int32_t> lengths;
    float weight = 1.0F; ///< of most targets
};

/// One of endlessly many small shapes that fit no vector; HSTU for even numbers, SASRec for odd ones, sampled softmax.
KernelShape randomShape(int number);

/// The losses by number.
inline constexpr int kLosses = 4;
inline constexpr const char *kLossNames[kLosses] = {"softmax", "sampled softmax", "BCE", "gBCE"};

/// The shape with another loss.
KernelShape withLoss(KernelShape shape, int loss);

/// A shape at the end of what has to work.
struct NamedShape
{
    std::string name;
    KernelShape shape;
};
/// The longest sequences, the largest heads, tiny and huge catalogues, nothing at all. HSTU and SASRec in turn; sampled softmax.
std::vector<NamedShape> extremeShapes();

/// A batch of the shape's lengths with made-up items and times: seconds to decades apart, some equal.
data::PackedBatch randomBatch(const KernelShape &shape, std::uint64_t seed);

/// A float32 model of the shape in which every parameter matters: biases and tables away from 0 and 1.
std::shared_ptr<nn::SequenceModel> spreadModel(const KernelShape &shape);

/// The same model in float64, which is computed on the reference path.
std::shared_ptr<nn::SequenceModel> doubleCopy(const KernelShape &shape, const nn::SequenceModel &model);

/// The largest absolute value; 0 when there is none.
double largest(const torch::Tensor &tensor);

/// "" when loss and gradients of a training step equal the float64 reference within the tolerances that the source states; else the first difference.
/// Dropout is on: its random numbers are the same in all implementations.
QString stepAgainstReference(const KernelShape &shape, std::uint64_t seed);

/// The same for the newest tokens' embeddings.
QString newestAgainstReference(const KernelShape &shape, std::uint64_t seed);

/// "" when the gradients of a training step agree with the loss's change along them, dropout's random numbers held fixed.
QString gradientsAgainstDifferences(const KernelShape &shape, std::uint64_t seed);

/// Gradients by parameter of `steps` steps on the same batch, the last ones; `threads` as LibTorch's.
nn::TensorMap gradientsOf(const KernelShape &shape, std::uint64_t seed, int threads, int steps = 1);

} // namespace hstudio::tests
