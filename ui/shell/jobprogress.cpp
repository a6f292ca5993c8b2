#include "ui/shell/jobprogress.h"

#include <algorithm>

namespace hstudio::ui
{
namespace
{

constexpr double kRecentWeight = 0.3;
constexpr double kMeasureSeconds = 2; ///< steps measured for less than this say nothing

} // namespace

void JobProgress::step(const training::StepProgress &progress, double now)
{
    m_shareOfEpoch = progress.stepsPerEpoch > 0 ? static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch) : 0;
    if (!m_firstStepAt) {
        m_firstStepAt = now;
        m_firstStepShare = m_shareOfEpoch;
    }
    const double seconds = now - *m_firstStepAt;
    const double share = m_shareOfEpoch - m_firstStepShare;
    if (seconds >= kMeasureSeconds && share > 0)
        m_measuredEpochSeconds = seconds / share;
}

void JobProgress::epoch(const training::EpochRecord &record)
{
    m_finished = record.epoch;
    m_shareOfEpoch = 0;
    m_epochSeconds = m_epochSeconds <= 0 ? record.seconds : (1 - kRecentWeight) * m_epochSeconds + kRecentWeight * record.seconds;
}

std::int64_t JobProgress::currentEpoch() const
{
    return std::clamp<std::int64_t>(m_finished + 1, 1, std::max<std::int64_t>(m_maxEpochs, 1));
}

double JobProgress::share() const
{
    if (m_maxEpochs <= 0)
        return 0;
    return std::clamp((static_cast<double>(m_finished) + m_shareOfEpoch) / static_cast<double>(m_maxEpochs), 0.0, 1.0);
}

double JobProgress::secondsLeft() const
{
    const double perEpoch = m_epochSeconds > 0 ? m_epochSeconds : m_measuredEpochSeconds;
    if (perEpoch <= 0 || m_maxEpochs <= 0)
        return -1;
    return std::max(0.0, static_cast<double>(m_maxEpochs - m_finished) - m_shareOfEpoch) * perEpoch;
}

} // namespace hstudio::ui
