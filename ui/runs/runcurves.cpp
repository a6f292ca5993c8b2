#include "ui/runs/runcurves.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/chart.h"

#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <limits>

namespace hstudio::ui
{

namespace
{

QString keyOf(base::RunId run, const char *part) { return QString::number(run.value) + QLatin1Char('/') + QLatin1String(part); }

double recallOf(const training::EpochRecord &record)
{
    const auto found = record.metrics.find("recall@10");
    return found == record.metrics.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

} // namespace

RunCurves::RunCurves(QWidget *parent) : QWidget(parent), m_recall(new Chart(this)), m_loss(new Chart(this))
{
    m_recall->setObjectName(QStringLiteral("runsRecallChart"));
    m_loss->setObjectName(QStringLiteral("runsLossChart"));
    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 4);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    for (Chart *chart : {m_recall, m_loss}) {
        chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding); // halves, whatever their titles ask for
        layout->addWidget(chart, 1);
    }
    linkCharts({m_recall, m_loss});
    connect(&Theme::current(), &Theme::changed, this, &RunCurves::draw);
    retranslate();
}

void RunCurves::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        draw();
    }
    QWidget::changeEvent(event);
}

void RunCurves::retranslate()
{
    m_recall->setTitles(tr("Validation Recall@10 (dot: best epoch)"), tr("Epoch"), tr("Recall@10"));
    m_loss->setTitles(tr("Validation loss (dashed: training)"), tr("Epoch"), tr("Loss"));
    m_recall->setEmptyText(tr("No epoch finished yet"));
    m_loss->setEmptyText(tr("No epoch finished yet"));
    m_recall->setAccessibleName(tr("Validation Recall@10 of the selected runs by epoch"));
    m_loss->setAccessibleName(tr("Loss of the selected runs by epoch"));
}

void RunCurves::setRuns(const std::vector<ComparedRun> &runs)
{
    m_runs = runs;
    draw();
}

void RunCurves::addEpoch(base::RunId run, const training::EpochRecord &record)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [run](const ComparedRun &shown) { return shown.record.id == run; });
    if (found == m_runs.end() || (!found->epochs.empty() && found->epochs.back().epoch >= record.epoch))
        return;
    found->epochs.push_back(record);
    if (record.best)
        found->record.bestEpoch = record.epoch;
    drawRun(*found);
}

int RunCurves::epochCount(base::RunId run) const { return m_recall->pointCount(keyOf(run, "val")); }

void RunCurves::draw()
{
    m_recall->clear();
    m_loss->clear();
    for (const ComparedRun &run : m_runs)
        drawRun(run);
}

void RunCurves::drawRun(const ComparedRun &run)
{
    QVector<double> epochs, recall, validation, train;
    for (const training::EpochRecord &record : run.epochs) {
        epochs << static_cast<double>(record.epoch);
        recall << recallOf(record);
        validation << record.valLoss;
        train << record.trainLoss;
    }
    const QString name = QString::fromStdString(run.record.name);
    const QPen pen = Theme::current().seriesPen(run.record.colour);
    QPen dashed = pen;
    dashed.setStyle(Qt::DashLine);
    m_recall->setSeries(keyOf(run.record.id, "val"), name, epochs, recall, pen);
    m_loss->setSeries(keyOf(run.record.id, "val"), name, epochs, validation, pen);
    m_loss->setSeries(keyOf(run.record.id, "train"), QString(), epochs, train, dashed);

    const std::int64_t best = run.record.bestEpoch;
    const auto found = std::find_if(run.epochs.begin(), run.epochs.end(), [best](const auto &record) { return record.epoch == best; });
    if (found != run.epochs.end())
        m_recall->setMarker(keyOf(run.record.id, "best"), static_cast<double>(best), recallOf(*found), {}, pen.color());
}

} // namespace hstudio::ui
