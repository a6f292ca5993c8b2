#pragma once

#include "core/experiment/runexecutor.h"
#include "tests/core/store/samples.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

/// Runs without a model: a script for each run's name says what its training does. So the queue's states are tested in milliseconds.
namespace hstudio::samples
{

using TrainingScript = std::function<base::Result<training::TrainingOutcome>(const experiment::RunJob &, training::Observer &)>;

inline training::TrainingOutcome outcome(training::EndReason reason, std::vector<training::EpochRecord> epochs)
{
    training::TrainingOutcome result;
    result.reason = reason;
    result.epochs = std::move(epochs);
    return result;
}

/// Trains `epochs` epochs as the real trainer does: asks at every step boundary and after each epoch.
inline TrainingScript trains(std::int64_t epochs, training::EndReason reason = training::EndReason::MaxEpochs)
{
    return [=](const experiment::RunJob &, training::Observer &observer) -> base::Result<training::TrainingOutcome> {
        std::vector<training::EpochRecord> done;
        for (std::int64_t number = 1; number <= epochs; ++number) {
            if (observer.request() == training::Request::StopNow)
                return outcome(training::EndReason::Stopped, done);
            training::StepProgress progress;
            progress.epoch = number;
            observer.onProgress(progress);
            done.push_back(samples::epoch(number, 0.1 * static_cast<double>(number)));
            observer.onEpoch(done.back());
            if (observer.request() == training::Request::StopAfterEpoch)
                return outcome(training::EndReason::Stopped, done);
        }
        return outcome(reason, done);
    };
}

/// Trains `epochs` epochs, then goes on until it is stopped.
inline TrainingScript trainsUntilStopped(std::int64_t epochs = 1)
{
    return [=](const experiment::RunJob &, training::Observer &observer) -> base::Result<training::TrainingOutcome> {
        std::vector<training::EpochRecord> done;
        const auto finishEpoch = [&] {
            const auto number = static_cast<std::int64_t>(done.size()) + 1;
            done.push_back(samples::epoch(number, 0.1 * static_cast<double>(number)));
            observer.onEpoch(done.back());
        };
        while (static_cast<std::int64_t>(done.size()) < epochs)
            finishEpoch();
        auto request = observer.request();
        while (request == training::Request::Continue)
            request = observer.request();
        if (request == training::Request::StopAfterEpoch)
            finishEpoch();
        return outcome(training::EndReason::Stopped, done);
    };
}

class ScriptedExecutor final : public experiment::RunExecutor
{
public:
    std::map<std::string, TrainingScript> scripts; ///< by run name; others train two epochs
    std::function<base::Result<std::string>(const experiment::RunJob &)> preparing;
    std::function<base::Result<inference::Evaluation>(const experiment::RunJob &, std::stop_token)> evaluating;
    base::Result<std::optional<training::CheckpointInfo>> checkpointFound = std::optional<training::CheckpointInfo>();
    std::vector<experiment::RunJob> jobs; ///< those whose training began, in order
    std::atomic<int> atWork = 0;
    std::atomic<int> mostAtWork = 0;

    base::Result<std::optional<training::CheckpointInfo>> checkpoint(const std::filesystem::path &) override { return checkpointFound; }
    base::Result<std::string> prepare(const experiment::RunJob &job) override { return preparing ? preparing(job) : std::string("{}"); }
    base::Result<training::TrainingOutcome> train(const experiment::RunJob &job, training::Observer &observer) override
    {
        mostAtWork = std::max(mostAtWork.load(), ++atWork);
        jobs.push_back(job);
        const auto script = scripts.find(job.record.name);
        struct Leaving
        {
            std::atomic<int> &count;
            ~Leaving() { --count; }
        } leaving{atWork};
        return script != scripts.end() ? script->second(job, observer) : trains(2)(job, observer);
    }
    base::Result<inference::Evaluation> evaluate(const experiment::RunJob &job, std::stop_token stop) override
    {
        return evaluating ? evaluating(job, std::move(stop)) : samples::evaluation(0.25);
    }
};

} // namespace hstudio::samples
