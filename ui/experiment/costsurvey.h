#pragma once

#include "ui/common/workbench.h"
#include "ui/experiment/costbook.h"

#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace hstudio::ui
{

/// Measures what many runs would cost, one probe after the other on a worker thread; runs that cost the same are measured once.
class CostSurvey final : public QObject
{
    Q_OBJECT

public:
    CostSurvey(Workbench &workbench, std::shared_ptr<CostBook> book, QObject *parent = nullptr);
    ~CostSurvey() override;

    /// Replaces the question; what is known answers at once. The same question again doesn't interrupt a measurement.
    void request(base::DatasetId dataset, const std::vector<config::ExperimentConfig> &configs);
    void cancel();

    /// What the run asked about at this place would cost; nothing while it isn't known or can't be.
    [[nodiscard]] const training::Estimate *costOf(std::size_t place) const;
    /// Why it can't be measured, if so.
    [[nodiscard]] const base::Error *errorOf(std::size_t place) const;
    /// Measurements still to come.
    [[nodiscard]] std::size_t remaining() const;

Q_SIGNALS:
    /// Something more is known.
    void progressed();

private:
    void measureNext();

    /// Settings that cost the same.
    struct Kind
    {
        config::ExperimentConfig config;
        std::optional<base::Result<training::Estimate>> answer = {};
    };

    Workbench &m_workbench;
    std::shared_ptr<CostBook> m_book;
    base::DatasetId m_dataset;
    std::vector<Kind> m_kinds;
    std::vector<std::size_t> m_kindOf; ///< by place
    bool m_asking = false;
    QTimer m_rest;
    quint64 m_ticket = 0;
    std::stop_source m_stop;
};

} // namespace hstudio::ui
