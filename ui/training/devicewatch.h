#pragma once

#include "core/base/devicemeter.h"
#include "ui/common/workbench.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <string>

namespace hstudio::ui
{

/// Reads how busy a device is every two seconds, on a worker thread, while somebody looks.
class DeviceWatch final : public QObject
{
    Q_OBJECT

public:
    explicit DeviceWatch(Workbench &workbench, QObject *parent = nullptr);

    /// "cpu", "cuda:0" …; empty: nothing is watched.
    void watch(const std::string &device);
    [[nodiscard]] const std::string &device() const { return m_device; }
    /// The newest reading; nothing before the first one and where it can't be told.
    [[nodiscard]] const std::optional<base::DeviceLoad> &load() const { return m_load; }

Q_SIGNALS:
    void changed();

private:
    void read();

    Workbench &m_workbench;
    std::string m_device;
    std::shared_ptr<base::DeviceMeter> m_meter; ///< of m_device; used by one reading at a time
    std::optional<base::DeviceLoad> m_load;
    bool m_reading = false;
    QTimer m_timer;
};

/// The device that a run computes on, as its fingerprint says, else its settings ("auto" as the processor).
std::string deviceOf(const store::RunRecord &run, const config::ExperimentConfig &settings);

} // namespace hstudio::ui
