#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QImage>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hstudio::ui;

Q_DECLARE_METATYPE(Token)
Q_DECLARE_METATYPE(ThemeMode)

class TstTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*static_cast<QApplication *>(QApplication::instance()), ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void contrastOfKnownPairs_data()
    {
        QTest::addColumn<QColor>("a");
        QTest::addColumn<QColor>("b");
        QTest::addColumn<double>("ratio");
        QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
        QTest::newRow("order doesn't matter") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
        QTest::newRow("equal colours") << QColor(Qt::red) << QColor(Qt::red) << 1.0;
        // Luminance of #777777: ((0x77/255 + 0.055)/1.055)^2.4 = 0.184475; 1.05 / 0.234475.
        QTest::newRow("grey on white") << QColor(0x77, 0x77, 0x77) << QColor(Qt::white) << 4.4781;
    }
    void contrastOfKnownPairs()
    {
        QFETCH(QColor, a);
        QFETCH(QColor, b);
        QFETCH(double, ratio);
        QVERIFY(qAbs(contrastRatio(a, b) - ratio) < 1e-3);
    }

    void textIsReadable_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::addColumn<Token>("text");
        QTest::addColumn<Token>("ground");
        for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
            const QByteArray name = mode == ThemeMode::Light ? "light" : "dark";
            for (const auto text : {Token::Text, Token::SecondaryText, Token::Accent, Token::Good, Token::Warning, Token::Danger}) {
                for (const auto ground : {Token::Window, Token::Surface})
                    QTest::addRow("%s %d on %d", name.constData(), static_cast<int>(text), static_cast<int>(ground))
                        << mode << text << ground;
            }
            QTest::addRow("%s text on a selection", name.constData()) << mode << Token::Text << Token::AccentSoft;
            QTest::addRow("%s secondary text on a selection", name.constData()) << mode << Token::SecondaryText << Token::AccentSoft;
            QTest::addRow("%s checked button", name.constData()) << mode << Token::Accent << Token::AccentSoft;
            QTest::addRow("%s primary button", name.constData()) << mode << Token::OnAccent << Token::Accent;
        }
    }
    void textIsReadable()
    {
        QFETCH(ThemeMode, mode);
        QFETCH(Token, text);
        QFETCH(Token, ground);
        m_theme->setMode(mode);
        const double ratio = contrastRatio(m_theme->color(text), m_theme->color(ground));
        QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
    }

    void seriesStandOutFromTheSurface()
    {
        for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_theme->setMode(mode);
            for (int i = 0; i < 8; ++i)
                QVERIFY2(contrastRatio(m_theme->series(i), m_theme->color(Token::Surface)) >= 2, qPrintable(QString::number(i)));
        }
    }

    void seriesAreEightDifferentColoursThenDashed()
    {
        QSet<QRgb> colours;
        for (int i = 0; i < 8; ++i)
            colours.insert(m_theme->series(i).rgb());
        QCOMPARE(colours.size(), 8);
        QCOMPARE(m_theme->series(8), m_theme->series(0));
        QCOMPARE(m_theme->series(-1), m_theme->series(7));
        QCOMPARE(m_theme->seriesPen(7).style(), Qt::SolidLine);
        QCOMPARE(m_theme->seriesPen(8).style(), Qt::CustomDashLine);
    }

    void modeChangesPaletteAndTells()
    {
        m_theme->setMode(ThemeMode::Light);
        QSignalSpy changed(m_theme.get(), &Theme::changed);
        m_theme->setMode(ThemeMode::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_theme->dark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x14, 0x18, 0x1F));
        QCOMPARE(QApplication::palette().color(QPalette::WindowText), QColor(0xE7, 0xEB, 0xF1));
        m_theme->setMode(ThemeMode::Dark);
        QCOMPARE(changed.size(), 1);
    }

    void styleSheetHasNoUnfilledVariables()
    {
        const QString sheet = qApp->styleSheet();
        QVERIFY(sheet.size() > 1000);
        QVERIFY2(!sheet.contains(QLatin1Char('@')), qPrintable(sheet.mid(sheet.indexOf(QLatin1Char('@')), 30)));
    }

    void fontHasTabularFigures()
    {
        const QFontMetricsF metrics(QApplication::font());
        for (const char digit : {'1', '4', '9'})
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }

    void unitIsAQuarterOfTheLine()
    {
        QCOMPARE(m_theme->unit(), qRound(QFontMetrics(QApplication::font()).height() / 4.0));
        QCOMPARE(m_theme->unit(6), 6 * m_theme->unit());
    }

    void iconFollowsTheTheme()
    {
        const QIcon icon = makeIcon(QStringLiteral("stop"), Token::Text);
        const auto middle = [&icon] { return icon.pixmap(QSize(48, 48)).toImage().pixelColor(24, 24); };
        m_theme->setMode(ThemeMode::Light);
        QCOMPARE(middle(), QColor(0x1A, 0x22, 0x2D));
        m_theme->setMode(ThemeMode::Dark);
        QCOMPARE(middle(), QColor(0xE7, 0xEB, 0xF1));
    }

    void unknownIconIsEmpty() { QVERIFY(makeIcon(QStringLiteral("no-such-icon")).isNull()); }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
