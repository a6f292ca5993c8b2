#include "ui/training/chartspanel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/training/chartmetrics.h"
#include "ui/training/insight.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QJsonArray>
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
constexpr std::size_t shownMarks = 50; ///< the newest ones
/// What the charts show at first. "recall" stands for recall@10, or the first cut-off where there is no 10.
constexpr std::array firstMetrics{"loss", "recall", "ndcg", "throughput"};
constexpr std::array chartNames{"lossChart", "recallChart", "ndcgChart", "throughputChart"};

QString seriesKey(base::RunId run, const std::string &value)
{
    return QStringLiteral("%1/%2").arg(run.value).arg(QString::fromStdString(value));
}

QString rawKey(base::RunId run, const std::string &value) { return seriesKey(run, value) + QStringLiteral("/raw"); }

QString markerKey(int index) { return QStringLiteral("mark%1").arg(index); }
} // namespace

ChartsPanel::ChartsPanel(Workbench &workbench, CurveStore &curves, RunSettings &settings, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_curves(curves), m_settings(settings), m_xLabel(makeSecondaryLabel({}, this)),
      m_x(new QComboBox(this)), m_smooth(new QComboBox(this)), m_logX(new QCheckBox(this)), m_logY(new QCheckBox(this))
{
    for (std::size_t place = 0; place < chartCount; ++place)
        makeChart(place);
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

void ChartsPanel::makeChart(std::size_t place)
{
    auto *chart = m_charts[place] = new Chart(this);
    chart->setObjectName(QLatin1String(chartNames[place]));
    connect(chart, &Chart::seriesClicked, this,
            [this](const QString &key) { Q_EMIT runClicked(base::RunId{key.section(QLatin1Char('/'), 0, 0).toLongLong()}); });
    auto *metric = m_metrics[place] = new QComboBox(chart);
    metric->setObjectName(chart->objectName() + QStringLiteral("Metric"));
    metric->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setRole(metric, QStringLiteral("heading"));
    auto strong = metric->font();
    strong.setWeight(QFont::DemiBold);
    metric->setFont(strong);
    m_wanted[place] = QLatin1String(firstMetrics[place]);
    chart->setTitleWidget(metric);
    connect(metric, &QComboBox::activated, this, [this, place] {
        m_wanted[place] = m_metrics[place]->currentData().toString();
        m_charts[place]->clear();
        refresh();
    });
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
    for (int i = 0; i < static_cast<int>(chartCount); ++i) {
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

std::string ChartsPanel::metricOf(std::size_t place) const { return m_metrics[place]->currentData().toString().toStdString(); }

/// Offers what the chosen run has; each chart goes on with what it showed, or the nearest to it.
void ChartsPanel::fillMetrics()
{
    const auto *run = m_workbench.run(m_run);
    const auto names = drawableMetrics(run ? m_settings.of(*run) : config::ExperimentConfig{});
    for (std::size_t place = 0; place < chartCount; ++place) {
        auto &box = *m_metrics[place];
        const QSignalBlocker quiet(box);
        while (box.count() > names.size())
            box.removeItem(box.count() - 1);
        for (int i = 0; i < names.size(); ++i) {
            if (i == box.count())
                box.addItem({});
            box.setItemText(i, names[i] == QLatin1String("loss") && m_drawn.size() > 1 ? tr("Loss (train dashed)")
                                                                                       : metricTitle(names[i].toStdString()));
            box.setItemData(i, names[i]);
        }
        box.setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, nearestMetric(names, m_wanted[place]))));
    }
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

double ChartsPanel::xOf(const experiment::RunMark &mark) const
{
    switch (xAxis()) {
    case XAxis::Epoch: return mark.epoch;
    case XAxis::Step: return static_cast<double>(mark.globalStep);
    case XAxis::WallTime: break;
    }
    return wallSecondsAt(m_curves.epochs(m_run), mark.epoch) / m_timeUnit;
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
    fillMetrics();
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
        y.append(valueOf(record, value));
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
    for (std::size_t place = 0; place < chartCount; ++place)
        drawInto(place, run);
}

void ChartsPanel::drawInto(std::size_t place, const store::RunRecord &run)
{
    auto &chart = *m_charts[place];
    const QString name = QString::fromStdString(run.name);
    const bool alone = m_drawn.size() == 1;
    const std::string metric = metricOf(place);
    if (metric != "loss")
        return setCurve(chart, run, metric, false, alone ? metricTitle(metric) : name);
    setCurve(chart, run, "train_loss", true, alone ? tr("Train", "loss curve") : tr("%1, train").arg(name));
    setCurve(chart, run, "val_loss", false, alone ? tr("Validation", "loss curve") : name);
    // Among several runs a name for each is enough; the tool tip of the title explains the dashes.
    chart.setInLegend(seriesKey(run.id, "train_loss"), alone);
}

void ChartsPanel::drawMarkers(const store::RunRecord &run, const std::vector<training::EpochRecord> &epochs)
{
    const auto best = bestEpoch(epochs, m_settings.of(run).stopping.monitor);
    const bool early = run.state == store::RunState::Finished && run.reason == "early_stop" && !epochs.empty();
    const auto previous = m_markCount;
    m_markCount = static_cast<int>(std::min(shownMarks, m_curves.marks(run.id).size()));
    for (std::size_t place = 0; place < chartCount; ++place) {
        auto &chart = *m_charts[place];
        const std::string metric = metricOf(place);
        const bool quality = metric == "loss" || metric.find('@') != std::string::npos;
        if (best && quality)
            chart.setMarker(QStringLiteral("best"), xOf(epochs[*best]), valueOf(epochs[*best], metric == "loss" ? "val_loss" : metric),
                            place == 1 ? tr("best: epoch %1").arg(epochs[*best].epoch) : QString(), Theme::current().series(run.colour));
        else
            chart.removeMarker(QStringLiteral("best"));
        if (early)
            chart.setMarker(QStringLiteral("earlyStop"), xOf(epochs.back()), std::numeric_limits<double>::quiet_NaN(),
                            place == 0 ? tr("early stop") : QString(), Theme::current().color(Token::SecondaryText));
        else
            chart.removeMarker(QStringLiteral("earlyStop"));
        drawMarks(chart, place == 0);
        for (int i = m_markCount; i < previous; ++i)
            chart.removeMarker(markerKey(i));
    }
}

/// Where the run was paused, went on from a checkpoint, or failed.
void ChartsPanel::drawMarks(Chart &chart, bool labelled)
{
    const auto &marks = m_curves.marks(m_run);
    const auto &theme = Theme::current();
    for (int i = 0; i < m_markCount; ++i) {
        const auto &mark = marks[marks.size() - static_cast<std::size_t>(m_markCount - i)];
        using Kind = experiment::RunMark::Kind;
        const auto [text, token] = mark.kind == Kind::Paused    ? std::pair(tr("paused"), Token::Warning)
                                   : mark.kind == Kind::Resumed ? std::pair(tr("resumed"), Token::Accent)
                                                                : std::pair(tr("failed"), Token::Danger);
        chart.setMarker(markerKey(i), xOf(mark), std::numeric_limits<double>::quiet_NaN(), labelled ? text : QString(), theme.color(token));
    }
}

void ChartsPanel::setTitles()
{
    const QString time = m_timeUnit == 1 ? tr("Training time (s)") : m_timeUnit == 60 ? tr("Training time (min)") : tr("Training time (h)");
    const QString x = xAxis() == XAxis::Epoch ? tr("Epoch") : xAxis() == XAxis::Step ? tr("Step") : time;
    const auto *run = m_workbench.run(m_run);
    const bool waiting = run && run->state == store::RunState::Queued;
    for (std::size_t place = 0; place < chartCount; ++place) {
        auto &chart = *m_charts[place];
        const std::string metric = metricOf(place);
        chart.setTitles(metricTitle(metric), x, {});
        chart.setFromZero(metric == "throughput" || metric == "seconds");
        chart.setEmptyText(waiting ? tr("Waits in the queue") : tr("The first point appears when the first epoch is done"));
        m_metrics[place]->setToolTip(metric == "loss" ? tr("Mean loss of a target: of the training dashed, on the validation items solid")
                                                      : metricHelp(metric));
    }
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
    for (auto *metric : m_metrics)
        metric->setAccessibleName(tr("What this chart shows"));
    m_logX->setText(tr("log x"));
    m_logX->setAccessibleName(tr("Logarithmic horizontal axis"));
    m_logY->setText(tr("log y"));
    m_logY->setAccessibleName(tr("Logarithmic vertical axis"));
    refresh();
}

QByteArray ChartsPanel::saveState() const
{
    QJsonArray metrics;
    for (const auto &wanted : m_wanted)
        metrics.append(wanted);
    const QJsonObject state{{QStringLiteral("metrics"), metrics},
                            {QStringLiteral("x"), m_x->currentIndex()},
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
    const auto metrics = state[QStringLiteral("metrics")].toArray();
    for (std::size_t place = 0; place < chartCount; ++place)
        if (const QString wanted = metrics.at(static_cast<int>(place)).toString(); !wanted.isEmpty())
            m_wanted[place] = wanted;
    for (auto *chart : m_charts)
        chart->clear();
    refresh();
}

void ChartsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
