#include "comparedruns.h"
#include "core/compare/report.h"
#include "core/compare/svgchart.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <limits>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

namespace
{

/// Two seeds of two models with curves, and what one of them learnt.
std::vector<Run> sampleRuns()
{
    std::vector<Run> runs;
    std::size_t hits = 400;
    for (const char *preset : {"hstu", "sasrec"})
        for (std::int64_t seed = 1; seed <= 2; ++seed) {
            Run run = testedRun(std::string(preset) + " seed " + std::to_string(seed), preset, seed, hitsOf(hits, 1000));
            run.record.id = {static_cast<std::int64_t>(runs.size()) + 1};
            run.record.colour = static_cast<std::int64_t>(runs.size());
            run.record.fingerprint =
                R"({"settings_hash": "s1", "device": "cpu", "program_version": "0.1.0", "libtorch_version": "2.13.0"})";
            for (std::int64_t epoch = 1; epoch <= 20; ++epoch)
                run.epochs.push_back(curvePoint(epoch, 0.4 - 0.3 / static_cast<double>(epoch) - 0.002 * static_cast<double>(runs.size())));
            runs.push_back(std::move(run));
            hits -= 20;
        }
    return runs;
}

std::map<base::RunId, std::vector<LearntBlock>> sampleBias()
{
    LearntBlock block;
    for (int bucket = 0; bucket < 40; ++bucket)
        block.time.push_back(
            {.bucket = bucket, .from = std::int64_t{1} << bucket, .to = (std::int64_t{2} << bucket) - 1, .weight = -0.1 * bucket});
    for (int distance = 0; distance < 50; ++distance)
        block.position.push_back({.distance = distance, .weight = 1.0 / (1 + distance)});
    return {{base::RunId{1}, {block, block}}};
}

QByteArray page()
{
    const auto runs = sampleRuns();
    return QByteArray::fromStdString(htmlReport(
        runs, foldSeeds(runs), {.title = "HSTU & <SASRec>", .metric = "recall@10", .baseline = 1, .madeAt = 1'700'000'000}, sampleBias()));
}

int count(const QByteArray &html, const char *what) { return static_cast<int>(html.count(what)); }

} // namespace

/// The report: complete, self-contained, and a page that a browser shows.
class TstCompareReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTicksAreRound();
    void chartDrawsLinesBandsAndTicks();
    void chartSkipsWhatIsNoNumber();
    void emptyChartIsStillAPicture();
    void pageHasAllParts();
    void pageNeedsNothingFromOutside();
    void pageIsWellFormed();
    void pageFollowsLightAndDark();
    void singleRunIsAReportToo();
    void whatCantBeTestedIsSaid();
    void chromiumShowsThePage();
};

void TstCompareReport::roundTicksAreRound()
{
    QCOMPARE(roundTicks(0, 1, 5), (std::vector<double>{0, 0.2, 0.4, 0.6, 0.8, 1}));
    QCOMPARE(roundTicks(0.28, 0.33, 5), (std::vector<double>{0.28, 0.29, 0.3, 0.31, 0.32, 0.33}));
    QCOMPARE(roundTicks(1, 100, 5), (std::vector<double>{20, 40, 60, 80, 100}));
    QCOMPARE(roundTicks(3, 3, 5), (std::vector<double>{3}));
}

void TstCompareReport::chartDrawsLinesBandsAndTicks()
{
    const SvgChart chart{.title = "A & B",
                         .xTitle = "epoch",
                         .yTitle = "recall@10",
                         .logarithmicX = true,
                         .xTicks = {{1, "1 s"}, {60, "1 min"}, {1e9, "far"}},
                         .series = {{.label = "run <1>", .colour = 9, .dashed = false, .points = {{1, 0.1, 0.01}, {60, 0.2, 0.02}}},
                                    {.label = "one", .colour = 2, .dashed = false, .points = {{10, 0.15, 0}}}}};
    const QByteArray svg = QByteArray::fromStdString(toSvg(chart));
    QVERIFY(svg.contains("aria-label=\"A &amp; B\""));
    QVERIFY(svg.contains("<polygon class=\"band s1\""));
    QVERIFY(svg.contains("<polyline class=\"line s1 dashed\"")); // the ninth colour starts again, dashed
    QVERIFY(svg.contains("<title>run &lt;1&gt;</title>"));
    QVERIFY(svg.contains("<circle class=\"dot s2\""));
    QVERIFY(svg.contains(">1 min</text>") && !svg.contains(">far</text>"));
    // On a logarithmic axis 1 s and 1 min are the ends.
    QVERIFY(svg.contains("<line x1=\"58.0\" y1=\"254.0\" x2=\"58.0\" y2=\"258.0\" class=\"axis\"/>"));
    QVERIFY(svg.contains("<line x1=\"546.0\" y1=\"254.0\" x2=\"546.0\" y2=\"258.0\" class=\"axis\"/>"));
}

void TstCompareReport::chartSkipsWhatIsNoNumber()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    SvgChart chart;
    chart.series = {{.label = "run", .colour = 0, .dashed = false, .points = {{1, none, 0}, {2, 1, 0}, {3, 2, 0}}}};
    const QByteArray svg = QByteArray::fromStdString(toSvg(chart));
    QVERIFY(!svg.contains("nan") && !svg.contains("inf"));
    QVERIFY(svg.contains("<polyline"));
}

void TstCompareReport::emptyChartIsStillAPicture()
{
    const QByteArray svg = QByteArray::fromStdString(toSvg({}));
    QVERIFY(svg.startsWith("<svg") && !svg.contains("nan") && !svg.contains("inf"));
}

void TstCompareReport::pageHasAllParts()
{
    const QByteArray html = page();
    QVERIFY(html.contains("<h1>HSTU &amp; &lt;SASRec&gt;</h1>"));
    QVERIFY(html.contains("2023-11-14T22:13:20Z"));
    for (const char *heading : {"What the comparison says", "Runs", "Test metrics", "Curves", "Beside published results",
                                "What the models learnt", "Settings", "Versions"})
        QVERIFY2(html.contains(QByteArray("<h2>") + heading + "</h2>"), heading);
    QVERIFY(html.contains("hstu beats sasrec by 0.0400 on recall@10 (0.3900 against 0.3500)."));
    QVERIFY(html.contains("0.3900 ± 0.0141 <span class=\"delta better\">+0.0400</span>"));
    QCOMPARE(count(html, "<svg"), 3 + 4);     // recall and both losses; two kinds of bias in two blocks
    QCOMPARE(count(html, "class=\"band"), 2); // of recall; losses don't vary here
    QVERIFY(html.contains("<td class=\"\">2.13.0</td>"));
    QVERIFY(html.contains("HSTU paper, table 4"));
    QVERIFY(html.contains(">1 min</text>"));
}

void TstCompareReport::pageNeedsNothingFromOutside()
{
    const QByteArray html = page();
    for (const char *outside : {"<script", "<link", "<img", "<iframe", "@import", "url(", "src=", "href="})
        QVERIFY2(!html.contains(outside), outside);
}

void TstCompareReport::pageIsWellFormed()
{
    // Written so that it is XML too but for the doctype and the void elements.
    QByteArray html = page();
    html.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "");
    html.replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
    QXmlStreamReader reader(html);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString() + QString(" in line %1").arg(reader.lineNumber())));
}

void TstCompareReport::pageFollowsLightAndDark()
{
    const QByteArray html = page();
    QVERIFY(html.contains("@media (prefers-color-scheme: dark)"));
    QVERIFY(html.contains("--window: #F6F7F9") && html.contains("--window: #14181F"));
}

void TstCompareReport::singleRunIsAReportToo()
{
    auto runs = sampleRuns();
    runs.resize(1);
    const QByteArray html = QByteArray::fromStdString(htmlReport(runs, foldSeeds(runs), {.title = "one", .madeAt = 1}));
    QVERIFY(!html.contains("What the comparison says"));
    QVERIFY(html.contains("<h2>Settings</h2>") && html.contains("n_factors"));
}

void TstCompareReport::whatCantBeTestedIsSaid()
{
    auto runs = sampleRuns();
    runs[0].evaluation->protocol.filterSeen = false;
    const QByteArray html = QByteArray::fromStdString(htmlReport(runs, eachAlone(runs), {.title = "unlike", .madeAt = 1}));
    QVERIFY(html.contains("can&#39;t be tested against each other. Seen films are kept here and left out there.") ||
            html.contains("can&#39;t be tested against each other. Seen films are left out here and kept there."));
}

void TstCompareReport::chromiumShowsThePage()
{
    const QString chromium = QStandardPaths::findExecutable("chromium");
    if (chromium.isEmpty())
        QSKIP("no chromium here: install it to open the page in a browser");
    QTemporaryDir folder;
    QFile file(folder.filePath("report.html"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(page());
    file.close();
    QProcess browser;
    browser.start(chromium, {"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                             "--user-data-dir=" + folder.filePath("profile"), "--virtual-time-budget=2000", "--dump-dom",
                             "file://" + file.fileName()});
    QVERIFY(browser.waitForFinished(90'000));
    const QByteArray dom = browser.readAllStandardOutput();
    QVERIFY2(browser.exitCode() == 0, browser.readAllStandardError().right(1000).constData());
    QCOMPARE(count(dom, "</svg>"), 7);
    QVERIFY(dom.contains("What the comparison says") && dom.contains("</html>"));
}

QTEST_GUILESS_MAIN(TstCompareReport)
#include "tst_compare_report.moc"
