#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/data/dataset.h"
#include "core/data/sequences.h"
#include "core/data/split.h"
#include "core/inference/recommender.h"
#include "core/store/store.h"

#include <memory>

namespace hstudio::experiment
{

/// What the workspace keeps of an imported data set. Store::addDataset assigns the id.
store::DatasetRecord recordOf(const data::Dataset &dataset, const std::string &name);

/// A data set opened for work, with its split. Immutable and shared.
struct OpenDataset
{
    store::DatasetRecord record;
    std::shared_ptr<const data::Dataset> table;
    data::Split split;
};
base::Result<std::shared_ptr<const OpenDataset>> openDataset(store::Store &store, base::DatasetId id);

/// A trained run opened for recommending: its settings, item ids, everybody's history and the model with the best weights.
/// history i of `histories` belongs to user code i.
struct OpenRun
{
    store::RunRecord record;
    config::ExperimentConfig config;
    std::shared_ptr<const OpenDataset> dataset;
    data::ItemIndex items;
    data::Sequences histories;
    std::unique_ptr<inference::Recommender> recommender;
    std::string weights; ///< which these are, as Protocol::weights: "best", or "imported"
};
/// Errors: NotFound when the run has no weights yet (says that it must be trained), BadData when they don't fit, or when an imported run's
/// item order names items that the data set doesn't have.
base::Result<std::shared_ptr<OpenRun>> openRun(store::Store &store, base::RunId id, const std::string &device = "cpu");

/// When each user is asked.
struct QueryTime
{
    enum class Rule
    {
        Test,      ///< the moment of the user's test interaction (the last one's for users without)
        Last,      ///< just after the last interaction of the history
        At,        ///< at `time`
        AfterLast, ///< `time` seconds after the last interaction
    };
    Rule rule = Rule::Test;
    std::int64_t time = 0;
};
/// The query time of one user (code) under a rule.
std::int64_t queryTimeOf(const OpenRun &run, std::uint32_t user, const QueryTime &query);

} // namespace hstudio::experiment
