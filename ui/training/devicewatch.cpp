#include "ui/training/devicewatch.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hstudio::ui
{

namespace
{
constexpr int intervalMilliseconds = 2000;
} // namespace

DeviceWatch::DeviceWatch(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    m_timer.setInterval(intervalMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &DeviceWatch::read);
}

void DeviceWatch::watch(const std::string &device)
{
    if (device == m_device)
        return;
    m_device = device;
    m_meter.reset();
    m_load.reset();
    if (device.empty())
        return m_timer.stop();
    m_timer.start();
    read();
}

void DeviceWatch::read()
{
    if (m_reading)
        return;
    m_reading = true;
    struct Reading
    {
        std::shared_ptr<base::DeviceMeter> meter;
        std::optional<base::DeviceLoad> load;
    };
    m_workbench.async(
        this,
        [meter = m_meter, device = m_device]() mutable {
            if (!meter)
                meter = std::make_shared<base::DeviceMeter>(device); // may load a library
            return Reading{meter, meter->read()};
        },
        [this, device = m_device](const Reading &reading) {
            m_reading = false;
            if (device != m_device) {
                if (!m_device.empty())
                    read();
                return;
            }
            m_meter = reading.meter;
            m_load = reading.load;
            Q_EMIT changed();
        });
}

std::string deviceOf(const store::RunRecord &run, const config::ExperimentConfig &settings)
{
    const auto known = QJsonDocument::fromJson(QByteArray::fromStdString(run.fingerprint)).object();
    if (const QString device = known[QStringLiteral("device")].toString(); !device.isEmpty())
        return device.toStdString();
    return settings.device.device == "auto" ? "cpu" : settings.device.device;
}

} // namespace hstudio::ui
