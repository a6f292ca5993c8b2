#pragma once

#include "ui/common/workbench.h"
#include "ui/experiment/costbook.h"

#include <QTimer>

#include <memory>
#include <stop_token>

namespace hstudio::ui
{

/// Measures what a run would cost while the form is edited: waits until the edits rest, runs one probe at a time on a worker thread, forgets answers to
/// outdated questions, and looks into the book first.
class CostEstimator final : public QObject
{
    Q_OBJECT

public:
    CostEstimator(Workbench &workbench, std::shared_ptr<CostBook> book, QObject *parent = nullptr);
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
    std::shared_ptr<CostBook> m_book;
    QTimer m_rest;
    quint64 m_ticket = 0;
    std::stop_source m_stop;
    base::DatasetId m_dataset;
    config::ExperimentConfig m_config;
};

} // namespace hstudio::ui
