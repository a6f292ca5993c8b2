#include "comparedruns.h"
#include "core/compare/tables.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
using namespace hstudio::compare;
using namespace hstudio::test;

namespace
{

/// A number of everything: deltas, bests, remarks, a published row, and letters that mean something to the formats.
Table sample()
{
    return {.title = "A & B",
            .columns = {{"run"}, {"recall@10", true}},
            .rows = {{.cells = {{.text = "base_1, \"old\""}, {.text = "0.3000"}}},
                     {.cells = {{.text = "50 % | new"}, {.text = "0.3100 ± 0.0050", .delta = "+0.0100", .best = true, .better = true}}},
                     {.cells = {{.text = "<paper>"}, {.text = "0.3294", .remark = "Different split: a and b."}}, .published = true}},
            .notes = {"Protocol: leave-one-out; 100 % of users."}};
}

} // namespace

/// Tables and curves as other programs read them.
class TstCompareTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvQuotesAndSplitsDeltas();
    void numbersReadBackExactly();
    void markdownIsATableWithFootnotes();
    void latexEscapesWhatMeansSomething();
    void latexCompiles();
    void htmlEscapesAndMarks();
    void metricsTableShowsDeltasAndProtocol();
    void settingsTableHasAColumnForEachRun();
    void pairsTableSaysItInWords();
    void usersTableListsWhoGetsMore();
    void runsTableHasARowForEachRun();
    void curvesOfAllRunsAreOneFile();
};

void TstCompareTables::csvQuotesAndSplitsDeltas()
{
    QCOMPARE(QByteArray::fromStdString(toCsv(sample())), QByteArray("run,recall@10,recall@10 delta,recall@10 remark\n"
                                                                    "\"base_1, \"\"old\"\"\",0.3000,,\n"
                                                                    "50 % | new,0.3100 ± 0.0050,+0.0100,\n"
                                                                    "<paper>,0.3294,,Different split: a and b.\n"));
}

void TstCompareTables::numbersReadBackExactly()
{
    QCOMPARE(exactNumber(0.1), std::string("0.1"));
    QCOMPARE(QByteArray::fromStdString(exactNumber(1.0 / 3)).toDouble(), 1.0 / 3);
    QCOMPARE(exactNumber(std::numeric_limits<double>::quiet_NaN()), std::string());
}

void TstCompareTables::markdownIsATableWithFootnotes()
{
    QCOMPARE(QByteArray::fromStdString(toMarkdown(sample())), QByteArray("## A & B\n\n"
                                                                         "| run | recall@10 |\n"
                                                                         "| --- | ---: |\n"
                                                                         "| base\\_1, \"old\" | 0.3000 |\n"
                                                                         "| 50 % \\| new | **0.3100 ± 0.0050** (+0.0100) |\n"
                                                                         "| <paper> | 0.3294 [1] |\n"
                                                                         "\n[1] Different split: a and b.\n"
                                                                         "\nProtocol: leave-one-out; 100 % of users.\n"));
}

void TstCompareTables::latexEscapesWhatMeansSomething()
{
    const QByteArray latex = QByteArray::fromStdString(toLatex(sample()));
    QVERIFY(latex.contains("\\begin{tabular}{lr}\n\\toprule\nrun & recall@10 \\\\\n\\midrule\n"));
    QVERIFY(latex.contains("base\\_1, \"old\" & 0.3000 \\\\\n"));
    QVERIFY(latex.contains("50 \\% | new & \\textbf{0.3100 $\\pm$ 0.0050} {\\scriptsize $+0.0100$} \\\\\n\\midrule\n"));
    QVERIFY(latex.contains("\\textless{}paper\\textgreater{} & 0.3294\\textsuperscript{1} \\\\\n\\bottomrule"));
    QVERIFY(latex.contains("\\textsuperscript{1} Different split: a and b."));
}

void TstCompareTables::latexCompiles()
{
    const QString pdflatex = QStandardPaths::findExecutable("pdflatex");
    if (pdflatex.isEmpty())
        QSKIP("no pdflatex here: install texlive-latex-base to compile the table");
    QTemporaryDir folder;
    QFile file(folder.filePath("table.tex"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\\documentclass{article}\n\\usepackage[T1]{fontenc}\n\\usepackage{booktabs}\n\\begin{document}\n");
    file.write(QByteArray::fromStdString(toLatex(sample())));
    file.write("\\end{document}\n");
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(pdflatex, {"-interaction=nonstopmode", "-halt-on-error", "table.tex"});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().right(2000).constData());
    QVERIFY(QFileInfo(folder.filePath("table.pdf")).size() > 1000);
}

void TstCompareTables::htmlEscapesAndMarks()
{
    const QByteArray html = QByteArray::fromStdString(toHtml(sample()));
    QVERIFY(html.contains("<caption>A &amp; B</caption>"));
    QVERIFY(html.contains("<td class=\"number best\">0.3100 ± 0.0050 <span class=\"delta better\">+0.0100</span></td>"));
    QVERIFY(html.contains("<tr class=\"published\"><td class=\"\">&lt;paper&gt;</td>"));
    QVERIFY(html.contains("0.3294<sup class=\"remark\" title=\"Different split: a and b.\">1</sup></td>"));
    QVERIFY(html.contains("<li><sup class=\"remark\">1</sup> Different split: a and b.</li>"));
    QVERIFY(html.contains("<li>Protocol: leave-one-out; 100 % of users.</li>"));
}

void TstCompareTables::metricsTableShowsDeltasAndProtocol()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, hitsOf(1, 4)), testedRun("b", "sasrec", 1, hitsOf(2, 4))};
    const auto groups = eachAlone(runs);
    const Table table = metricsTable(runs, groups, compareMetrics(runs, groups, 0, {"recall@10", "coverage@10"}));
    QCOMPARE(table.columns.size(), std::size_t{3});
    QCOMPARE(table.rows[1].cells[1].text, std::string("0.5000"));
    QCOMPARE(table.rows[1].cells[1].delta, std::string("+0.2500"));
    QVERIFY(table.rows[1].cells[1].better && table.rows[1].cells[1].best);
    QCOMPARE(table.rows[1].cells[2].delta, std::string("0.0000"));
    QCOMPARE(table.notes.size(), std::size_t{1});
}

void TstCompareTables::settingsTableHasAColumnForEachRun()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "hstu-no-rab", 1, {1})};
    const QByteArray csv = QByteArray::fromStdString(toCsv(settingsTable(runs, compareSettings(runs))));
    QCOMPARE(csv, QByteArray("setting,a,b\nrelative_time_attention,true,false\nrelative_pos_attention,true,false\n"));
}

void TstCompareTables::pairsTableSaysItInWords()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, hitsOf(1, 4)), testedRun("b", "sasrec", 1, hitsOf(2, 4)),
                                   testedRun("c", "hstu-large", 1, hitsOf(3, 4))};
    const auto groups = eachAlone(runs);
    const Table table = pairsTable(groups, *comparePairs(runs, groups, 0, "recall@10"));
    QCOMPARE(table.rows.size(), std::size_t{2});
    QCOMPARE(table.rows[0].cells[0].text, std::string("b - a"));
    QCOMPARE(table.rows[0].cells[3].text, std::string("+0.2500"));
    QVERIFY(table.notes[0].starts_with("b beats a by 0.2500 on recall@10"));
    QCOMPARE(table.notes.back(), std::string("p-values are corrected for the 2 pairs (Holm)."));
}

void TstCompareTables::usersTableListsWhoGetsMore()
{
    const std::vector<Run> runs = {testedRun("a", "hstu", 1, {1, 0, 3, 0}), testedRun("b", "sasrec", 1, {1, 2, 0, 0})};
    const auto groups = eachAlone(runs);
    const Table table = usersTable(groups[0], groups[1], pairUsers(runs, groups[0], groups[1], "ndcg@10"), "ndcg@10",
                                   data::EntityIds(std::vector<std::int64_t>{11, 12, 13, 14}));
    QCOMPARE(QByteArray::fromStdString(toCsv(table)), QByteArray("user,difference,a,b,\"rank, a\",\"rank, b\"\n"
                                                                 "13,+0.5000,0.5000,0.0000,3,-\n"
                                                                 "12,-0.6309,0.0000,0.6309,-,2\n"));
    QCOMPARE(table.notes.front(), std::string("2 users get the same from both."));
}

void TstCompareTables::runsTableHasARowForEachRun()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 7, hitsOf(1, 4))};
    runs[0].record.startedAt = 100;
    runs[0].record.endedAt = 190;
    QCOMPARE(QByteArray::fromStdString(toCsv(runsTable(runs))).split('\n')[1],
             QByteArray("7,a,ml-1m,hstu,7,finished,0,-,0.2500,0.2500,90"));
}

void TstCompareTables::curvesOfAllRunsAreOneFile()
{
    std::vector<Run> runs = {testedRun("a", "hstu", 1, {1}), testedRun("b", "sasrec", 2, {1})};
    runs[0].epochs = {curvePoint(1, 0.1), curvePoint(2, 1.0 / 3)};
    runs[1].epochs = {curvePoint(1, 0.2)};
    runs[1].epochs[0].metrics["ndcg@10"] = 0.05;
    QCOMPARE(QByteArray::fromStdString(curvesCsv(runs)),
             QByteArray("run,name,seed,epoch,step,wall_seconds,train_loss,val_loss,learning_rate,best,recall@10,ndcg@10\n"
                        "1,a,1,1,10,0,3,4,0,0,0.1,\n"
                        "1,a,1,2,20,0,3,4,0,0,0.3333333333333333,\n"
                        "2,b,2,1,10,0,3,4,0,0,0.2,0.05\n"));
}

QTEST_GUILESS_MAIN(TstCompareTables)
#include "tst_compare_tables.moc"
