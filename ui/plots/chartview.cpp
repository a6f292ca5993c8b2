#include "ui/plots/chartprivate.h"

#include "ui/plots/gapmarks.h"
#include "ui/plots/layers.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
/// At most 20 redraws a second.
constexpr int replotInterval = 50;
} // namespace

Chart::Private::Private(Chart &chart)
    : q(chart), header(new QHBoxLayout), title(new QLabel(&chart)), legend(new LegendStrip(&chart)), plot(new QCustomPlot(&chart)),
      tip(new QLabel(&chart)), empty(new QLabel(&chart))
{
    header->addWidget(title);
    header->addWidget(legend, 1);
    auto *layout = new QVBoxLayout(&chart);
    layout->setContentsMargins({});
    layout->setSpacing(Theme::current().unit());
    layout->addLayout(header);
    layout->addWidget(plot, 1);

    title->setObjectName(QStringLiteral("chartTitle"));
    auto strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    legend->setObjectName(QStringLiteral("chartLegend"));
    legend->hide();
    title->hide();
    tip->setObjectName(QStringLiteral("chartTip"));
    tip->setTextFormat(Qt::RichText);
    tip->setAttribute(Qt::WA_TransparentForMouseEvents);
    tip->hide();
    empty->setObjectName(QStringLiteral("chartEmpty"));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setAttribute(Qt::WA_TransparentForMouseEvents);

    setUpPlot();
    replotTimer.setSingleShot(true);
    QObject::connect(&replotTimer, &QTimer::timeout, &chart, [this] { plot->replot(QCustomPlot::rpQueuedRefresh); });
    QObject::connect(plot, &QCustomPlot::beforeReplot, &chart, [this] { beforeReplot(); });
    QObject::connect(plot, &QCustomPlot::afterReplot, &chart, [this] { afterReplot(); });
    QObject::connect(&Theme::current(), &Theme::changed, &chart, [this] { restyle(); });
}

void Chart::Private::setUpPlot()
{
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMouseTracking(true);
    plot->setPlottingHint(QCP::phFastPolylines);
    plot->setNoAntialiasingOnDrag(true);
    plot->setSelectionTolerance(q.fontMetrics().averageCharWidth());
    plot->axisRect()->setupFullAxesBox(false);
    plot->xAxis2->setVisible(false);
    plot->yAxis2->setVisible(false);
    plot->addLayer(QStringLiteral("crosshair"));
    overlay = plot->layer(QStringLiteral("crosshair"));
    overlay->setMode(QCPLayer::lmBuffered); // moves without redrawing the curves
    cross = new QCPItemStraightLine(plot);
    cross->setLayer(overlay);
    cross->setVisible(false);
    gapMarks = new GapMarks(*plot, [this] {
        std::vector<GapMarks::Curve> curves;
        for (const auto &[key, entry] : series)
            if (!entry->gaps().empty() && entry->style() != Style::Bars && !entry->label().isEmpty())
                curves.push_back({entry->gaps(), look.curve(entry->pen())});
        return curves;
    });
}

void Chart::Private::restyle()
{
    if (!look.paper)
        look.font = q.font();
    restyleAxes();
    cross->setPen(QPen(look.color(Token::SecondaryText), look.hairline, Qt::DotLine));
    for (auto &[key, marker] : markers)
        restyleMarker(marker);
    for (auto &[key, texts] : pointTexts) {
        for (auto *text : texts) {
            text->setColor(look.color(Token::SecondaryText));
            text->setFont(look.font);
            text->setPadding(QMargins(look.unit(2), 0, look.unit(2), 0));
        }
    }
    if (look.paper)
        return; // what follows stands on the screen only
    tip->setStyleSheet(
        QStringLiteral("QLabel#chartTip { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; padding: %4px; }")
            .arg(look.color(Token::Surface).name(), look.color(Token::Text).name(), look.color(Token::Border).name())
            .arg(look.unit()));
    for (auto *label : {title, empty}) {
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(label == empty ? Token::SecondaryText
                                                          : q.hasFocus() ? Token::Accent
                                                                         : Token::Text));
        label->setPalette(palette);
    }
    legend->update();
    scheduleReplot();
}

void Chart::Private::restyleAxes()
{
    const QColor secondary = look.color(Token::SecondaryText);
    const QColor border = look.color(Token::Border);
    QColor grid = border;
    grid.setAlphaF(0.6F);
    plot->setBackground(QBrush(look.color(Token::Surface)));
    for (auto *axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(border, look.hairline));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickLabelColor(secondary);
        axis->setLabelColor(secondary);
        axis->setTickLabelFont(look.font);
        axis->setLabelFont(look.font);
        axis->setTickLabelPadding(look.unit());
        axis->setLabelPadding(look.unit());
        axis->grid()->setPen(QPen(grid, look.hairline));
        axis->grid()->setZeroLinePen(QPen(grid, look.hairline));
        axis->grid()->setSubGridVisible(false);
    }
    plot->xAxis->grid()->setVisible(false); // horizontal lines are enough to read a value; the crosshair reads x
    // Room for five digits, so that charts above one another have their axes in line.
    const int left = look.metrics().horizontalAdvance(QStringLiteral("00000")) + look.unit(2);
    plot->axisRect()->setMinimumMargins(QMargins(left, look.unit(2), look.unit(4), look.unit()));
}

QSharedPointer<QCPAxisTicker> Chart::Private::xTicker() const
{
    if (!tickPositions.isEmpty()) {
        auto named = QSharedPointer<NamedTicker>::create();
        for (qsizetype i = 0; i < std::min(tickPositions.size(), tickLabels.size()); ++i)
            named->addTick(tickPositions[i], tickLabels[i]);
        return named;
    }
    if (timeAxis)
        return QSharedPointer<DateTicker>::create();
    if (logX)
        return QSharedPointer<LogTicker>::create();
    auto numbers = QSharedPointer<NumberTicker>::create();
    numbers->setWhole(std::all_of(series.begin(), series.end(), [](const auto &entry) { return entry.second->wholeX(); }));
    return numbers;
}

void Chart::Private::chooseTickers(QSize size)
{
    // as many ticks as there is room for labels, not a fixed number
    const auto metrics = look.metrics();
    const int labelWidth = metrics.averageCharWidth() * (timeAxis ? 16 : 9);
    const auto xTicks = xTicker();
    xTicks->setTickCount(std::clamp(size.width() / std::max(1, labelWidth), 2, 8));
    plot->xAxis->setTicker(xTicks);
    // A low chart gives its lines to the curves; the tool tip still names the axis.
    constexpr int linesForATitle = 9;
    plot->xAxis->setLabel(look.paper || size.height() >= linesForATitle * metrics.lineSpacing() ? xTitle : QString());
    QSharedPointer<QCPAxisTicker> yTicks;
    if (logY)
        yTicks = QSharedPointer<LogTicker>::create();
    else
        yTicks = QSharedPointer<NumberTicker>::create();
    yTicks->setTickCount(std::clamp(size.height() / (metrics.lineSpacing() * 2), 3, 5));
    plot->yAxis->setTicker(yTicks);
    settingRange = true; // a change of scale moves a range that starts at 0
    plot->xAxis->setScaleType(logX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot->yAxis->setScaleType(logY ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    settingRange = false;
}

QList<LegendStrip::Entry> Chart::Private::legendEntries() const
{
    QList<LegendStrip::Entry> entries;
    for (const auto &key : std::as_const(order)) {
        const auto &entry = *series.at(key);
        if (entry.inLegend())
            entries.append({key, entry.label(), look.curve(entry.pen()), entry.style() == Style::Bars});
    }
    return entries;
}

void Chart::Private::refreshLegend()
{
    const auto entries = legendEntries();
    legend->setEntries(entries);
    legend->setVisible(legendWanted && entries.size() > 1);
    title->setVisible(titleWidget == nullptr && !title->text().isEmpty());
}

void Chart::Private::groupBars()
{
    const auto isBars = [](const auto &entry) { return entry.second->style() == Style::Bars; };
    const auto members = barsGroup ? static_cast<int>(std::count_if(series.begin(), series.end(), isBars)) : 1;
    if (barsGroup)
        barsGroup->setSpacing(0);
    for (const auto &key : std::as_const(order))
        series.at(key)->setBarGroup(barsGroup.get(), members);
}

Bounds Chart::Private::allBounds() const
{
    Bounds bounds;
    for (const auto &[key, entry] : series) {
        auto own = entry->bounds();
        if (!own.empty()) {
            own.xMin -= entry->halfWidth();
            own.xMax += entry->halfWidth();
        }
        bounds.add(own);
    }
    return bounds;
}

void Chart::Private::setRange(QCPAxis *axis, double lower, double upper)
{
    if (!std::isfinite(lower) || !std::isfinite(upper) || lower >= upper)
        return;
    settingRange = true;
    axis->setRange(lower, upper);
    settingRange = false;
}

void Chart::Private::fit()
{
    if (!zoomedX)
        fitX();
    if (!zoomedY)
        fitY();
}

void Chart::Private::fitX()
{
    const auto bounds = allBounds();
    if (bounds.empty())
        return setRange(plot->xAxis, logX ? 1 : 0, logX ? 10 : 1);
    if (logX) {
        const double lower = std::isfinite(bounds.xMinPositive) ? bounds.xMinPositive : 1.0;
        const double upper = std::max(bounds.xMax, lower * 1.5);
        return setRange(plot->xAxis, lower / 1.1, upper * 1.1);
    }
    const double pad = bounds.xMax > bounds.xMin ? (bounds.xMax - bounds.xMin) * 0.02 : std::max(1.0, std::abs(bounds.xMin) * 0.01);
    setRange(plot->xAxis, bounds.xMin - pad, bounds.xMax + pad);
}

void Chart::Private::fitY()
{
    Bounds bounds;
    bool zero = fromZero;
    const auto range = plot->xAxis->range();
    for (const auto &[key, entry] : series) {
        bounds.add(zoomedX ? entry->boundsWithin(range.lower, range.upper) : entry->bounds());
        zero = zero || entry->style() == Style::Bars;
    }
    if (bounds.empty())
        return setRange(plot->yAxis, logY ? 1 : 0, logY ? 10 : 1);
    if (logY) {
        const double lower = std::isfinite(bounds.yMinPositive) ? bounds.yMinPositive : 1.0;
        const double upper = std::max(bounds.yMax, lower * 1.05);
        const double pad = std::pow(upper / lower, 0.06);
        return setRange(plot->yAxis, lower / (zero ? 2.0 : pad), upper * pad);
    }
    if (zero) {
        bounds.yMin = std::min(bounds.yMin, 0.0);
        bounds.yMax = std::max(bounds.yMax, 0.0);
    }
    double pad = (bounds.yMax - bounds.yMin) * 0.08;
    if (pad <= 0)
        pad = bounds.yMax != 0 ? std::abs(bounds.yMax) * 0.1 : 1.0;
    const bool labelled = std::any_of(markers.begin(), markers.end(),
                                      [](const auto &entry) { return entry.second.point && !entry.second.text->text().isEmpty(); });
    if (labelled) // room for the label above the highest point
        bounds.yMax += (bounds.yMax - bounds.yMin + pad) * 1.4 * look.metrics().height() / std::max(1, plot->height());
    const double lower = bounds.yMin >= 0 ? std::max(0.0, bounds.yMin - pad) : bounds.yMin - pad;
    setRange(plot->yAxis, lower, bounds.yMax + pad);
}

void Chart::Private::scheduleReplot()
{
    if (replotTimer.isActive() || !q.isVisible() || look.paper)
        return;
    const qint64 wait = sinceReplot.isValid() ? std::max<qint64>(0, replotInterval - sinceReplot.elapsed()) : 0;
    replotTimer.start(static_cast<int>(wait));
}

void Chart::Private::replotNow()
{
    if (q.isVisible() && !wheeling)
        plot->replot(QCustomPlot::rpQueuedReplot);
}

void Chart::Private::beforeReplot()
{
    replotTimer.stop();
    chooseTickers(plot->size());
    fit();
    for (const auto &[key, entry] : series)
        entry->prepare(plot->xAxis->range(), std::max(1, plot->width()), logX);
    placeMarkerLabels();
}

void Chart::Private::afterReplot()
{
    wheeling = false;
    sinceReplot.restart();
    placeOverlays();
    refreshTip();
}

void Chart::Private::placeOverlays()
{
    const bool nothing = std::all_of(series.begin(), series.end(), [](const auto &entry) { return entry.second->bounds().empty(); });
    empty->setVisible(nothing && !empty->text().isEmpty());
    empty->setGeometry(plot->geometry());
    empty->raise();
}

} // namespace hstudio::ui
