#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

using Json = nlohmann::json;

namespace
{

/// One unit of the printed figures. Half of it isn't enough: 0.0257 over 0.0156 on Books can't be the printed gain of 65.8 %.
constexpr double kLastDigit = 0.0001;
const std::filesystem::path kFolder = HSTUDIO_SOURCE_DIR "/resources/reference";

Json read(const char *name)
{
    std::ifstream file(kFolder / name);
    return Json::parse(file);
}

/// Metrics of a method on a data set; null when there is none.
Json metricsOf(const Json &document, const std::string &dataset, const std::string &method)
{
    for (const auto &result : document.at("results"))
        if (result.at("dataset") == dataset)
            for (const auto &row : result.at("methods"))
                if (row.at("method") == method)
                    return row.at("metrics");
    return {};
}

} // namespace

/// The published results that runs are compared with: complete, plausible, and with what has to be known before comparing.
class TstReferenceResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileTellsSourceAndProtocol_data();
    void everyFileTellsSourceAndProtocol();
    void paperHasItsRows_data();
    void paperHasItsRows();
    void paperGainsAreThoseItPrints_data();
    void paperGainsAreThoseItPrints();
    void ablationNamesThePresets();
    void onlyTheAblationSortedStably();
};

void TstReferenceResults::everyFileTellsSourceAndProtocol_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const auto &entry : std::filesystem::directory_iterator(kFolder))
        QTest::newRow(entry.path().filename().c_str()) << QByteArray::fromStdString(entry.path().filename().string());
}

void TstReferenceResults::everyFileTellsSourceAndProtocol()
{
    QFETCH(QByteArray, file);
    const auto document = read(file.constData());
    QVERIFY(!document.at("title").get<std::string>().empty());
    for (const char *key : {"citation", "url", "transcribed_from"})
        QVERIFY2(!document.at("source").at(key).get<std::string>().empty(), key);
    const auto &protocol = document.at("protocol");
    QVERIFY(protocol.at("stable_sort").is_boolean() && protocol.at("early_stopping").is_boolean());
    for (const char *key : {"split", "ranking", "sort_note", "epochs", "settings", "query_time"})
        QVERIFY2(!protocol.at(key).get<std::string>().empty(), key);
    for (const auto &result : document.at("results"))
        for (const auto &row : result.at("methods")) {
            const auto &metrics = row.at("metrics");
            QVERIFY(!metrics.empty());
            for (const auto &[name, value] : metrics.items())
                QVERIFY2(value > 0 && value < 1, name.c_str());
            // More places can't find fewer items, and no gain is above one hit.
            for (const std::string kind : {"hr", "recall", "ndcg"})
                if (metrics.contains(kind + "@50") && metrics.contains(kind + "@200"))
                    QVERIFY(metrics.at(kind + "@10") < metrics.at(kind + "@50") && metrics.at(kind + "@50") < metrics.at(kind + "@200"));
            for (const std::string k : {"@10", "@50", "@200"})
                if (metrics.contains("ndcg" + k))
                    QVERIFY(metrics.at("ndcg" + k) < metrics.at((metrics.contains("hr" + k) ? "hr" : "recall") + k));
        }
}

void TstReferenceResults::paperHasItsRows_data()
{
    QTest::addColumn<QByteArray>("dataset");
    QTest::addColumn<QStringList>("methods");
    const QStringList all = {QStringLiteral("SASRec"), QStringLiteral("BERT4Rec"), QStringLiteral("GRU4Rec"), QStringLiteral("HSTU"),
                             QStringLiteral("HSTU-large")};
    QTest::newRow("MovieLens 1M") << QByteArray("ml-1m") << all;
    QTest::newRow("MovieLens 20M") << QByteArray("ml-20m") << all;
    QTest::newRow("Books") << QByteArray("amzn-books") << QStringList{all[0], all[3], all[4]};
}

void TstReferenceResults::paperHasItsRows()
{
    QFETCH(QByteArray, dataset);
    QFETCH(QStringList, methods);
    const auto document = read("hstu_paper.json");
    for (const QString &method : methods) {
        const auto metrics = metricsOf(document, dataset.toStdString(), method.toStdString());
        const bool other = method.endsWith(QLatin1String("4Rec"));
        QCOMPARE(metrics.size(), other ? std::size_t{2} : std::size_t{5});
    }
}

void TstReferenceResults::paperGainsAreThoseItPrints_data()
{
    QTest::addColumn<QByteArray>("dataset");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QList<double>>("gains");
    const auto row = [](const char *dataset, const char *method, const QList<double> &gains) {
        QTest::addRow("%s, %s", dataset, method) << QByteArray(dataset) << QByteArray(method) << gains;
    };
    row("ml-1m", "HSTU", {8.6, 5.1, 2.5, 7.3, 4.3});
    row("ml-1m", "HSTU-large", {15.5, 8.4, 4.1, 18.1, 10.9});
    row("ml-20m", "HSTU", {11.9, 7.0, 3.8, 15.9, 10.0});
    row("ml-20m", "HSTU-large", {22.8, 11.8, 5.5, 30.0, 17.9});
    row("amzn-books", "HSTU", {38.4, 29.5, 22.1, 40.6, 28.6});
    row("amzn-books", "HSTU-large", {60.6, 46.2, 33.9, 65.8, 45.1});
}

/// The paper prints gains over SASRec beside its figures, computed before rounding: a wrong digit here would show.
void TstReferenceResults::paperGainsAreThoseItPrints()
{
    QFETCH(QByteArray, dataset);
    QFETCH(QByteArray, method);
    QFETCH(QList<double>, gains);
    const auto document = read("hstu_paper.json");
    const auto base = metricsOf(document, dataset.toStdString(), "SASRec"),
               metrics = metricsOf(document, dataset.toStdString(), method.toStdString());
    const char *names[] = {"hr@10", "hr@50", "hr@200", "ndcg@10", "ndcg@200"};
    for (qsizetype i = 0; i < gains.size(); ++i) {
        const double gain = 100 * (metrics.at(names[i]).get<double>() / base.at(names[i]).get<double>() - 1);
        const double ratio = 1 + gain / 100;
        const double rounding = 100 * kLastDigit * (1 + ratio) / base.at(names[i]).get<double>() + 0.06;
        QVERIFY2(std::abs(gain - gains[i]) < rounding, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(names[i])).arg(gain)));
    }
}

void TstReferenceResults::ablationNamesThePresets()
{
    std::set<std::string> presets;
    const auto document = read("rectools_ablation.json");
    for (const auto &row : document.at("results").at(0).at("methods")) {
        const auto preset = row.at("preset").get<std::string>();
        QVERIFY2(std::filesystem::exists(HSTUDIO_SOURCE_DIR "/resources/presets/" + preset + ".json"), preset.c_str());
        presets.insert(preset);
    }
    QVERIFY(presets == (std::set<std::string>{"hstu", "hstu-rab-t", "hstu-rab-p", "hstu-no-rab", "sasrec"}));
}

void TstReferenceResults::onlyTheAblationSortedStably()
{
    QVERIFY(!read("hstu_paper.json").at("protocol").at("stable_sort").get<bool>());
    QVERIFY(!read("hstu_repository.json").at("protocol").at("stable_sort").get<bool>());
    QVERIFY(!read("rectools_tutorial.json").at("protocol").at("stable_sort").get<bool>());
    QVERIFY(read("rectools_ablation.json").at("protocol").at("stable_sort").get<bool>());
}

QTEST_GUILESS_MAIN(TstReferenceResults)
#include "tst_reference_results.moc"
