#pragma once

#include "core/config/experimentconfig.h"
#include "core/data/sequences.h"
#include "core/nn/sequencemodel.h"

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hstudio::training
{

struct ValidationResult
{
    double loss = 0;                       ///< of the newest token, over all users
    std::vector<std::int64_t> ranks;       ///< of the target, one for each of TrainingData::validation
    std::map<std::string, double> metrics; ///< "recall@10", "ndcg@10" … for each k; empty when there are no validation users
};

/// How many users are scored at once, so that their scores [users, nItems] stay within 16 MB.
std::int64_t usersPerChunk(std::int64_t nItems);

/// recall@k and ndcg@k of ranks with one relevant item each: the share of ranks within k, and the mean of 1 / log2(rank + 1) over them.
std::map<std::string, double> rankMetrics(std::span<const std::int64_t> ranks, std::span<const std::int64_t> ks);

/// Validation as in the tutorial (RecTools RecallCallback): every validation user's last window against the whole catalogue, the window's items
/// filtered, PAD a candidate, nothing dropped out. The negatives of the loss are the same in every epoch, so that its curve is not noise.
/// `goOn` is asked between chunks of users; when it says no, the answer is empty. Leaves the model in evaluation mode. Grad mode is switched off inside.
std::optional<ValidationResult> validate(nn::SequenceModel &model, const data::TrainingData &data, const config::ExperimentConfig &config,
                                         const torch::Device &device, const std::function<bool()> &goOn);

} // namespace hstudio::training
