#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hstudio::training
{

/// Within an epoch; coalesced by whoever shows it.
struct StepProgress
{
    std::int64_t epoch = 1; ///< 1-based
    std::int64_t step = 0;  ///< steps done in this epoch
    std::int64_t stepsPerEpoch = 0;
    std::int64_t globalStep = 0; ///< steps done in the run
    double trainLoss = 0;        ///< mean over the epoch so far
    double stepLoss = 0;         ///< of the last step
    double tokensPerSecond = 0;  ///< over the last second or so
    double sequencesPerSecond = 0;
    double learningRate = 0;
    bool validating = false;
};

/// One finished epoch. Never dropped.
struct EpochRecord
{
    std::int64_t epoch = 1;      ///< 1-based
    std::int64_t globalStep = 0; ///< steps done at its end
    double trainLoss = 0;
    double valLoss = 0;
    std::map<std::string, double> metrics; ///< validation: "recall@10", "ndcg@10" … for each k of the evaluation settings
    double seconds = 0;                    ///< training and validation of this epoch
    double wallSeconds = 0;                ///< since the start of the run, pauses left out
    double tokensPerSecond = 0;
    double learningRate = 0;
    std::int64_t finishedAt = 0; ///< unix seconds
    bool best = false;           ///< best so far by the monitored metric
    std::int64_t epochsWithoutImprovement = 0;
};

/// Why training ended.
enum class EndReason
{
    MaxEpochs,
    EarlyStop, ///< patience ran out
    Diverged,  ///< the monitored metric passed the divergence threshold
    Stopped,   ///< on request, checkpoint kept
};

/// What a training leaves behind.
struct TrainingOutcome
{
    EndReason reason = EndReason::MaxEpochs;
    std::int64_t bestEpoch = 0;
    EpochRecord best;
    std::vector<EpochRecord> epochs;
    double seconds = 0;
};

/// How a running training is asked to change: polled at every step boundary. A source of truth outside the trainer.
enum class Request
{
    Continue,
    Pause,          ///< wait at the next step boundary until the request changes
    StopAfterEpoch, ///< finish the epoch, then end with Stopped
    StopNow,        ///< at the next step boundary, checkpoint written
};

} // namespace hstudio::training
