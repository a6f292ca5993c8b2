#pragma once

#include "ui/plots/chart.h"
#include "ui/plots/legendstrip.h"
#include "ui/plots/look.h"
#include "ui/plots/plotseries.h"
#include "ui/plots/tickers.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QHBoxLayout;

namespace hstudio::ui
{

class GapMarks;

/// Inside of a Chart. chart.cpp holds the data side, chartview.cpp look and ranges, chartmarkers.cpp markers, chartinput.cpp pointer and keys, charttip.cpp crosshair and tool
/// tip, chartexport.cpp paper.
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
        QString name;
        double x = 0;
        double y = 0;
        double distance = 0; ///< pixels from the pointer, or the order of the series
    };
    /// A point of a scatter series.
    struct Hit
    {
        QString key;
        int index = 0;
    };

    // look and ranges
    void setUpPlot();
    void restyle();
    void restyleAxes();
    void restyleMarker(Marker &marker) const;
    /// Labels stand on the side of their marker where there is room, and not on one another.
    void placeMarkerLabels();
    void placePointMarker(const Marker &marker, std::vector<QRectF> &taken) const;
    void placeLineLabel(const Marker &marker, std::vector<QRectF> &taken) const;
    [[nodiscard]] bool onRightHalf(double x) const;
    [[nodiscard]] QSizeF labelSize(const QCPItemText &text) const;
    void chooseTickers(QSize size);
    [[nodiscard]] QSharedPointer<QCPAxisTicker> xTicker() const;
    [[nodiscard]] QList<LegendStrip::Entry> legendEntries() const;
    void refreshLegend();
    void groupBars();
    void fit();
    void fitX();
    void fitY();
    [[nodiscard]] Bounds allBounds() const;
    void setRange(QCPAxis *axis, double lower, double upper);
    /// Soon, together with what else changes meanwhile.
    void scheduleReplot();
    /// As soon as the events that are waiting have been handled: for what a person does.
    void replotNow();
    void beforeReplot();
    void afterReplot();
    void placeOverlays();

    // input
    void connectInput();
    void clicked(QPoint position);
    [[nodiscard]] QString seriesAt(QPoint position) const;
    void userChangedX(const QCPRange &range);
    void pointerMoved(QPoint position);
    void pointerLeft();
    void walk(int direction);
    void zoom(double factor);
    [[nodiscard]] double snapped(QPoint position) const;
    [[nodiscard]] std::optional<Hit> pointAt(QPoint position) const;

    // crosshair and tool tip
    void showCrosshair(double x);
    [[nodiscard]] QString xText(double x) const;
    [[nodiscard]] std::vector<TipRow> tipRows() const;
    [[nodiscard]] QStringList pointLines(const Hit &point) const;
    [[nodiscard]] QString tipHtml(const std::vector<TipRow> &rows) const;
    void refreshTip();
    void placeTip(double nearestY);

    // paper
    void drawOnPaper(QCPPainter &painter, QSize size, const ExportOptions &options);
    int drawHeader(QCPPainter &painter, QSize size, const ExportOptions &options) const;

    Chart &q;
    QHBoxLayout *header;
    QLabel *title;
    QWidget *titleWidget = nullptr;
    LegendStrip *legend;
    QCustomPlot *plot;
    QLabel *tip;
    QLabel *empty;
    QCPLayer *overlay;
    QCPItemStraightLine *cross;
    GapMarks *gapMarks;
    std::unique_ptr<QCPBarsGroup> barsGroup;
    Look look;

    std::map<QString, std::unique_ptr<PlotSeries>> series;
    QStringList order; ///< keys as they were added
    std::map<QString, Marker> markers;
    std::map<QString, std::vector<QCPItemText *>> pointTexts;
    QVector<double> tickPositions;
    QVector<QString> tickLabels;
    QString xTitle;
    double crosshairX = std::numeric_limits<double>::quiet_NaN();
    std::optional<QPoint> pointer; ///< in the plot, while it is here
    QPoint pressedAt;
    std::optional<Hit> hit; ///< under the pointer
    bool logX = false;
    bool logY = false;
    bool timeAxis = false;
    bool fromZero = false;
    bool legendWanted = true;
    bool zoomedX = false; ///< the user chose the range: data no longer moves it
    bool zoomedY = false;
    bool settingRange = false;
    bool wheeling = false; ///< the plot redraws itself after a wheel event
    QTimer replotTimer;
    QElapsedTimer sinceReplot;
};

} // namespace hstudio::ui
