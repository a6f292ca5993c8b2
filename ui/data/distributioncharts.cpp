#include "ui/data/distributioncharts.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/data/distributions.h"
#include "ui/plots/chart.h"

#include <QEvent>
#include <QGridLayout>

namespace hstudio::ui
{
namespace
{

const QString kSeriesKey = QStringLiteral("data");

} // namespace

DistributionCharts::DistributionCharts(QWidget *parent)
    : QWidget(parent), m_histories(new Chart(this)), m_popularity(new Chart(this)), m_months(new Chart(this)), m_gaps(new Chart(this))
{
    m_histories->setObjectName(QStringLiteral("chartHistories"));
    m_popularity->setObjectName(QStringLiteral("chartPopularity"));
    m_months->setObjectName(QStringLiteral("chartMonths"));
    m_gaps->setObjectName(QStringLiteral("chartGaps"));
    m_popularity->setLogScale(true, true);
    m_months->setTimeAxis(true);
    auto *grid = new QGridLayout(this);
    setSpacing(grid, 2);
    grid->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    int place = 0;
    for (auto *chart : {m_histories, m_popularity, m_months, m_gaps}) {
        auto *card = new Card({}, this);
        setSpacing(card->layout(), 0, 2);
        chart->setLegendVisible(false);
        card->body()->addWidget(chart);
        grid->addWidget(card, place / 2, place % 2);
        ++place;
    }
    connect(&Theme::current(), &Theme::changed, this, &DistributionCharts::draw);
    retranslate();
}

void DistributionCharts::setStats(const data::DatasetStats &stats)
{
    m_stats = stats;
    for (auto *chart : {m_histories, m_popularity, m_months, m_gaps})
        chart->resetZoom();
    draw();
}

void DistributionCharts::clear()
{
    m_stats = {};
    for (auto *chart : {m_histories, m_popularity, m_months, m_gaps})
        chart->clear();
}

void DistributionCharts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DistributionCharts::retranslate()
{
    m_histories->setTitles(tr("History length"), tr("interactions of a user"), tr("users"));
    m_popularity->setTitles(tr("Item popularity"), tr("rank of the item"), tr("interactions"));
    m_months->setTitles(tr("Interactions over time"), tr("month"), tr("interactions"));
    m_gaps->setTitles(tr("Gaps between interactions"), tr("gap (HSTU time buckets)"), tr("gaps"));
    m_histories->setToolTip(tr("How many users have a history of this length. Bars double in length every two steps."));
    m_popularity->setToolTip(tr("Interactions of each item, the most popular first; both axes are logarithmic."));
    m_months->setToolTip(tr("Interactions in each calendar month (UTC)."));
    m_gaps->setToolTip(
        tr("Time between a user's consecutive interactions, on the bucket scale on which HSTU's time bias learns its weights."));
    draw();
}

void DistributionCharts::draw()
{
    if (m_stats.historyLengths.empty())
        return;
    const QPen pen = Theme::current().seriesPen(0);
    const auto show = [&pen](Chart *chart, const QString &label, const Curve &curve, Chart::Style style) {
        chart->setSeries(kSeriesKey, label, curve.x, curve.y, pen, style);
    };
    show(m_histories, tr("users"), historyHistogram(m_stats.historyLengths), Chart::Style::Bars);
    const auto lengths = historyTicks(m_stats.longestHistory);
    m_histories->setTicks(lengths.positions, lengths.labels);
    show(m_popularity, tr("interactions"), popularityCurve(m_stats.itemCounts), Chart::Style::Line);
    show(m_months, tr("interactions"), monthCurve(m_stats), Chart::Style::Bars);
    show(m_gaps, tr("gaps"), gapCurve(m_stats.gapBuckets), Chart::Style::Bars);
    const auto gaps = gapTicks();
    m_gaps->setTicks(gaps.positions, gaps.labels);
}

} // namespace hstudio::ui
