#include "ui/plots/chartprivate.h"

#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{
/// Charts are laid out in quarters of a point: widths and font sizes that people ask for are whole numbers of them.
constexpr int unitsPerPoint = 4;
constexpr int unitsPerInch = 72 * unitsPerPoint;
constexpr double millimetresPerInch = 25.4;
constexpr double ordinaryPen = 1.6; ///< width of a curve on the screen, Theme::seriesPen
constexpr double hairlinePoints = 0.4;

enum class Format
{
    Pdf,
    Svg,
    Png,
};

std::optional<Format> formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf"))
        return Format::Pdf;
    if (suffix == QLatin1String("svg"))
        return Format::Svg;
    return suffix == QLatin1String("png") ? std::optional(Format::Png) : std::nullopt;
}

QSize unitsOf(QSizeF millimetres)
{
    const auto units = [](double length) { return static_cast<int>(std::lround(length / millimetresPerInch * unitsPerInch)); };
    return {std::max(1, units(millimetres.width())), std::max(1, units(millimetres.height()))};
}

Look paperLook(const Look &screen, const ExportOptions &options)
{
    Look look = screen;
    look.paper = true;
    if (!options.fontFamily.isEmpty())
        look.font.setFamily(options.fontFamily);
    look.font.setPixelSize(std::max(1, static_cast<int>(std::lround(options.fontPoints * unitsPerPoint))));
    look.font.setHintingPreference(QFont::PreferNoHinting); // letters stand where their widths put them, at any resolution
    look.penScale = options.linePoints * unitsPerPoint / ordinaryPen;
    look.hairline = hairlinePoints * unitsPerPoint;
    return look;
}

/// Calls `draw` with a painter that has one unit for a quarter of a point.
template<typename Draw>
bool paintInto(QIODevice &file, Format format, const ExportOptions &options, const QString &title, Draw draw)
{
    const QSize size = unitsOf(options.millimetres);
    if (format == Format::Png) {
        const double scale = static_cast<double>(options.dotsPerInch) / unitsPerInch;
        QImage image((QSizeF(size) * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
        image.setDotsPerMeterX(static_cast<int>(std::lround(options.dotsPerInch / millimetresPerInch * 1000)));
        image.setDotsPerMeterY(image.dotsPerMeterX());
        image.fill(Qt::white);
        QCPPainter painter;
        if (!painter.begin(&image))
            return false;
        painter.setRenderHint(QPainter::TextAntialiasing);
        painter.scale(scale, scale);
        draw(painter, size);
        painter.end();
        return image.save(&file, "PNG");
    }
    if (format == Format::Svg) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setResolution(unitsPerInch);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        generator.setTitle(title);
        QCPPainter painter;
        if (!painter.begin(&generator))
            return false;
        draw(painter, size);
        return painter.end();
    }
    QPdfWriter writer(&file);
    writer.setResolution(unitsPerInch);
    writer.setPageSize(QPageSize(options.millimetres, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(title);
    QCPPainter painter;
    if (!painter.begin(&writer))
        return false;
    draw(painter, size);
    return painter.end();
}

base::Error cannotWrite(const QString &path, const QString &why)
{
    return {base::ErrorCode::Io,
            HSTUDIO_TEXT("Error", "The chart can't be written to \"%1\": %2. Choose another folder, or free space there."),
            {path.toStdString(), why.toStdString()}};
}
} // namespace

base::Result<void> Chart::exportTo(const QString &path, const ExportOptions &options)
{
    const auto format = formatOf(path);
    if (!format)
        return base::Error{
            base::ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "A chart can be written as PDF, SVG or PNG, not as \"%1\". Give the file one of these endings."),
            {path.toStdString()}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(path, file.errorString());
    const auto draw = [&](QCPPainter &painter, QSize size) { m_private->drawOnPaper(painter, size, options); };
    if (!paintInto(file, *format, options, m_private->title->text(), draw) || !file.commit())
        return cannotWrite(path, file.errorString());
    return {};
}

void Chart::Private::drawOnPaper(QCPPainter &painter, QSize size, const ExportOptions &options)
{
    const Look screen = look;
    const bool crossShown = cross->visible();
    if (!zoomedX || !zoomedY)
        chooseTickers(plot->size()); // sets the scales, which fit() needs; the chart may not have been shown yet
    fit();
    look = paperLook(screen, options);
    painter.setModes(QCPPainter::pmVectorized | QCPPainter::pmNoCaching);
    cross->setVisible(false);
    restyle();
    for (const auto &[key, entry] : series)
        entry->drawWith(look.curve(entry->pen()));
    const int top = drawHeader(painter, size, options);
    const QSize area(size.width(), std::max(1, size.height() - top));
    chooseTickers(area);
    for (const auto &[key, entry] : series)
        entry->prepare(plot->xAxis->range(), area.width(), logX);
    painter.translate(0, top);
    const QRect shown = plot->viewport();
    plot->setViewport(QRect(QPoint(0, 0), area)); // for the places of labels
    plot->plotLayout()->update(QCPLayoutElement::upPreparation);
    plot->plotLayout()->update(QCPLayoutElement::upMargins);
    plot->plotLayout()->update(QCPLayoutElement::upLayout);
    placeMarkerLabels();
    plot->setViewport(shown);
    plot->toPainter(&painter, area.width(), area.height());

    look = screen;
    cross->setVisible(crossShown);
    for (const auto &[key, entry] : series)
        entry->drawWith(entry->pen());
    restyle();
}

/// Title and legend; returns the height that they take.
int Chart::Private::drawHeader(QCPPainter &painter, QSize size, const ExportOptions &options) const
{
    const auto metrics = look.metrics();
    const int margin = look.unit(2);
    painter.fillRect(QRect(QPoint(0, 0), size), look.color(Token::Surface));
    int top = margin;
    if (options.title && !title->text().isEmpty()) {
        QFont strong = look.font;
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(look.color(Token::Text));
        painter.drawText(QRect(margin, top, size.width() - 2 * margin, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, title->text());
        top += metrics.lineSpacing();
    }
    const auto entries = legendEntries();
    if (!options.legend || entries.size() < 2)
        return top;
    painter.setFont(look.font);
    int x = margin;
    for (const auto &entry : entries) {
        const int width = LegendStrip::entryWidth(metrics, entry);
        if (x > margin && x + width > size.width() - margin) {
            x = margin;
            top += metrics.lineSpacing();
        }
        LegendStrip::drawEntry(painter, QRect(x, top, width, metrics.height()), metrics, entry, look.color(Token::SecondaryText));
        x += width + look.unit(3);
    }
    return top + metrics.lineSpacing();
}

} // namespace hstudio::ui
