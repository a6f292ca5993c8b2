#pragma once

#include "core/data/stats.h"
#include "ui/common/widgets.h"

#include <QLabel>
#include <QList>
#include <QWidget>

namespace hstudio::ui
{

class Chart;

/// How a data set is split, in numbers: rows of each part with their share, cold users and items, each with a sentence that says what it is; then
/// what of it to distrust (leakage in time, ties), and what had been filtered out before.
class SplitCard final : public QWidget
{
    Q_OBJECT

public:
    explicit SplitCard(QWidget *parent = nullptr);
    void setStats(const data::DatasetStats &stats, const data::ImportSummary &summary);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();

    struct Row
    {
        QLabel *name;
        QLabel *count;
        QLabel *share;
        QLabel *help;
    };
    [[nodiscard]] QString leakageText() const;
    [[nodiscard]] QString tiesText() const;
    void fillFilters();
    void drawLeakage();
    Card *makeNumbers();
    Card *makeLeakage();

    data::DatasetStats m_stats;
    data::ImportSummary m_summary;
    bool m_known = false;
    QLabel *m_intro;
    QList<Row> m_rows;
    Chart *m_leakageChart;
    Card *m_leakage;
    QLabel *m_leakageText;
    Card *m_ties;
    QLabel *m_tiesText;
    Card *m_filters;
    QLabel *m_filtersText;
};

} // namespace hstudio::ui
