#include "ui/plots/chartprivate.h"

#include "ui/common/theme.h"

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
    : q(chart), title(new QLabel(&chart)), legend(new LegendStrip(&chart)), plot(new QCustomPlot(&chart)), tip(new QLabel(&chart)),
      empty(new QLabel(&chart))
{
    auto *header = new QHBoxLayout;
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

    replotTimer.setSingleShot(true);
    QObject::connect(&replotTimer, &QTimer::timeout, &chart, [this] { replot(); });
    QObject::connect(&Theme::current(), &Theme::changed, &chart, [this] { restyle(); });
}

void Chart::Private::restyle()
{
    const auto &theme = Theme::current();
    const QColor secondary = theme.color(Token::SecondaryText);
    const QColor border = theme.color(Token::Border);
    QColor grid = border;
    grid.setAlphaF(0.6F);
    plot->setBackground(QBrush(theme.color(Token::Surface)));
    for (auto *axis : {plot->xAxis, plot->yAxis}) {
        axis->setBasePen(QPen(border, 1));
        axis->setTickPen(Qt::NoPen);
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickLabelColor(secondary);
        axis->setLabelColor(secondary);
        axis->setTickLabelFont(q.font());
        axis->setLabelFont(q.font());
        axis->setTickLabelPadding(theme.unit());
        axis->setLabelPadding(theme.unit());
        axis->grid()->setPen(QPen(grid, 1));
        axis->grid()->setZeroLinePen(QPen(grid, 1));
        axis->grid()->setSubGridVisible(false);
    }
    plot->xAxis->grid()->setVisible(false); // horizontal lines are enough to read a value; the crosshair reads x
    // Room for five digits, so that charts above one another have their axes in line.
    const int left = q.fontMetrics().horizontalAdvance(QStringLiteral("00000")) + theme.unit(2);
    plot->axisRect()->setMinimumMargins(QMargins(left, theme.unit(2), theme.unit(4), theme.unit()));
    cross->setPen(QPen(secondary, 1, Qt::DotLine));
    for (auto &[key, marker] : markers)
        restyleMarker(marker);
    tip->setStyleSheet(
        QStringLiteral("QLabel#chartTip { background: %1; color: %2; border: 1px solid %3; border-radius: %4px; padding: %4px; }")
            .arg(theme.color(Token::Surface).name(), theme.color(Token::Text).name(), border.name())
            .arg(theme.unit()));
    for (auto *label : {title, empty}) {
        auto palette = label->palette();
        palette.setColor(QPalette::WindowText, label == empty ? secondary
                                               : q.hasFocus() ? theme.color(Token::Accent)
                                                              : theme.color(Token::Text));
        label->setPalette(palette);
    }
    legend->update();
    scheduleReplot();
}

void Chart::Private::restyleMarker(Marker &marker) const
{
    const auto &theme = Theme::current();
    if (marker.point) {
        marker.point->setPen(QPen(theme.color(Token::Surface), 1.5));
        marker.point->setBrush(marker.color);
        marker.point->setSize(q.fontMetrics().height() * 0.6);
    }
    if (marker.line)
        marker.line->setPen(QPen(marker.color, 1, Qt::DashDotLine));
    marker.text->setColor(theme.color(Token::SecondaryText));
    marker.text->setFont(q.font());
    auto veil = theme.color(Token::Surface); // the label stays readable on a curve
    veil.setAlphaF(0.8F);
    marker.text->setBrush(veil);
    marker.text->setPen(Qt::NoPen);
    marker.text->setPadding(QMargins(theme.unit(), 0, theme.unit(), 0));
}

void Chart::Private::placeMarkerLabels()
{
    for (auto &[key, marker] : markers) {
        const double x = marker.point ? marker.point->position->key() : marker.line->point1->key();
        const bool right = plot->xAxis->coordToPixel(x) > plot->axisRect()->center().x();
        marker.text->setPositionAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | (marker.point ? Qt::AlignBottom : Qt::AlignTop));
        // A marker outside the visible range takes its label with it.
        const bool visible =
            plot->xAxis->range().contains(x) && (!marker.point || plot->yAxis->range().contains(marker.point->position->value()));
        marker.text->setVisible(visible);
        if (marker.point)
            marker.point->setVisible(visible);
    }
}

void Chart::Private::chooseTickers()
{
    const auto whole = std::all_of(series.begin(), series.end(), [](const auto &entry) { return entry.second->wholeX(); });
    QSharedPointer<QCPAxisTicker> xTicker;
    if (!tickPositions.isEmpty()) {
        auto named = QSharedPointer<NamedTicker>::create();
        for (qsizetype i = 0; i < std::min(tickPositions.size(), tickLabels.size()); ++i)
            named->addTick(tickPositions[i], tickLabels[i]);
        xTicker = named;
    } else if (timeAxis) {
        xTicker = QSharedPointer<DateTicker>::create();
    } else if (logX) {
        xTicker = QSharedPointer<LogTicker>::create();
    } else {
        auto numbers = QSharedPointer<NumberTicker>::create();
        numbers->setWhole(whole);
        xTicker = numbers;
    }
    // as many ticks as there is room for labels, not a fixed number
    const int labelWidth = q.fontMetrics().averageCharWidth() * (timeAxis ? 16 : 9);
    xTicker->setTickCount(std::clamp(plot->width() / std::max(1, labelWidth), 2, 8));
    plot->xAxis->setTicker(xTicker);
    // A low chart gives its lines to the curves; the tool tip still names the axis.
    constexpr int linesForATitle = 9;
    plot->xAxis->setLabel(plot->height() >= linesForATitle * q.fontMetrics().lineSpacing() ? xTitle : QString());
    QSharedPointer<QCPAxisTicker> yTicker;
    if (logY)
        yTicker = QSharedPointer<LogTicker>::create();
    else
        yTicker = QSharedPointer<NumberTicker>::create();
    yTicker->setTickCount(std::clamp(plot->height() / (q.fontMetrics().lineSpacing() * 2), 3, 5));
    plot->yAxis->setTicker(yTicker);
    settingRange = true; // a change of scale moves a range that starts at 0
    plot->xAxis->setScaleType(logX ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot->yAxis->setScaleType(logY ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    settingRange = false;
}

void Chart::Private::refreshLegend()
{
    QList<LegendStrip::Entry> entries;
    for (const auto &key : std::as_const(order)) {
        const auto &entry = *series.at(key);
        if (entry.inLegend())
            entries.append({key, entry.label(), entry.pen(), entry.style() == Style::Bars});
    }
    legend->setEntries(entries);
    legend->setVisible(legendWanted && entries.size() > 1);
    title->setVisible(!title->text().isEmpty());
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
        bounds.yMax += (bounds.yMax - bounds.yMin + pad) * 1.4 * q.fontMetrics().height() / std::max(1, plot->axisRect()->height());
    const double lower = bounds.yMin >= 0 ? std::max(0.0, bounds.yMin - pad) : bounds.yMin - pad;
    setRange(plot->yAxis, lower, bounds.yMax + pad);
}

void Chart::Private::scheduleReplot()
{
    if (replotTimer.isActive() || !q.isVisible())
        return;
    const qint64 wait = sinceReplot.isValid() ? std::max<qint64>(0, replotInterval - sinceReplot.elapsed()) : 0;
    replotTimer.start(static_cast<int>(wait));
}

void Chart::Private::replot()
{
    chooseTickers();
    fit();
    placeMarkerLabels();
    plot->replot(QCustomPlot::rpQueuedRefresh);
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
