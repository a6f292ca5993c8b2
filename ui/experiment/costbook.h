#pragma once

#include "core/base/ids.h"
#include "core/store/store.h"
#include "core/training/estimate.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace hstudio::ui
{

/// How costs are measured, and what was measured so far, by settings that cost the same. GUI thread, but for what measure() returns.
class CostBook final
{
public:
    /// Called on a worker thread.
    using Measure =
        std::function<base::Result<training::Estimate>(store::Store &, base::DatasetId, const config::ExperimentConfig &, std::stop_token)>;

    /// `measure` empty: a real probe on the data set (training::estimateRun).
    explicit CostBook(Measure measure = {});

    [[nodiscard]] const Measure &measure() const { return m_measure; }
    /// Null while nobody has measured it. Valid until the next remember().
    [[nodiscard]] const training::Estimate *find(base::DatasetId dataset, const config::ExperimentConfig &config) const;
    void remember(base::DatasetId dataset, const config::ExperimentConfig &config, const training::Estimate &estimate);

private:
    struct Entry
    {
        base::DatasetId dataset;
        config::ExperimentConfig settings;
        training::Estimate estimate;
    };

    Measure m_measure;
    std::vector<Entry> m_entries; ///< the newest last
};

} // namespace hstudio::ui
