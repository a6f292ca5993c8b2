#pragma once

#include "core/config/experimentconfig.h"
#include "core/training/events.h"

#include <cstdint>
#include <optional>
#include <string>

namespace hstudio::training
{

/// The value that `monitor` names in an epoch's record; none when the epoch had nobody to validate on.
std::optional<double> monitoredValue(const EpochRecord &record, const std::string &monitor);

/// Judges epochs by their monitored value: which is best, and when to end. Pure: the same values give the same verdicts, so a resumed run feeds it
/// its curve again and stands where it stood.
///
/// Two notions of better, as in Lightning's ModelCheckpoint and EarlyStopping: the best epoch is the first one that nobody beats, by however little;
/// patience counts the epochs since the last improvement by more than `min_delta`.
class EarlyStopping final
{
public:
    explicit EarlyStopping(const config::StoppingConfig &settings);

    struct Verdict
    {
        bool best = false; ///< better than every epoch before it
        std::int64_t epochsWithoutImprovement = 0;
        std::optional<EndReason> end; ///< set when this epoch is the last one
    };

    /// Takes the next finished epoch. Without a value there is nothing to compare, so the newest weights count as the best.
    Verdict update(std::optional<double> value);

private:
    [[nodiscard]] bool better(double value, const std::optional<double> &than, double margin) const;
    [[nodiscard]] std::optional<EndReason> verdictOn(std::optional<double> value) const;

    config::StoppingConfig m_settings;
    bool m_lowerIsBetter = false;
    std::int64_t m_epochs = 0;
    std::int64_t m_withoutImprovement = 0;
    std::optional<double> m_best;
    std::optional<double> m_reference; ///< what patience compares with
};

} // namespace hstudio::training
