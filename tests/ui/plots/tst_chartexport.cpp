#include "ui/common/papercolors.h"
#include "ui/common/theme.h"
#include "ui/plots/chart.h"

#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstChartExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Dark);
        m_chart = std::make_unique<Chart>();
        m_chart->resize(640, 400);
        m_chart->setTitles(QStringLiteral("Recall@10"), QStringLiteral("Epoch"), {});
        m_chart->setSeries(QStringLiteral("a"), QStringLiteral("with time"), {1, 2, 3}, {0.1, 0.2, 0.25}, m_theme->seriesPen(0));
        m_chart->setSeries(QStringLiteral("b"), QStringLiteral("without"), {1, 2, 3}, {0.1, 0.15, 0.2}, m_theme->seriesPen(1));
        m_chart->setSpread(QStringLiteral("a"), {0.09, 0.18, 0.24}, {0.11, 0.22, 0.26});
        m_chart->setMarker(QStringLiteral("best"), 3, 0.25, QStringLiteral("best"), m_theme->series(0));
    }
    void cleanup()
    {
        m_chart.reset();
        m_theme.reset();
    }

    void aPictureHasTheSizeInPixelsThatMeasuresAndResolutionGive()
    {
        QVERIFY(m_chart->exportTo(file("a.png"), {.millimetres = {50.8, 25.4}, .dotsPerInch = 200}));
        const QImage image(file("a.png"));
        QCOMPARE(image.size(), QSize(400, 200));
        QCOMPARE(std::lround(image.dotsPerMeterX() * 0.0254), 200L);
    }

    void paperIsLightWhateverTheThemeIs()
    {
        QVERIFY(m_chart->exportTo(file("a.png")));
        const QImage image(file("a.png"));
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
        QVERIFY(contains(image, onPaper(m_theme->series(0))));
        QVERIFY(!contains(image, m_theme->series(0)));
        QCOMPARE(m_theme->color(Token::Surface), QColor(QStringLiteral("#1C222B"))); // the screen stays dark
    }

    void aPdfIsOnePageOfThatSizeWithTheChosenFont()
    {
        QVERIFY(m_chart->exportTo(file("a.pdf"), {.millimetres = {85, 60}, .fontFamily = QStringLiteral("Noto Sans")}));
        const QByteArray pdf = read("a.pdf");
        QVERIFY(pdf.startsWith("%PDF"));
        const auto box = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]")).match(QString::fromLatin1(pdf));
        QVERIFY(box.hasMatch());
        QVERIFY(std::abs(box.captured(1).toDouble() - 85 / 25.4 * 72) < 1);
        QVERIFY(std::abs(box.captured(2).toDouble() - 60 / 25.4 * 72) < 1);
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
        QVERIFY(pdf.contains("/FontFile2"));
    }

    void anSvgHoldsTextSizesAndLineWidthsAsAskedFor()
    {
        QVERIFY(m_chart->exportTo(file("a.svg"), {.millimetres = {100, 50}, .fontPoints = 9, .linePoints = 1.5}));
        const QString svg = QString::fromUtf8(read("a.svg"));
        QVERIFY(QSvgRenderer(file("a.svg")).isValid());
        QVERIFY(svg.contains(QStringLiteral("width=\"100")) && svg.contains(QStringLiteral("height=\"50")));
        QVERIFY(svg.contains(QStringLiteral("Recall@10")) && svg.contains(QStringLiteral("with time")) &&
                svg.contains(QStringLiteral("Epoch")));
        QVERIFY(svg.contains(QStringLiteral("font-size=\"36\""))); // a unit is a quarter of a point
        QVERIFY(svg.contains(QStringLiteral("stroke-width=\"6\"")));
        QVERIFY(svg.contains(onPaper(m_theme->series(0)).name(), Qt::CaseInsensitive));
    }

    void titleAndLegendCanBeLeftOut()
    {
        QVERIFY(m_chart->exportTo(file("a.svg"), {.title = false, .legend = false}));
        const QString svg = QString::fromUtf8(read("a.svg"));
        QCOMPARE(svg.count(QStringLiteral("Recall@10")), 1); // the document's own title, which isn't drawn
        QVERIFY(!svg.contains(QStringLiteral("with time")));
        QVERIFY(svg.contains(QStringLiteral("Epoch")));
    }

    void theScreenLooksAsBefore()
    {
        m_chart->show();
        QTRY_VERIFY(m_chart->xUpper() > 3);
        QTest::qWait(0);
        const QImage before = m_chart->grab().toImage();
        QVERIFY(m_chart->exportTo(file("a.pdf")));
        QTest::qWait(100);
        QCOMPARE(m_chart->grab().toImage(), before);
    }

    void whatCantBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("code");
        QTest::newRow("unknown kind") << QStringLiteral("a.gif") << static_cast<int>(base::ErrorCode::InvalidArgument);
        QTest::newRow("no such folder") << QStringLiteral("missing/a.pdf") << static_cast<int>(base::ErrorCode::Io);
    }
    void whatCantBeWrittenIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(int, code);
        const auto written = m_chart->exportTo(m_folder.filePath(name));
        QVERIFY(!written);
        QCOMPARE(static_cast<int>(written.error().code), code);
    }

private:
    [[nodiscard]] QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QByteArray read(const char *name) const
    {
        QFile opened(file(name));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    static bool contains(const QImage &image, const QColor &color)
    {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == color)
                    return true;
        return false;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Chart> m_chart;
};

QTEST_MAIN(TstChartExport)
#include "tst_chartexport.moc"
