#pragma once

#include "core/base/result.h"
#include "core/config/experimentconfig.h"
#include "core/training/stepbench.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace hstudio::experiment
{

struct BenchOptions
{
    config::ExperimentConfig config;
    std::filesystem::path source; ///< what data::importDataset() reads
    std::int64_t steps = 20;      ///< training steps to measure
    bool epoch = true;            ///< measure a whole epoch, too
    std::int64_t listUsers = 0;   ///< measure storing lists of ten for so many users, too
};

/// What an experiment costs on this machine. Seconds of wall time.
struct BenchResult
{
    std::string device; ///< resolved: "cpu", "cuda:0"
    training::StepBench training;
    double importSeconds = 0;    ///< reading the files, splitting, preparing the sequences
    double epochSeconds = 0;     ///< batches, steps, validation over the whole catalogue, checkpoint and best weights; 0: not measured
    std::int64_t users = 0;      ///< users of recommendSeconds
    double recommendSeconds = 0; ///< ten items for every user at one moment, seen ones filtered
    double rerankSeconds = 0;    ///< one user at a new moment, warm: median
    double storeSeconds = 0;     ///< writing BenchOptions::listUsers lists into a workspace; 0: not measured
    std::int64_t items = 0;      ///< items the model knows
    double peakMemoryBytes = 0;  ///< of the process, since its start
};

/// What is being measured, for a progress line.
using BenchProgress = std::function<void(const std::string &stage)>;

/// Measures the parts of an experiment one after the other on the same data. Everything it writes lies in a folder of its own in the system's folder for
/// temporary files, and is gone afterwards. Errors: those of the parts; Cancelled when stopped.
base::Result<BenchResult> bench(const BenchOptions &options, std::stop_token stop = {}, const BenchProgress &progress = {});

} // namespace hstudio::experiment
