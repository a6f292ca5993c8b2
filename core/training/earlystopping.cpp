#include "core/training/earlystopping.h"

namespace hstudio::training
{

namespace
{
constexpr auto kLossMonitor = "val_loss";
}

std::optional<double> monitoredValue(const EpochRecord &record, const std::string &monitor)
{
    if (record.metrics.empty())
        return std::nullopt;
    if (monitor == kLossMonitor)
        return record.valLoss;
    const auto found = record.metrics.find(monitor);
    return found == record.metrics.end() ? std::nullopt : std::optional(found->second);
}

EarlyStopping::EarlyStopping(const config::StoppingConfig &settings)
    : m_settings(settings), m_lowerIsBetter(settings.monitor == kLossMonitor)
{}

bool EarlyStopping::better(double value, const std::optional<double> &than, double margin) const
{
    if (!than)
        return true;
    return m_lowerIsBetter ? value < *than - margin : value > *than + margin;
}

EarlyStopping::Verdict EarlyStopping::update(std::optional<double> value)
{
    ++m_epochs;
    Verdict verdict;
    verdict.best = !value || better(*value, m_best, 0.0);
    if (value && verdict.best)
        m_best = value;
    if (!value || better(*value, m_reference, m_settings.minDelta)) {
        m_reference = value;
        m_withoutImprovement = 0;
    } else {
        ++m_withoutImprovement;
    }
    verdict.epochsWithoutImprovement = m_withoutImprovement;
    verdict.end = verdictOn(value);
    return verdict;
}

std::optional<EndReason> EarlyStopping::verdictOn(std::optional<double> value) const
{
    const auto mayStop = m_settings.earlyStopping && m_epochs >= m_settings.minEpochs;
    if (mayStop && value && m_settings.divergenceThreshold != 0.0 && better(m_settings.divergenceThreshold, value, 0.0))
        return EndReason::Diverged;
    if (m_epochs >= m_settings.maxEpochs)
        return EndReason::MaxEpochs;
    if (mayStop && m_withoutImprovement >= m_settings.patience)
        return EndReason::EarlyStop;
    return std::nullopt;
}

} // namespace hstudio::training
