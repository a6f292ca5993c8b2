#pragma once

#include "core/base/result.h"

#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QList>
#include <QPushButton>
#include <QSpinBox>

namespace hstudio::ui
{

class Chart;
struct ExportOptions;

/// Asks how a plot is put on paper (size, font, line width, resolution of a PNG) and writes it as PDF, SVG or PNG. Remembers the answers for the next time.
class PlotExportDialog final : public QDialog
{
    Q_OBJECT

public:
    PlotExportDialog(const QList<Chart *> &charts, QWidget *parent = nullptr);
    /// Writes the chosen plot; the suffix says the format.
    void exportTo(const QString &file);

Q_SIGNALS:
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

private:
    void makeLayout();
    void setTexts();
    void askForFile();
    void recall();
    void remember() const;
    [[nodiscard]] ExportOptions options() const;

    QList<Chart *> m_charts;
    QFormLayout *m_form;
    QComboBox *m_chart;
    QDoubleSpinBox *m_width;
    QDoubleSpinBox *m_height;
    QFontComboBox *m_font;
    QDoubleSpinBox *m_points;
    QDoubleSpinBox *m_line;
    QSpinBox *m_dots;
    QPushButton *m_export;
    QPushButton *m_cancel;
};

} // namespace hstudio::ui
