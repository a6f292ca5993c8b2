// How smoothly a chart with many long curves moves: script/bench-charts, or hstudio-bench-charts [CURVES [POINTS [FRAMES]]].
// A frame is what one movement of the mouse costs until the window shows it: choosing points, drawing, and copying to the screen.
#include "ui/common/theme.h"
#include "ui/plots/chart.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>
#include <random>
#include <vector>

using namespace hstudio::ui;

namespace
{

constexpr QSize kChartSize(1200, 700);

QWidget *surfaceOf(const Chart &chart)
{
    for (auto *widget : chart.findChildren<QWidget *>())
        if (widget->inherits("QCustomPlot"))
            return widget;
    return nullptr;
}

/// Noisy learning curves, each with its own level.
void fill(Chart &chart, int curves, int points)
{
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 0.02);
    QVector<double> x(points);
    for (int i = 0; i < points; ++i)
        x[i] = i + 1;
    for (int curve = 0; curve < curves; ++curve) {
        QVector<double> y(points);
        for (int i = 0; i < points; ++i)
            y[i] = 5 + 0.05 * curve + 3 * std::exp(-8.0 * i / points) + noise(random);
        chart.setSeries(QString::number(curve), QStringLiteral("run %1").arg(curve), x, y, Theme::current().seriesPen(curve));
    }
}

void sendMouse(QWidget &surface, QEvent::Type type, QPoint position)
{
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const auto pressed = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, position, surface.mapToGlobal(position), button, pressed, Qt::NoModifier);
    QCoreApplication::sendEvent(&surface, &event);
}

/// Milliseconds of each frame: `act` moves something, then everything that waits is handled, painting included.
std::vector<double> measure(int frames, const std::function<void(int)> &act)
{
    std::vector<double> times;
    QElapsedTimer timer;
    for (int frame = 0; frame < frames; ++frame) {
        timer.start();
        act(frame);
        QCoreApplication::processEvents(); // the queued redraw
        QCoreApplication::processEvents(); // what it asked for
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    return times;
}

void report(const char *what, std::vector<double> times)
{
    std::ranges::sort(times);
    const double median = times[times.size() / 2];
    const double late = times[times.size() * 95 / 100];
    std::printf("%-24s median %6.1f ms (%5.1f frames/s)   95 %% below %6.1f ms   worst %6.1f ms\n", what, median, 1000 / median, late,
                times.back());
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const auto argument = [](int index, int otherwise) {
        const auto all = QCoreApplication::arguments();
        return index < all.size() ? std::max(1, all[index].toInt()) : otherwise;
    };
    const int curves = argument(1, 50);
    const int points = argument(2, 100'000);
    const int frames = argument(3, 200);
    Theme theme(application, ThemeMode::Light);
    Chart chart;
    chart.resize(kChartSize);
    chart.setTitles(QStringLiteral("Loss"), QStringLiteral("Step"), {});
    QElapsedTimer timer;
    timer.start();
    fill(chart, curves, points);
    std::printf("%d curves of %d points, %d x %d pixels, %s\n", curves, points, kChartSize.width(), kChartSize.height(),
                qPrintable(QGuiApplication::platformName()));
    std::printf("%-24s %.0f ms\n", "taking the points", static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    chart.show();
    if (!QTest::qWaitForWindowExposed(&chart))
        return 1;
    QTest::qWait(300);
    report("whole view", measure(20, [&](int) { chart.resetZoom(); }));

    chart.setXRange(points * 0.3, points * 0.7);
    QTest::qWait(100);
    auto &surface = *surfaceOf(chart);
    const QPoint start = surface.rect().center();
    const auto swing = [&](int frame) { return start + QPoint(static_cast<int>(std::lround(250 * std::sin(frame * 0.08))), 0); };
    sendMouse(surface, QEvent::MouseButtonPress, start);
    report("panning", measure(frames, [&](int frame) { sendMouse(surface, QEvent::MouseMove, swing(frame)); }));
    sendMouse(surface, QEvent::MouseButtonRelease, swing(frames));
    report("zooming by the wheel", measure(frames / 4, [&](int frame) {
               QWheelEvent event(start, surface.mapToGlobal(start), {}, {0, frame % 8 < 4 ? 120 : -120}, Qt::NoButton, Qt::ControlModifier,
                                 Qt::NoScrollPhase, false);
               QCoreApplication::sendEvent(&surface, &event);
           }));
    report("moving the crosshair", measure(frames, [&](int frame) {
               const QPoint at = swing(frame);
               QMouseEvent event(QEvent::MouseMove, at, surface.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
               QCoreApplication::sendEvent(&surface, &event);
           }));
    return 0;
}
