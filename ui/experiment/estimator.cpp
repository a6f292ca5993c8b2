#include "ui/experiment/estimator.h"

#include "core/config/configjson.h"
#include "core/experiment/runcontext.h"

#include <mutex>

namespace hstudio::ui
{

namespace
{
constexpr int restMilliseconds = 400;
constexpr std::size_t rememberedEstimates = 64;

/// The probe on real data; keeps the data set of the last question open, since opening and splitting a large one takes longer than the probe.
class RealMeasure final
{
public:
    base::Result<training::Estimate> operator()(store::Store &store, base::DatasetId id, const config::ExperimentConfig &config,
                                                std::stop_token stop)
    {
        const auto opened = open(store, id);
        if (!opened)
            return opened.error();
        const auto &dataset = **opened;
        const auto data = data::prepareTraining(*dataset.table, dataset.split, static_cast<int>(config.model.sessionMaxLen),
                                                static_cast<int>(config.evaluation.trainMinUserInteractions));
        return training::estimateRun(config, data, stop);
    }

private:
    base::Result<std::shared_ptr<const experiment::OpenDataset>> open(store::Store &store, base::DatasetId id)
    {
        const std::lock_guard lock(m_mutex);
        if (m_opened && m_opened->record.id == id)
            return m_opened;
        auto opened = experiment::openDataset(store, id);
        if (opened)
            m_opened = *opened;
        return opened;
    }

    std::mutex m_mutex;
    std::shared_ptr<const experiment::OpenDataset> m_opened;
};

/// Settings that cost the same have the same key: how long and from which seed a run goes doesn't change an epoch.
std::string costKey(base::DatasetId dataset, config::ExperimentConfig config)
{
    config.stopping = {};
    config.device.seed = 0;
    return std::to_string(dataset.value) + config::toJsonText(config);
}
} // namespace

CostEstimator::CostEstimator(Workbench &workbench, Measure measure, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_measure(std::move(measure))
{
    if (!m_measure)
        m_measure = [real = std::make_shared<RealMeasure>()](store::Store &store, base::DatasetId id,
                                                             const config::ExperimentConfig &config,
                                                             std::stop_token stop) { return (*real)(store, id, config, std::move(stop)); };
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &CostEstimator::measure);
}

CostEstimator::~CostEstimator() { m_stop.request_stop(); }

void CostEstimator::request(base::DatasetId dataset, const config::ExperimentConfig &config)
{
    cancel();
    m_dataset = dataset;
    m_config = config;
    if (const auto known = m_known.find(costKey(dataset, config)); known != m_known.end()) {
        Q_EMIT finished(known->second);
        return;
    }
    Q_EMIT started();
    m_rest.start();
}

void CostEstimator::cancel()
{
    ++m_ticket;
    m_rest.stop();
    m_stop.request_stop();
}

void CostEstimator::measure()
{
    m_stop = std::stop_source();
    const auto ticket = m_ticket;
    m_workbench.async(
        this,
        [measure = m_measure, store = m_workbench.store(), dataset = m_dataset, config = m_config, stop = m_stop.get_token()] {
            return measure(*store, dataset, config, stop);
        },
        [this, ticket, key = costKey(m_dataset, m_config)](const base::Result<training::Estimate> &result) {
            if (ticket != m_ticket)
                return;
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            if (m_known.size() >= rememberedEstimates)
                m_known.clear();
            m_known[key] = *result;
            Q_EMIT finished(*result);
        });
}

} // namespace hstudio::ui
