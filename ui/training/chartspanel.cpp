#include "ui/training/chartspanel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/training/insight.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace hstudio::ui
{

namespace
{
constexpr int refreshMilliseconds = 50;

QString seriesKey(base::RunId run, const std::string &value)
{
    return QStringLiteral("%1/%2").arg(run.value).arg(QString::fromStdString(value));
}

QString rawKey(base::RunId run, const std::string &value) { return seriesKey(run, value) + QStringLiteral("/raw"); }
} // namespace

ChartsPanel::ChartsPanel(Workbench &workbench, CurveStore &curves, RunSettings &settings, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_curves(curves), m_settings(settings), m_xLabel(makeSecondaryLabel({}, this)),
      m_x(new QComboBox(this)), m_smooth(new QComboBox(this)), m_logX(new QCheckBox(this)), m_logY(new QCheckBox(this))
{
    const std::array names{"lossChart", "recallChart", "ndcgChart", "throughputChart"};
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i] = new Chart(this);
        m_charts[i]->setObjectName(QLatin1String(names[i]));
        connect(m_charts[i], &Chart::seriesClicked, this,
                [this](const QString &key) { Q_EMIT runClicked(base::RunId{key.section(QLatin1Char('/'), 0, 0).toLongLong()}); });
    }
    m_charts[3]->setFromZero(true);
    linkCharts({m_charts.begin(), m_charts.end()});
    layOut();
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshMilliseconds);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ChartsPanel::refresh);
    connect(&curves, &CurveStore::changed, this, &ChartsPanel::scheduleRefresh);
    connect(&workbench, &Workbench::runStateChanged, this, &ChartsPanel::scheduleRefresh);
    connect(&Theme::current(), &Theme::changed, this, &ChartsPanel::refresh);
    for (auto *combo : {m_x, m_smooth})
        connect(combo, &QComboBox::currentIndexChanged, this, [this] {
            for (auto *chart : m_charts)
                chart->resetZoom();
            refresh();
        });
    for (auto *box : {m_logX, m_logY})
        connect(box, &QCheckBox::toggled, this, [this] {
            for (auto *chart : m_charts)
                chart->setLogScale(m_logX->isChecked(), m_logY->isChecked());
        });
    retranslate();
}

void ChartsPanel::layOut()
{
    m_x->setObjectName(QStringLiteral("xAxis"));
    m_smooth->setObjectName(QStringLiteral("smoothing"));
    m_logX->setObjectName(QStringLiteral("logX"));
    m_logY->setObjectName(QStringLiteral("logY"));
    for (const auto axis : {XAxis::Epoch, XAxis::Step, XAxis::WallTime})
        m_x->addItem({}, static_cast<int>(axis));
    for (const double factor : {0.0, 0.6, 0.9})
        m_smooth->addItem({}, factor);
    m_xLabel->setBuddy(m_x);
    auto *controls = new QHBoxLayout;
    setSpacing(controls, 3);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_xLabel, m_x, m_smooth, m_logX, m_logY})
        controls->addWidget(widget);
    controls->addStretch();
    auto *grid = new QGridLayout;
    setSpacing(grid, 4);
    for (int i = 0; i < 4; ++i) {
        auto *card = new Card({}, this);
        card->layout()->setContentsMargins(Theme::current().unit(3), Theme::current().unit(2), Theme::current().unit(2),
                                           Theme::current().unit(2));
        card->body()->addWidget(chart(i), 1);
        grid->addWidget(card, i / 2, i % 2);
        grid->setRowStretch(i / 2, 1);
        grid->setColumnStretch(i % 2, 1);
    }
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addLayout(controls);
    layout->addLayout(grid, 1);
}

ChartsPanel::XAxis ChartsPanel::xAxis() const { return static_cast<XAxis>(m_x->currentData().toInt()); }

double ChartsPanel::smoothing() const { return m_smooth->currentData().toDouble(); }

void ChartsPanel::showRun(base::RunId run)
{
    if (run == m_run)
        return;
    m_run = run;
    for (auto *chart : m_charts)
        chart->clear();
    m_drawn.clear();
    refresh();
}

void ChartsPanel::setOverlays(const std::set<base::RunId> &runs)
{
    m_overlays = runs;
    refresh();
}

void ChartsPanel::scheduleRefresh()
{
    if (!m_refreshTimer.isActive())
        m_refreshTimer.start();
}

std::string ChartsPanel::metric(const char *name) const
{
    const auto *run = m_workbench.run(m_run);
    const auto ks = run ? m_settings.of(*run).evaluation.ks : config::EvaluationConfig{}.ks;
    const bool ten = ks.empty() || std::find(ks.begin(), ks.end(), 10) != ks.end();
    return std::string(name) + "@" + std::to_string(ten ? 10 : ks.front());
}

double ChartsPanel::xOf(const training::EpochRecord &record) const
{
    switch (xAxis()) {
    case XAxis::Epoch: return static_cast<double>(record.epoch);
    case XAxis::Step: return static_cast<double>(record.globalStep);
    case XAxis::WallTime: break;
    }
    return record.wallSeconds / m_timeUnit;
}

void ChartsPanel::chooseTimeUnit()
{
    double longest = 0;
    for (const auto run : m_drawn)
        if (const auto &epochs = m_curves.epochs(run); !epochs.empty())
            longest = std::max(longest, epochs.back().wallSeconds);
    m_timeUnit = longest < 180 ? 1 : longest < 10800 ? 60 : 3600;
}

void ChartsPanel::refresh()
{
    m_refreshTimer.stop();
    auto wanted = m_overlays;
    if (m_run.valid())
        wanted.insert(m_run);
    for (const auto run : m_drawn)
        if (!wanted.contains(run))
            clearRun(run);
    m_drawn = wanted;
    chooseTimeUnit();
    setTitles();
    // The chosen run last, so that it lies on top.
    for (const auto id : m_drawn)
        if (const auto *run = m_workbench.run(id); run && id != m_run)
            drawRun(*run);
    const auto *chosen = m_workbench.run(m_run);
    if (chosen) {
        drawRun(*chosen);
        drawMarkers(*chosen, m_curves.epochs(m_run));
    }
}

void ChartsPanel::clearRun(base::RunId run)
{
    const QString prefix = QStringLiteral("%1/").arg(run.value);
    for (auto *chart : m_charts)
        for (const auto &key : chart->seriesKeys())
            if (key.startsWith(prefix))
                chart->removeSeries(key);
}

void ChartsPanel::setCurve(Chart &chart, const store::RunRecord &run, const std::string &value, bool dashed, const QString &label)
{
    const auto &epochs = m_curves.epochs(run.id);
    QVector<double> x;
    QVector<double> y;
    x.reserve(static_cast<qsizetype>(epochs.size()));
    y.reserve(static_cast<qsizetype>(epochs.size()));
    for (const auto &record : epochs) {
        x.append(xOf(record));
        y.append(value == "throughput" ? record.tokensPerSecond : valueOf(record, value));
    }
    auto pen = Theme::current().seriesPen(run.colour, run.id == m_run ? 2.0 : 1.4);
    if (dashed)
        pen.setStyle(Qt::DashLine);
    const bool smooth = smoothing() > 0;
    if (smooth) {
        auto faint = pen;
        auto color = pen.color();
        color.setAlphaF(0.35F);
        faint.setColor(color);
        faint.setWidthF(1.0);
        chart.setSeries(rawKey(run.id, value), {}, x, y, faint);
        y = smoothed(y, smoothing());
    } else {
        chart.removeSeries(rawKey(run.id, value));
    }
    chart.setSeries(seriesKey(run.id, value), label, x, y, pen);
}

void ChartsPanel::drawRun(const store::RunRecord &run)
{
    const QString name = QString::fromStdString(run.name);
    const bool alone = m_drawn.size() == 1;
    setCurve(*m_charts[0], run, "train_loss", true, alone ? tr("Train", "loss curve") : tr("%1, train").arg(name));
    setCurve(*m_charts[0], run, "val_loss", false, alone ? tr("Validation", "loss curve") : name);
    // Among several runs a name for each is enough; the title explains the dashes.
    m_charts[0]->setInLegend(seriesKey(run.id, "train_loss"), alone);
    setCurve(*m_charts[1], run, metric("recall"), false, alone ? metricLabel(metric("recall")) : name);
    setCurve(*m_charts[2], run, metric("ndcg"), false, alone ? metricLabel(metric("ndcg")) : name);
    setCurve(*m_charts[3], run, "throughput", false, alone ? tr("Tokens per second") : name);
}

void ChartsPanel::drawMarkers(const store::RunRecord &run, const std::vector<training::EpochRecord> &epochs)
{
    const auto best = bestEpoch(epochs, m_settings.of(run).stopping.monitor);
    const bool early = run.state == store::RunState::Finished && run.reason == "early_stop" && !epochs.empty();
    const std::array values{std::string("val_loss"), metric("recall"), metric("ndcg")};
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto &chart = *m_charts[i];
        if (best)
            chart.setMarker(QStringLiteral("best"), xOf(epochs[*best]), valueOf(epochs[*best], values[i]),
                            i == 1 ? tr("best: epoch %1").arg(epochs[*best].epoch) : QString(), Theme::current().series(run.colour));
        else
            chart.removeMarker(QStringLiteral("best"));
        if (early)
            chart.setMarker(QStringLiteral("earlyStop"), xOf(epochs.back()), std::numeric_limits<double>::quiet_NaN(),
                            i == 0 ? tr("early stop") : QString(), Theme::current().color(Token::SecondaryText));
        else
            chart.removeMarker(QStringLiteral("earlyStop"));
    }
}

void ChartsPanel::setTitles()
{
    const QString time = m_timeUnit == 1 ? tr("Training time (s)") : m_timeUnit == 60 ? tr("Training time (min)") : tr("Training time (h)");
    const QString x = xAxis() == XAxis::Epoch ? tr("Epoch") : xAxis() == XAxis::Step ? tr("Step") : time;
    m_charts[0]->setTitles(m_drawn.size() > 1 ? tr("Loss (train dashed)") : tr("Loss"), x, {});
    m_charts[1]->setTitles(metricLabel(metric("recall")), x, {});
    m_charts[2]->setTitles(metricLabel(metric("ndcg")), x, {});
    m_charts[3]->setTitles(tr("Throughput (tokens/s)"), x, {});
    const auto *run = m_workbench.run(m_run);
    const bool waiting = run && run->state == store::RunState::Queued;
    for (auto *chart : m_charts)
        chart->setEmptyText(waiting ? tr("Waits in the queue") : tr("The first point appears when the first epoch is done"));
}

void ChartsPanel::retranslate()
{
    m_xLabel->setText(tr("Over"));
    m_x->setAccessibleName(tr("Horizontal axis"));
    m_x->setItemText(0, tr("epoch"));
    m_x->setItemText(1, tr("step"));
    m_x->setItemText(2, tr("training time"));
    m_smooth->setAccessibleName(tr("Smoothing"));
    m_smooth->setToolTip(tr("Smoothed curves are moving averages; the raw ones stay visible behind them. Gaps stay gaps."));
    m_smooth->setItemText(0, tr("raw"));
    m_smooth->setItemText(1, tr("smoothed"));
    m_smooth->setItemText(2, tr("very smooth"));
    m_logX->setText(tr("log x"));
    m_logX->setAccessibleName(tr("Logarithmic horizontal axis"));
    m_logY->setText(tr("log y"));
    m_logY->setAccessibleName(tr("Logarithmic vertical axis"));
    refresh();
}

QByteArray ChartsPanel::saveState() const
{
    const QJsonObject state{{QStringLiteral("x"), m_x->currentIndex()},
                            {QStringLiteral("smooth"), m_smooth->currentIndex()},
                            {QStringLiteral("logX"), m_logX->isChecked()},
                            {QStringLiteral("logY"), m_logY->isChecked()}};
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void ChartsPanel::restoreState(const QByteArray &bytes)
{
    const auto state = QJsonDocument::fromJson(bytes).object();
    m_x->setCurrentIndex(std::clamp(state[QStringLiteral("x")].toInt(), 0, m_x->count() - 1));
    m_smooth->setCurrentIndex(std::clamp(state[QStringLiteral("smooth")].toInt(), 0, m_smooth->count() - 1));
    m_logX->setChecked(state[QStringLiteral("logX")].toBool());
    m_logY->setChecked(state[QStringLiteral("logY")].toBool());
}

void ChartsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
