#include "ui/runs/runcurves.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/chart.h"
#include "ui/runs/comparetext.h"

#include <QHBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

QString keyOf(const compare::Run &run, const char *part)
{
    return QString::number(run.record.id.value) + QLatin1Char('/') + QLatin1String(part);
}

} // namespace

RunCurves::RunCurves(QWidget *parent)
    : RunsTab(parent), m_metric(new Chart(this)), m_loss(new Chart(this)), m_which(new QComboBox(this)), m_fold(new QCheckBox(this))
{
    m_metric->setObjectName(QStringLiteral("runsRecallChart"));
    m_loss->setObjectName(QStringLiteral("runsLossChart"));
    m_which->setObjectName(QStringLiteral("runsCurveMetric"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_fold->setObjectName(QStringLiteral("runsCurvesFold"));
    auto *choice = new QWidget(this);
    auto *choices = new QHBoxLayout(choice);
    setSpacing(choices, 2);
    choices->addWidget(m_which);
    choices->addWidget(m_fold);
    m_metric->setTitleWidget(choice);

    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 4);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    for (Chart *chart : {m_metric, m_loss}) {
        chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding); // halves, whatever their titles ask for
        layout->addWidget(chart, 1);
    }
    linkCharts({m_metric, m_loss});
    connect(m_which, &QComboBox::activated, this, [this] {
        showTitles();
        draw();
    });
    connect(m_fold, &QCheckBox::toggled, this, &RunCurves::draw);
    connect(&Theme::current(), &Theme::changed, this, &RunCurves::draw);
    retranslate();
}

QString RunCurves::title() const { return tr("Curves"); }

void RunCurves::retranslate()
{
    m_which->setAccessibleName(tr("Validation metric"));
    m_which->setToolTip(tr("Validation metric by epoch; the dot is the best epoch"));
    m_fold->setText(tr("Fold seeds"));
    m_fold->setToolTip(tr("Runs that differ in nothing but the seed become one curve, their mean, in a band of one standard deviation"));
    m_loss->setTitles(tr("Validation loss (dashed: training)"), tr("Epoch"), tr("Loss"));
    for (Chart *chart : {m_metric, m_loss})
        chart->setEmptyText(tr("No epoch finished yet"));
    m_loss->setAccessibleName(tr("Loss of the selected runs by epoch"));
    fillMetrics(*m_which, validationMetricsOf(m_shown), "recall@10");
    showTitles();
    draw();
}

void RunCurves::showTitles()
{
    const QString label = m_which->currentText();
    m_metric->setTitles(tr("Validation %1", "a metric").arg(label), tr("Epoch"), label);
    m_metric->setAccessibleName(tr("Validation %1 of the selected runs by epoch", "a metric").arg(label));
}

void RunCurves::showRuns()
{
    m_shown = *m_runs;
    fillMetrics(*m_which, validationMetricsOf(m_shown), "recall@10");
    m_fold->setEnabled(m_shown.size() > 1);
    showTitles();
    draw();
}

void RunCurves::addEpoch(base::RunId run, const training::EpochRecord &record)
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), [run](const compare::Run &shown) { return shown.record.id == run; });
    if (found == m_shown.end() || (!found->epochs.empty() && found->epochs.back().epoch >= record.epoch))
        return;
    found->epochs.push_back(record);
    if (record.best)
        found->record.bestEpoch = record.epoch;
    if (m_which->count() == 0) {
        fillMetrics(*m_which, validationMetricsOf(m_shown), "recall@10");
        showTitles();
    }
    if (m_fold->isChecked())
        return draw();
    drawGroup({.label = found->record.name, .runs = {static_cast<std::size_t>(found - m_shown.begin())}});
}

int RunCurves::epochCount(base::RunId run) const
{
    compare::Run wanted;
    wanted.record.id = run;
    return m_metric->pointCount(keyOf(wanted, "val"));
}

void RunCurves::draw()
{
    m_metric->clear();
    m_loss->clear();
    for (const compare::RunGroup &group : groupsOf(m_shown, m_fold->isChecked()))
        drawGroup(group);
    Q_EMIT contentChanged();
}

RunCurves::Curve RunCurves::curve(const compare::RunGroup &group, const std::string &metric) const
{
    Curve curve;
    for (const compare::CurvePoint &point : compare::foldCurve(m_shown, group, metric)) {
        curve.epochs << static_cast<double>(point.epoch);
        curve.mean << point.value.mean;
        curve.lower << point.value.mean - point.value.std;
        curve.upper << point.value.mean + point.value.std;
    }
    return curve;
}

void RunCurves::drawGroup(const compare::RunGroup &group)
{
    const compare::Run &first = m_shown[group.runs.front()];
    const QString name = QString::fromStdString(group.label);
    const QPen pen = Theme::current().seriesPen(first.record.colour);
    QPen dashed = pen;
    dashed.setStyle(Qt::DashLine);
    const auto put = [&](Chart *chart, const char *part, const std::string &metric, const QString &label, const QPen &look) {
        const Curve points = curve(group, metric);
        const QString key = keyOf(first, part);
        chart->setSeries(key, label, points.epochs, points.mean, look);
        if (group.runs.size() > 1 && std::string_view(part) == "val")
            chart->setSpread(key, points.lower, points.upper);
    };
    put(m_metric, "val", chosenMetric(*m_which), name, pen);
    put(m_loss, "val", "val_loss", name, pen);
    put(m_loss, "train", "train_loss", QString(), dashed);
    if (group.runs.size() == 1)
        drawBest(group);
}

void RunCurves::drawBest(const compare::RunGroup &group)
{
    const compare::Run &run = m_shown[group.runs.front()];
    const std::int64_t best = run.record.bestEpoch;
    const auto found = std::find_if(run.epochs.begin(), run.epochs.end(), [best](const auto &record) { return record.epoch == best; });
    if (found != run.epochs.end())
        m_metric->setMarker(keyOf(run, "best"), static_cast<double>(best), compare::epochValue(*found, chosenMetric(*m_which)), {},
                            Theme::current().series(run.record.colour));
}

} // namespace hstudio::ui
