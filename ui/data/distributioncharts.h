#pragma once

#include "core/data/stats.h"

#include <QWidget>

namespace hstudio::ui
{

class Chart;

/// The four distributions of a data set, two by two.
class DistributionCharts final : public QWidget
{
    Q_OBJECT

public:
    explicit DistributionCharts(QWidget *parent = nullptr);
    void setStats(const data::DatasetStats &stats);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    /// Draws everything in the theme's colours and the current language.
    void draw();

    data::DatasetStats m_stats;
    Chart *m_histories;
    Chart *m_popularity;
    Chart *m_months;
    Chart *m_gaps;
};

} // namespace hstudio::ui
