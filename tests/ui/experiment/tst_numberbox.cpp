#include "ui/experiment/numberbox.h"
#include "ui/experiment/summarycard.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace hstudio;
using ui::NumberBox;

class TstNumberBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsOnTheFieldsOwnScale_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<double>("from");
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("to");
        QTest::newRow("small whole numbers by one") << QByteArray("n_blocks") << 2.0 << 1 << 3.0;
        QTest::newRow("large whole numbers by more") << QByteArray("n_factors") << 50.0 << 1 << 60.0;
        QTest::newRow("to the next round one") << QByteArray("n_factors") << 64.0 << -1 << 60.0;
        QTest::newRow("and further by more") << QByteArray("session_max_len") << 200.0 << 1 << 250.0;
        QTest::newRow("a seed by one") << QByteArray("seed") << 4200.0 << 1 << 4201.0;
        QTest::newRow("not below the minimum") << QByteArray("n_blocks") << 1.0 << -1 << 1.0;
        QTest::newRow("a rate up") << QByteArray("lr") << 0.001 << 1 << 0.002;
        QTest::newRow("a rate two up") << QByteArray("lr") << 0.002 << 2 << 0.01;
        QTest::newRow("a rate down") << QByteArray("lr") << 0.001 << -1 << 0.0005;
        QTest::newRow("a rate between steps down") << QByteArray("lr") << 0.003 << -1 << 0.002;
        QTest::newRow("a rate up to its maximum") << QByteArray("lr") << 0.5 << 3 << 1.0;
        QTest::newRow("a share") << QByteArray("dropout_rate") << 0.2 << 1 << 0.25;
        QTest::newRow("a share down to zero") << QByteArray("dropout_rate") << 0.05 << -3 << 0.0;
        QTest::newRow("from zero") << QByteArray("min_delta") << 0.0 << 1 << 0.0001;
        QTest::newRow("to zero") << QByteArray("min_delta") << 0.0001 << -1 << 0.0;
    }
    void stepsOnTheFieldsOwnScale()
    {
        QFETCH(QByteArray, key);
        QFETCH(double, from);
        QFETCH(int, steps);
        QFETCH(double, to);
        const double result = ui::steppedValue(*config::findField(key.toStdString()), from, steps);
        QVERIFY2(std::abs(result - to) < 1e-12, qPrintable(QString::number(result)));
    }

    void typedTextGoesOutAsItIs()
    {
        NumberBox box(*config::findField("lr"));
        QSignalSpy edited(&box, &NumberBox::edited);
        box.setNumberText("0.001");
        QVERIFY(edited.isEmpty());
        auto *line = box.findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("1e-4x"));
        QCOMPARE(box.numberText(), std::string("1e-4x"));
        QCOMPARE(edited.size(), 5);
    }

    void showsAndReadsTheDecimalSignOfTheLanguage()
    {
        NumberBox box(*config::findField("lr"));
        box.setLocale(QLocale(QLocale::German));
        box.setNumberText("0.25");
        QCOMPARE(box.findChild<QLineEdit *>()->text(), QStringLiteral("0,25"));
        QCOMPARE(box.numberText(), std::string("0.25"));
        QTest::keyClick(&box, Qt::Key_Up);
        QCOMPARE(box.numberText(), std::string("0.5"));
    }

    void readsSeeds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<std::vector<std::int64_t>>("seeds");
        QTest::newRow("none") << QString() << true << std::vector<std::int64_t>{};
        QTest::newRow("several") << QStringLiteral("1, 2 3;4") << true << std::vector<std::int64_t>{1, 2, 3, 4};
        QTest::newRow("each once") << QStringLiteral("7,7,1") << true << std::vector<std::int64_t>{7, 1};
        QTest::newRow("a word") << QStringLiteral("1, two") << false << std::vector<std::int64_t>{};
        QTest::newRow("negative") << QStringLiteral("-1") << false << std::vector<std::int64_t>{};
    }
    void readsSeeds()
    {
        QFETCH(QString, text);
        QFETCH(bool, readable);
        QFETCH(std::vector<std::int64_t>, seeds);
        const auto parsed = ui::parseSeeds(text);
        QCOMPARE(parsed.has_value(), readable);
        if (readable)
            QCOMPARE(*parsed, seeds);
    }
};

QTEST_MAIN(TstNumberBox)
#include "tst_numberbox.moc"
