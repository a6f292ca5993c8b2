#include "app/cli/documents.h"
#include "app/cli/metricgrid.h"
#include "app/cli/settings.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/userselection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <nlohmann/json.hpp>

using namespace hstudio;
using namespace hstudio::cli;

class TstCliParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableAlignsByCharactersAndNotBytes();
    void tableWithoutTitlesHasNoHeader();
    void metricGridOrdersRowsAndColumns();
    void metricNamesByMetricThenCutOff();
    void numbersAsPeopleReadThem();
    void usersBySpelling_data();
    void usersBySpelling();
    void unknownUsersAreNamed();
    void usersFromAFile();
    void settingsInTheOrderPresetFileSet();
    void settingsRefuse_data();
    void settingsRefuse();
    void idsAndScoresKeepTheirForm();
};

void TstCliParts::tableAlignsByCharactersAndNotBytes()
{
    Table table({{"rank"}, {"title", Table::Align::Left}, {"score"}});
    table.add({"1", "Amélie", "0.5"});
    table.add({"10", "Heat", "0.25"});
    QCOMPARE(table.text(), std::string("rank  title   score\n"
                                       "----  ------  -----\n"
                                       "   1  Amélie    0.5\n"
                                       "  10  Heat     0.25\n"));
}

void TstCliParts::tableWithoutTitlesHasNoHeader()
{
    Table table({{"", Table::Align::Left}, {"", Table::Align::Left}});
    QVERIFY(table.empty());
    table.add({"Users", "6,040"});
    table.add({"Interactions", ""});
    QCOMPARE(table.text(), std::string("Users         6,040\nInteractions\n"));
}

void TstCliParts::metricGridOrdersRowsAndColumns()
{
    QCOMPARE(metricGrid({{"ndcg@10", 0.25}, {"recall@10", 0.5}, {"recall@100", 1.0}, {"val_loss", 3.0}}),
             std::string("metric     @10    @100\n"
                         "------  ------  ------\n"
                         "recall  0.5000  1.0000\n"
                         "ndcg    0.2500       -\n"));
}

void TstCliParts::metricNamesByMetricThenCutOff()
{
    QCOMPARE(metricNamesInOrder({{"val_loss", 0}, {"ndcg@10", 0}, {"recall@100", 0}, {"recall@50", 0}}),
             (std::vector<std::string>{"recall@50", "recall@100", "ndcg@10", "val_loss"}));
}

void TstCliParts::numbersAsPeopleReadThem()
{
    QCOMPARE(countText(0), std::string("0"));
    QCOMPARE(countText(999), std::string("999"));
    QCOMPARE(countText(1000209), std::string("1,000,209"));
    QCOMPARE(countText(-1234), std::string("-1,234"));
    QCOMPARE(metricText(std::numeric_limits<double>::quiet_NaN()), std::string("-"));
    QCOMPARE(percentText(0.4812), std::string("48.1 %"));
    QCOMPARE(durationText(59.4), std::string("59 s"));
    QCOMPARE(durationText(150), std::string("3 min"));
    QCOMPARE(durationText(3 * 3600 + 20 * 60), std::string("3 h 20 min"));
    QCOMPARE(timeText(978300760), std::string("2000-12-31 22:12 UTC"));
    QCOMPARE(timeText(0), std::string("-"));
}

void TstCliParts::usersBySpelling_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QList<quint32>>("codes");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("one") << QByteArray("9") << QList<quint32>{1} << QByteArray();
    QTest::newRow("several, in the order asked") << QByteArray("12, 5 ,9") << QList<quint32>{2, 0, 1} << QByteArray();
    QTest::newRow("all") << QByteArray("all") << QList<quint32>{0, 1, 2} << QByteArray();
    QTest::newRow("unknown ones are set aside") << QByteArray("5,77") << QList<quint32>{0} << QByteArray();
    QTest::newRow("nobody") << QByteArray(",") << QList<quint32>{} << QByteArray("\",\" names no user.");
}

void TstCliParts::usersBySpelling()
{
    QFETCH(QByteArray, words);
    QFETCH(QList<quint32>, codes);
    QFETCH(QByteArray, error);
    data::EntityIds ids(std::vector<std::int64_t>{5, 9, 12});
    ids.buildIndex();
    const auto selected = selectUsers(words.toStdString(), ids);
    QCOMPARE(selected.ok(), error.isEmpty());
    if (selected)
        QCOMPARE(QList<quint32>(selected->codes.begin(), selected->codes.end()), codes);
    else
        QVERIFY2(QByteArray::fromStdString(selected.error().text()).startsWith(error), selected.error().text().c_str());
}

void TstCliParts::unknownUsersAreNamed()
{
    data::EntityIds ids(std::vector<std::int64_t>{5, 9, 12});
    ids.buildIndex();
    const auto selected = selectUsers("77,5,78", ids);
    QVERIFY(selected.ok());
    QCOMPARE(selected->unknown, (std::vector<std::string>{"77", "78"}));
    QVERIFY(unknownUsers({"77"}).text().find("\"77\"") != std::string::npos);
}

void TstCliParts::usersFromAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("users.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("user,note\r\n12,first\r\n\r\n5\n");
    file.close();
    data::EntityIds ids(std::vector<std::int64_t>{5, 9, 12});
    ids.buildIndex();
    const auto selected = selectUsers(file.fileName().toStdString(), ids);
    QVERIFY(selected.ok());
    QCOMPARE(selected->codes, (std::vector<std::uint32_t>{2, 0}));
}

void TstCliParts::settingsInTheOrderPresetFileSet()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("settings.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"n_blocks": 3, "lr": 0.01})");
    file.close();
    const auto settings =
        settingsFrom({.preset = "sasrec", .file = file.fileName().toStdString(), .sets = {"lr=0.5", "lr=0.25"}, .device = "cpu"});
    QVERIFY2(settings.ok(), settings.ok() ? "" : settings.error().text().c_str());
    QVERIFY(settings->model.model == config::ModelKind::Sasrec);
    QCOMPARE(settings->model.nBlocks, std::int64_t{3});
    QCOMPARE(settings->optimizer.lr, 0.25);
    QCOMPARE(settings->device.device, std::string("cpu"));
}

void TstCliParts::settingsRefuse_data()
{
    QTest::addColumn<QByteArray>("preset");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("set");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("preset") << QByteArray("hstu-larg") << QByteArray() << QByteArray()
                            << QByteArray("There is no preset \"hstu-larg\". Did you mean \"hstu-large\"?");
    QTest::newRow("key in the file") << QByteArray("hstu") << QByteArray("{\"n_hed\": 1}") << QByteArray()
                                     << QByteArray("FILE: \"n_hed\" is not a setting. Did you mean \"n_heads\"?");
    QTest::newRow("broken file") << QByteArray("hstu") << QByteArray("{\n\"n_heads\" 1}") << QByteArray()
                                 << QByteArray(
                                        "FILE: This is not valid JSON at line 2, column 11. Check quotes, commas and brackets there.");
    QTest::newRow("relations, all of them") << QByteArray("hstu") << QByteArray("{\"ks\": [10]}") << QByteArray("n_heads=7")
                                            << QByteArray(
                                                   "n_factors (50) is not divisible by n_heads (7). Choose n_heads from: 1,2,5,10,25,50.");
}

void TstCliParts::settingsRefuse()
{
    QFETCH(QByteArray, preset);
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, set);
    QFETCH(QByteArray, message);
    const QTemporaryDir folder;
    SettingOptions options{.preset = preset.toStdString(), .file = {}, .sets = {}, .device = {}};
    if (!file.isEmpty()) {
        QFile written(folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(file);
        options.file = written.fileName().toStdString();
        message.replace("FILE", written.fileName().toUtf8());
    }
    if (!set.isEmpty())
        options.sets.push_back(set.toStdString());
    const auto settings = settingsFrom(options);
    QVERIFY(!settings.ok());
    QCOMPARE(QByteArray::fromStdString(settings.error().text()), message);
}

void TstCliParts::idsAndScoresKeepTheirForm()
{
    QCOMPARE(idDocument(data::EntityIds(std::vector<std::int64_t>{7}), 0).dump(), std::string("7"));
    QCOMPARE(idDocument(data::EntityIds(std::vector<std::string>{"tt7"}), 0).dump(), std::string("\"tt7\""));
    QCOMPARE(scoreDocument(0.1F).dump(), std::string("0.1"));
}

QTEST_GUILESS_MAIN(TstCliParts)
#include "tst_cli_parts.moc"
