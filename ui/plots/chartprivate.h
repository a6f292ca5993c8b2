#pragma once

#include "ui/plots/chart.h"
#include "ui/plots/legendstrip.h"
#include "ui/plots/plotseries.h"
#include "ui/plots/tickers.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace hstudio::ui
{

/// Inside of a Chart. chart.cpp holds the data side, chartview.cpp look and ranges, chartinput.cpp pointer, keys and tool tip.
struct Chart::Private
{
    explicit Private(Chart &chart);

    struct Marker
    {
        QCPItemTracer *point = nullptr;      ///< for a finite y
        QCPItemStraightLine *line = nullptr; ///< otherwise
        QCPItemText *text = nullptr;
        QColor color;
    };
    struct TipRow
    {
        const PlotSeries *series = nullptr;
        double y = 0;
        double distance = 0; ///< pixels from the pointer, or the order of the series
    };

    // look and ranges
    void restyle();
    void restyleMarker(Marker &marker) const;
    /// Labels stand on the side of their marker where there is room.
    void placeMarkerLabels();
    void chooseTickers();
    void refreshLegend();
    void fit();
    void fitX();
    void fitY();
    [[nodiscard]] Bounds allBounds() const;
    void setRange(QCPAxis *axis, double lower, double upper);
    void scheduleReplot();
    void replot();
    void placeOverlays();

    // input and tool tip
    void connectInput();
    void userChangedX(const QCPRange &range);
    void pointerMoved(QPoint position);
    void pointerLeft();
    void walk(int direction);
    void zoom(double factor);
    void showCrosshair(double x);
    [[nodiscard]] double snapped(QPoint position) const;
    [[nodiscard]] QString xText(double x) const;
    [[nodiscard]] std::vector<TipRow> tipRows() const;
    void refreshTip();

    Chart &q;
    QLabel *title;
    LegendStrip *legend;
    QCustomPlot *plot;
    QLabel *tip;
    QLabel *empty;
    QCPLayer *overlay;
    QCPItemStraightLine *cross;

    std::map<QString, std::unique_ptr<PlotSeries>> series;
    QStringList order; ///< keys as they were added
    std::map<QString, Marker> markers;
    QVector<double> tickPositions;
    QVector<QString> tickLabels;
    QString xTitle;
    double crosshairX = std::numeric_limits<double>::quiet_NaN();
    std::optional<QPoint> pointer; ///< in the plot, while it is here
    bool logX = false;
    bool logY = false;
    bool timeAxis = false;
    bool fromZero = false;
    bool legendWanted = true;
    bool zoomedX = false; ///< the user chose the range: data no longer moves it
    bool zoomedY = false;
    bool settingRange = false;
    QTimer replotTimer;
    QElapsedTimer sinceReplot;
};

} // namespace hstudio::ui
