#pragma once

#include "ui/common/workbench.h"

#include "core/training/estimate.h"

#include <QTimer>

#include <functional>
#include <map>
#include <stop_token>
#include <string>

namespace hstudio::ui
{

/// Measures what a run would cost while the form is edited: waits until the edits rest, runs one probe at a time on a worker thread, forgets answers to
/// outdated questions, and remembers the ones it has for settings that cost the same.
class CostEstimator final : public QObject
{
    Q_OBJECT

public:
    /// Called on a worker thread.
    using Measure =
        std::function<base::Result<training::Estimate>(store::Store &, base::DatasetId, const config::ExperimentConfig &, std::stop_token)>;
    /// `measure` empty: a real probe on the data set (training::estimateRun).
    explicit CostEstimator(Workbench &workbench, Measure measure = {}, QObject *parent = nullptr);
    ~CostEstimator() override;

    void request(base::DatasetId dataset, const config::ExperimentConfig &config);
    /// Nothing to estimate any more.
    void cancel();

Q_SIGNALS:
    void started();
    void finished(const hstudio::training::Estimate &estimate);
    void failed(const hstudio::base::Error &error);

private:
    void measure();

    Workbench &m_workbench;
    Measure m_measure;
    QTimer m_rest;
    quint64 m_ticket = 0;
    std::stop_source m_stop;
    base::DatasetId m_dataset;
    config::ExperimentConfig m_config;
    std::map<std::string, training::Estimate> m_known;
};

} // namespace hstudio::ui
