#pragma once

#include "core/base/result.h"
#include "core/config/fields.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hstudio::config
{

/// Settings that an ablation starts from.
struct AblationBase
{
    std::string name;   ///< begins the names of its runs
    std::string preset; ///< key, or empty
    ExperimentConfig config = {};
};

/// A field and the values that it takes in turn, as setFromText() takes them.
struct AblationAxis
{
    std::string key;
    std::vector<std::string> values = {};
};

/// What an ablation compares: every base with every combination of the axes' values, each with every seed.
struct Ablation
{
    std::vector<AblationBase> bases = {};
    std::vector<AblationAxis> axes = {};
    std::vector<std::int64_t> seeds = {}; ///< empty: each base's own
};

/// One run of an ablation.
struct AblationRun
{
    std::string name;   ///< "hstu n_blocks=4 seed 1"
    std::string preset; ///< its base's
    std::vector<std::pair<std::string, std::string>> settings =
        {}; ///< the axes' keys and values that have an effect, in the order of the axes
    ExperimentConfig config = {};
    std::optional<base::Error> issue = {}; ///< why it can't be trained
};

/// No ablation makes more runs than this.
inline constexpr std::int64_t kMostAblationRuns = 1000;

/// "1, 2,4" → an axis of "1", "2", "4", each value once; lists of numbers are parted by ";" ("10,50; 10,100"). No values for a blank text.
/// Errors: InvalidArgument naming the field for an unknown key or a value it can't have.
base::Result<AblationAxis> parseAxis(std::string_view key, std::string_view values);

/// The runs, seeds innermost. Of settings that differ only where they have no effect (a bias of SASRec) the first is kept.
/// Errors: InvalidArgument when there would be more than kMostAblationRuns.
base::Result<std::vector<AblationRun>> expand(const Ablation &ablation);

/// The ablation of RecTools' HSTU tutorial on other settings: both biases of the relative attention, time only, position only, none, and SASRec with
/// the same sizes. Those whose model, loss and optimiser are a preset's take its name.
std::vector<AblationBase> biasAblation(const AblationBase &base);

/// The same settings with every field that has no effect at its default: equal ones train equal models.
ExperimentConfig withoutIdleFields(ExperimentConfig config);

} // namespace hstudio::config
