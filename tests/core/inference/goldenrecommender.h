#pragma once

#include "core/inference/recommender.h"
#include "tests/core/nn/goldencase.h"

#include <memory>
#include <string>
#include <vector>

namespace hstudio::tests
{

/// A recommender with the weights of a case of golden part C, for the items of the tiny data. Throws when that fails.
std::unique_ptr<inference::Recommender> goldenRecommender(const std::string &name);

/// Settings and weights of such a case.
config::ModelConfig goldenConfig(const std::string &name);
nn::TensorMap goldenWeights(const std::string &name);

/// Forward passes from scratch: one packed sequence, the reference kernels, float64. The oracle of what-ifs and explanations.
class ReferenceModel final
{
public:
    /// Throws when the weights don't fit.
    ReferenceModel(const config::ModelConfig &model, const nn::TensorMap &weights);
    /// Scores by internal item id after the newest session_max_len of these items.
    std::vector<double> scores(const std::vector<std::int32_t> &items, const std::vector<std::int64_t> &times, std::int64_t queryTime);

private:
    nn::SequenceModel m_model;
};

/// A recommender with these settings and weights for the items of the tiny data. Throws when that fails.
std::unique_ptr<inference::Recommender> recommenderOf(const config::ModelConfig &model, const nn::TensorMap &weights);

/// Histories of all users of the tiny data: history i belongs to user code i.
const data::Sequences &tinyHistories();

/// User code or internal item id of an id in the files; throws for an unknown one.
std::uint32_t tinyUser(std::int64_t id);
std::int32_t tinyItem(std::int64_t id);
/// The file's id of an item code.
std::int64_t tinyItemId(std::uint32_t code);

} // namespace hstudio::tests
