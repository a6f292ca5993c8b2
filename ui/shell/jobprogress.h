#pragma once

#include "core/base/clock.h"
#include "core/training/events.h"

#include <cstdint>
#include <optional>

namespace hstudio::ui
{

/// How far a run is and how long it will take, from what its events say. The end is the last epoch; early stopping may come sooner.
class JobProgress
{
public:
    explicit JobProgress(std::int64_t maxEpochs = 0, std::int64_t finishedEpochs = 0) : m_maxEpochs(maxEpochs), m_finished(finishedEpochs)
    {}

    /// `now`: seconds on any steady clock.
    void step(const training::StepProgress &progress, double now);
    void epoch(const training::EpochRecord &record);

    [[nodiscard]] std::int64_t maxEpochs() const { return m_maxEpochs; }
    /// The epoch being worked on, 1-based, at most maxEpochs().
    [[nodiscard]] std::int64_t currentEpoch() const;
    /// Done of all, 0 … 1.
    [[nodiscard]] double share() const;
    /// Seconds until the last epoch is done; negative while unknown.
    [[nodiscard]] double secondsLeft() const;

private:
    std::int64_t m_maxEpochs;
    std::int64_t m_finished;
    double m_shareOfEpoch = 0;
    double m_epochSeconds = 0; ///< of finished epochs, the recent ones counting more
    std::optional<double> m_firstStepAt;
    double m_firstStepShare = 0;
    double m_measuredEpochSeconds = 0; ///< from the steps of the first epoch, until one is finished
};

} // namespace hstudio::ui
