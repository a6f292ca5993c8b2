#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::config
{

enum class ModelKind
{
    Hstu,
    Sasrec,
};

enum class LossKind
{
    Softmax,
    SampledSoftmax,
    Bce,
    GBce,
};

enum class Similarity
{
    Cosine,
    Dot,
};

/// The network (RecTools HSTUModel / SASRecModel).
struct ModelConfig
{
    ModelKind model = ModelKind::Hstu;
    std::int64_t nFactors = 50;
    std::int64_t nHeads = 1;
    std::int64_t nBlocks = 2;
    std::int64_t sessionMaxLen = 200; ///< L: tokens a sequence keeps, newest last
    double dropoutRate = 0.2;
    bool usePosEmb = true;
    bool relativeTimeAttention = true; ///< HSTU only
    bool relativePosAttention = true;  ///< HSTU only
    Similarity similarity = Similarity::Cosine;

    bool operator==(const ModelConfig &) const = default;
};

struct LossConfig
{
    LossKind loss = LossKind::SampledSoftmax;
    std::int64_t nNegatives = 128;
    double logitsT = 0.05; ///< temperature: logits are divided by it
    double gbceT = 0.2;

    bool operator==(const LossConfig &) const = default;
};

/// Adam without weight decay (RecTools: betas 0.9, 0.98).
struct OptimizerConfig
{
    double lr = 1e-3;
    std::int64_t batchSize = 128;

    bool operator==(const OptimizerConfig &) const = default;
};

struct StoppingConfig
{
    std::int64_t maxEpochs = 100;
    std::int64_t minEpochs = 0;
    bool earlyStopping = true;
    std::int64_t patience = 10;        ///< epochs without improvement of `monitor` before stopping
    double minDelta = 0.0;             ///< an improvement counts when larger than this
    double divergenceThreshold = 0.0;  ///< stop when the monitored metric is worse than this; 0 = off
    std::string monitor = "recall@10"; ///< a validation metric, or "val_loss" (lower is better)

    bool operator==(const StoppingConfig &) const = default;
};

struct EvaluationConfig
{
    std::vector<std::int64_t> ks = {10, 50, 100, 200}; ///< cut-offs of the metrics
    std::int64_t trainMinUserInteractions = 2;

    bool operator==(const EvaluationConfig &) const = default;
};

struct DeviceConfig
{
    std::string device = "auto"; ///< "auto", "cpu", "cuda", "cuda:0" …
    std::int64_t threads = 0;    ///< CPU threads; 0 = all cores
    std::int64_t seed = 42;

    bool operator==(const DeviceConfig &) const = default;
};

/// Everything that defines a run besides its data set. Plain values; ranges and names are in fields().
struct ExperimentConfig
{
    ModelConfig model;
    LossConfig loss;
    OptimizerConfig optimizer;
    StoppingConfig stopping;
    EvaluationConfig evaluation;
    DeviceConfig device;

    bool operator==(const ExperimentConfig &) const = default;
};

} // namespace hstudio::config
