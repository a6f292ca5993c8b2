#pragma once

#include <qcustomplot.h>

namespace hstudio::ui
{

/// The layer for what lies behind curves, made on first use.
inline QCPLayer *bandLayer(QCustomPlot &plot)
{
    const QString name = QStringLiteral("bands");
    if (plot.layer(name) == nullptr)
        plot.addLayer(name, plot.layer(QStringLiteral("main")), QCustomPlot::limBelow);
    return plot.layer(name);
}

} // namespace hstudio::ui
