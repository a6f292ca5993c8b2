#include "ui/experiment/estimator.h"

namespace hstudio::ui
{

namespace
{
constexpr int restMilliseconds = 400;
} // namespace

CostEstimator::CostEstimator(Workbench &workbench, std::shared_ptr<CostBook> book, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_book(std::move(book))
{
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
    if (const auto *known = m_book->find(dataset, config)) {
        Q_EMIT finished(*known);
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
    m_workbench.async(
        this,
        [measure = m_book->measure(), store = m_workbench.store(), dataset = m_dataset, config = m_config, stop = m_stop.get_token()] {
            return measure(*store, dataset, config, stop);
        },
        [this, ticket = m_ticket, dataset = m_dataset, config = m_config](const base::Result<training::Estimate> &result) {
            if (result)
                m_book->remember(dataset, config, *result);
            if (ticket != m_ticket)
                return;
            if (result)
                Q_EMIT finished(*result);
            else
                Q_EMIT failed(result.error());
        });
}

} // namespace hstudio::ui
