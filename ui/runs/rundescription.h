#pragma once

#include "core/config/experimentconfig.h"
#include "core/store/records.h"

#include <QString>

#include <optional>

namespace hstudio::ui
{

/// What the runs page says about a run's settings. Made from the stored JSON, once for each run, off the GUI thread.
struct RunDescription
{
    std::optional<config::ExperimentConfig> config; ///< empty when the stored settings can't be read
    QString model;                                  ///< "HSTU", "SASRec"
    QString settings;                               ///< the preset's key and what differs from it: "hstu · n_factors=64"
};

/// Compares with the run's preset, or with the tutorial's preset of its model when it has none. Seed, device and threads don't count as differences.
RunDescription describeRun(const store::RunRecord &run);

} // namespace hstudio::ui
