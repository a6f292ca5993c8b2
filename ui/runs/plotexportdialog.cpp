#include "ui/runs/plotexportdialog.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/chart.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>

namespace hstudio::ui
{

namespace
{

const QString kSettings = QStringLiteral("plotExport/");

QDoubleSpinBox *makeNumber(const char *name, double lowest, double highest, double value, int decimals, QWidget *parent)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setRange(lowest, highest);
    box->setDecimals(decimals);
    box->setValue(value);
    return box;
}

} // namespace

PlotExportDialog::PlotExportDialog(const QList<Chart *> &charts, QWidget *parent)
    : QDialog(parent), m_charts(charts), m_form(new QFormLayout), m_chart(new QComboBox(this)),
      m_width(makeNumber("plotWidth", 20, 1000, 85, 0, this)), m_height(makeNumber("plotHeight", 20, 1000, 60, 0, this)),
      m_font(new QFontComboBox(this)), m_points(makeNumber("plotFontSize", 4, 48, 8, 1, this)),
      m_line(makeNumber("plotLineWidth", 0.1, 10, 1, 1, this)), m_dots(new QSpinBox(this)), m_export(makePrimaryButton({}, this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("plotExportDialog"));
    m_chart->setObjectName(QStringLiteral("plotChart"));
    m_font->setObjectName(QStringLiteral("plotFont"));
    m_dots->setObjectName(QStringLiteral("plotDots"));
    m_export->setObjectName(QStringLiteral("plotExport"));
    m_cancel->setObjectName(QStringLiteral("plotCancel"));
    m_dots->setRange(72, 1200);
    m_dots->setValue(300);
    m_font->setCurrentFont(font());
    makeLayout();
    setTexts();
    recall();
    connect(m_export, &QPushButton::clicked, this, &PlotExportDialog::askForFile);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void PlotExportDialog::makeLayout()
{
    setSpacing(m_form, 2);
    for (QWidget *field : QList<QWidget *>{m_chart, m_width, m_height, m_font, m_points, m_line, m_dots}) {
        auto *label = new QLabel(this);
        label->setBuddy(field);
        m_form->addRow(label, field);
    }
    auto *buttons = new QHBoxLayout;
    setSpacing(buttons, 2);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 6);
    layout->addLayout(m_form);
    layout->addLayout(buttons);
}

void PlotExportDialog::setTexts()
{
    setWindowTitle(tr("Export a plot"));
    const auto label = [this](QWidget *field, const QString &text) {
        auto *before = qobject_cast<QLabel *>(m_form->labelForField(field));
        before->setText(text);
        field->setAccessibleName(text.simplified().remove(QLatin1Char('&')));
    };
    label(m_chart, tr("&Plot"));
    label(m_width, tr("&Width"));
    label(m_height, tr("&Height"));
    label(m_font, tr("&Font"));
    label(m_points, tr("Font &size"));
    label(m_line, tr("&Line width"));
    label(m_dots, tr("&Resolution of a PNG"));
    m_width->setSuffix(tr(" mm"));
    m_height->setSuffix(tr(" mm"));
    m_points->setSuffix(tr(" pt"));
    m_line->setSuffix(tr(" pt"));
    m_dots->setSuffix(tr(" dpi"));
    for (const Chart *chart : std::as_const(m_charts))
        m_chart->addItem(chart->accessibleName());
    m_export->setText(tr("Export…"));
    m_cancel->setText(tr("Cancel"));
}

void PlotExportDialog::recall()
{
    const QSettings settings;
    const auto number = [&settings](const char *key, double otherwise) {
        return settings.value(kSettings + QLatin1String(key), otherwise).toDouble();
    };
    m_width->setValue(number("width", m_width->value()));
    m_height->setValue(number("height", m_height->value()));
    m_points->setValue(number("points", m_points->value()));
    m_line->setValue(number("line", m_line->value()));
    m_dots->setValue(settings.value(kSettings + QLatin1String("dots"), m_dots->value()).toInt());
    if (const QString family = settings.value(kSettings + QLatin1String("font")).toString(); !family.isEmpty())
        m_font->setCurrentFont(QFont(family));
}

void PlotExportDialog::remember() const
{
    QSettings settings;
    settings.setValue(kSettings + QLatin1String("width"), m_width->value());
    settings.setValue(kSettings + QLatin1String("height"), m_height->value());
    settings.setValue(kSettings + QLatin1String("points"), m_points->value());
    settings.setValue(kSettings + QLatin1String("line"), m_line->value());
    settings.setValue(kSettings + QLatin1String("dots"), m_dots->value());
    settings.setValue(kSettings + QLatin1String("font"), m_font->currentFont().family());
}

ExportOptions PlotExportDialog::options() const
{
    ExportOptions options;
    options.millimetres = {m_width->value(), m_height->value()};
    options.fontFamily = m_font->currentFont().family();
    options.fontPoints = m_points->value();
    options.linePoints = m_line->value();
    options.dotsPerInch = m_dots->value();
    return options;
}

void PlotExportDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, windowTitle(), {}, tr("PDF files (*.pdf);;SVG files (*.svg);;PNG files (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(QLatin1String("*."), 1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this, &PlotExportDialog::exportTo);
    dialog->open();
}

void PlotExportDialog::exportTo(const QString &file)
{
    remember();
    const base::Result<void> written = m_charts[m_chart->currentIndex()]->exportTo(file, options());
    if (written)
        Q_EMIT exported(file);
    else
        Q_EMIT failed(written.error());
    accept();
}

} // namespace hstudio::ui
