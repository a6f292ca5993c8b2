#include "layerrules.h"
#include "links.h"
#include "sources.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace hstudio::arch;

namespace
{

/// Text files of the source tree by relative path; data and what was built are left out.
Tree readTree()
{
    static const QStringList tops{"app", "core", "ui", "tests", "cmake", "script", "docs", "resources", ".ci"};
    static const QStringList endings{".h", ".cpp", ".cu", ".cuh", ".cmake", ".txt", ".md", ".json", ".qrc", ".svg", ".desktop"};
    const QDir root(HSTUDIO_SOURCE_DIR);
    Tree tree;
    for (const QString &top : tops) {
        QDirIterator files(root.filePath(top), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = root.relativeFilePath(files.next());
            const bool script = path.startsWith("script/") || path.startsWith(".ci/");
            const bool text = script || std::any_of(endings.begin(), endings.end(), [&](const QString &end) { return path.endsWith(end); });
            QFile file(root.filePath(path));
            if (text && !path.startsWith("tests/data/") && file.open(QIODevice::ReadOnly))
                tree.insert(path, QString::fromUtf8(file.readAll()));
        }
    }
    return tree;
}

QString listed(const Violations &violations)
{
    QStringList lines;
    for (const Violation &violation : violations)
        lines.append(violation.text());
    return lines.join('\n');
}

} // namespace

class TstLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSourceTreeKeepsTheRules();
    void theWholeTreeIsRead();

    void layersAreJudged_data();
    void layersAreJudged();
    void librariesAreJudged_data();
    void librariesAreJudged();
    void torchIsFoundThroughOwnHeaders();
    void linesAreJudged_data();
    void linesAreJudged();
    void filesAreJudged_data();
    void filesAreJudged();
    void linksAreJudged_data();
    void linksAreJudged();
    void includedFoldersMustBeLinked();
    void violationsNameFileAndLine();
};

void TstLayers::theSourceTreeKeepsTheRules()
{
    const Violations violations = checkAll(readTree());
    QVERIFY2(violations.isEmpty(), qPrintable("\n" + listed(violations)));
}

void TstLayers::theWholeTreeIsRead()
{
    const Tree tree = readTree();
    for (const char *path :
         {"core/base/clock.h", "core/nn/safetensors.cpp", "ui/shell/mainwindow.cpp", "app/cli/main.cpp", "tests/arch/tst_layers.cpp",
          "core/store/CMakeLists.txt", "cmake/HstudioTorch.cmake", "script/bootstrap", ".ci/run"})
        QVERIFY2(tree.contains(path), path);
    const auto libraries = librariesOf(tree);
    for (const char *folder : {"core/base", "core/nn", "core/experiment", "ui/common", "ui/shell"})
        QVERIFY2(libraries.contains(folder), folder);
    QVERIFY(libraries["core/nn"].publicLinks.contains("hstudio::data"));
    QCOMPARE(libraries["core/nn"].torch, QString("PUBLIC"));
}

void TstLayers::layersAreJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("own folder") << "core/data/import.cpp"
                                << "core/data/import.h" << true;
    QTest::newRow("upper core layer uses lower") << "core/training/trainer.cpp"
                                                 << "core/nn/device.h" << true;
    QTest::newRow("subfolder belongs to its part") << "core/nn/kernels/fused.cpp"
                                                   << "core/nn/batch.h" << true;
    QTest::newRow("page uses common") << "ui/data/datapage.cpp"
                                      << "ui/common/page.h" << true;
    QTest::newRow("page uses plots") << "ui/data/datapage.cpp"
                                     << "ui/plots/chart.h" << true;
    QTest::newRow("shell uses pages") << "ui/shell/mainwindow.cpp"
                                      << "ui/data/datapage.h" << true;
    QTest::newRow("gui uses shell") << "app/gui/main.cpp"
                                    << "ui/shell/mainwindow.h" << true;
    QTest::newRow("command line uses core") << "app/cli/main.cpp"
                                            << "core/experiment/runqueue.h" << true;
    QTest::newRow("header beside it") << "core/data/import.cpp"
                                      << "import.h" << true;
    QTest::newRow("tests use anything") << "tests/core/nn/tst_hstu.cpp"
                                        << "ui/shell/mainwindow.h" << true;

    QTest::newRow("base uses data") << "core/base/log.cpp"
                                    << "core/data/dataset.h" << false;
    QTest::newRow("neighbours of one height") << "core/data/batch.cpp"
                                              << "core/config/fields.h" << false;
    QTest::newRow("training and inference") << "core/inference/evaluate.cpp"
                                            << "core/training/trainer.h" << false;
    QTest::newRow("nn uses training") << "core/nn/kernels/fused.cpp"
                                      << "core/training/events.h" << false;
    QTest::newRow("training uses store") << "core/training/trainer.cpp"
                                         << "core/store/store.h" << false;
    QTest::newRow("core uses ui") << "core/experiment/runqueue.cpp"
                                  << "ui/common/workbench.h" << false;
    QTest::newRow("area uses another area") << "ui/data/datapage.cpp"
                                            << "ui/inspector/inspectorpage.h" << false;
    QTest::newRow("plots use an area") << "ui/plots/chart.cpp"
                                       << "ui/training/trainingpage.h" << false;
    QTest::newRow("common uses plots") << "ui/common/page.cpp"
                                       << "ui/plots/chart.h" << false;
    QTest::newRow("area uses the shell") << "ui/runs/runspage.h"
                                         << "ui/shell/mainwindow.h" << false;
    QTest::newRow("ui uses app") << "ui/shell/mainwindow.cpp"
                                 << "app/gui/main.h" << false;
    QTest::newRow("command line uses ui") << "app/cli/main.cpp"
                                          << "ui/common/format.h" << false;
    QTest::newRow("production uses tests") << "core/data/import.cpp"
                                           << "tests/support/golden.h" << false;
}

void TstLayers::layersAreJudged()
{
    QFETCH(QString, file);
    QFETCH(QString, header);
    QFETCH(bool, allowed);
    const Violations found = checkLayers({{file, QString("#pragma once\n#include \"%1\"\n").arg(header)}});
    QVERIFY2(found.isEmpty() == allowed, qPrintable(listed(found)));
}

void TstLayers::librariesAreJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("Qt in ui") << "ui/data/datapage.h"
                              << "<QWidget>" << true;
    QTest::newRow("Qt in the gui program") << "app/gui/main.cpp"
                                           << "<QApplication>" << true;
    QTest::newRow("standard library in core") << "core/base/paths.cpp"
                                              << "<queue>" << true;
    QTest::newRow("torch in nn") << "core/nn/kernels/fused.h"
                                 << "<torch/torch.h>" << true;
    QTest::newRow("torch in training") << "core/training/trainer.cpp"
                                       << "<torch/optim.h>" << true;
    QTest::newRow("qcustomplot in plots") << "ui/plots/chart.cpp"
                                          << "<qcustomplot.h>" << true;
    QTest::newRow("sqlite in store") << "core/store/store.cpp"
                                     << "<SQLiteCpp/Database.h>" << true;
    QTest::newRow("spdlog in the log") << "core/base/log.cpp"
                                       << "<spdlog/logger.h>" << true;

    QTest::newRow("Qt class in core") << "core/base/paths.cpp"
                                      << "<QString>" << false;
    QTest::newRow("Qt module in core") << "core/data/import.h"
                                       << "<QtCore/QFile>" << false;
    QTest::newRow("Qt lower-case header in core") << "core/data/import.h"
                                                  << "<qglobal.h>" << false;
    QTest::newRow("Qt in quotes in core") << "core/data/import.h"
                                          << "\"QFile\"" << false;
    QTest::newRow("Qt in the command line") << "app/cli/main.cpp"
                                            << "<QCoreApplication>" << false;
    QTest::newRow("torch in ui") << "ui/common/workbench.h"
                                 << "<torch/torch.h>" << false;
    QTest::newRow("ATen in store") << "core/store/store.cpp"
                                   << "<ATen/ATen.h>" << false;
    QTest::newRow("c10 in data") << "core/data/batch.cpp"
                                 << "<c10/core/Device.h>" << false;
    QTest::newRow("qcustomplot in a page") << "ui/training/trainingpage.cpp"
                                           << "<qcustomplot.h>" << false;
    QTest::newRow("sqlite in ui") << "ui/inspector/inspectorpage.cpp"
                                  << "<sqlite3.h>" << false;
    QTest::newRow("QtSql in ui") << "ui/inspector/inspectorpage.cpp"
                                 << "<QSqlQuery>" << false;
    QTest::newRow("spdlog elsewhere") << "core/nn/device.cpp"
                                      << "<spdlog/spdlog.h>" << false;
    QTest::newRow("fmt elsewhere") << "core/data/import.cpp"
                                   << "<fmt/format.h>" << false;
}

void TstLayers::librariesAreJudged()
{
    QFETCH(QString, file);
    QFETCH(QString, header);
    QFETCH(bool, allowed);
    const Violations found = checkLibraries({{file, QString("  #  include %1 // why\n").arg(header)}});
    QVERIFY2(found.isEmpty() == allowed, qPrintable(listed(found)));
}

void TstLayers::torchIsFoundThroughOwnHeaders()
{
    Tree tree{
        {"core/nn/sequencemodel.h", "#include <torch/torch.h>\n"},
        {"core/training/probe.h", "#include \"core/nn/sequencemodel.h\"\n"},
        {"core/training/trainer.h", "#include <memory>\n"},
        {"core/training/trainer.cpp", "#include \"core/training/probe.h\"\n"},
        {"core/store/store.cpp", "#include \"core/training/trainer.h\"\n"},
        {"tests/core/nn/tst_hstu.cpp", "#include \"core/nn/sequencemodel.h\"\n"},
    };
    QVERIFY2(checkTorchReach(tree).isEmpty(), "private headers may use torch");

    tree["core/training/trainer.h"] = "#include <memory>\n#include \"core/training/probe.h\"\n";
    QCOMPARE(checkTorchReach(tree), (Violations{{"core/store/store.cpp", 1, "\"core/training/trainer.h\" leads to a torch header"}}));
}

void TstLayers::linesAreJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("SQL in store") << "core/store/store.cpp"
                                  << R"(query("SELECT id FROM runs");)" << true;
    QTest::newRow("SQL in a test") << "tests/core/store/tst_store.cpp"
                                   << R"(query("SELECT id FROM runs");)" << true;
    QTest::newRow("the word in prose") << "ui/common/page.cpp"
                                       << R"(tr("Select a run"))" << true;
    QTest::newRow("event loop in a comment") << "ui/common/page.cpp"
                                             << "// no processEvents() here" << true;
    QTest::newRow("pieces of other words") << "ui/common/page.cpp"
                                           << "void reterminated(); int TODOs;" << true;
    QTest::newRow("detached tensor") << "core/nn/batch.cpp" << "return weight.detach();" << true;
    QTest::newRow("system path") << "core/data/import.cpp"
                                 << R"(open("/proc/self/stat");)" << true;
    QTest::newRow("part of a relative path") << "docs/index.md"
                                             << "see `docs/work/plan` and example.com/home/ada/x" << true;

    QTest::newRow("SQL in ui") << "ui/inspector/model.cpp"
                               << R"(query("SELECT id FROM runs");)" << false;
    QTest::newRow("SQL in the command line") << "app/cli/main.cpp"
                                             << R"(query("  INSERT OR REPLACE INTO runs");)" << false;
    QTest::newRow("pragma elsewhere") << "core/experiment/runqueue.cpp"
                                      << R"(query("PRAGMA integrity_check");)" << false;
    QTest::newRow("processEvents") << "ui/common/page.cpp"
                                   << "QCoreApplication::processEvents();" << false;
    QTest::newRow("event loop") << "ui/common/page.cpp"
                                << "QEventLoop loop;" << false;
    QTest::newRow("detached thread") << "core/experiment/runqueue.cpp"
                                     << "worker.detach();" << false;
    QTest::newRow("terminated thread") << "ui/common/page.cpp"
                                       << "thread->terminate();" << false;
    QTest::newRow("unfinished code") << "core/nn/batch.cpp"
                                     << "// TODO: the rest" << false;
    QTest::newRow("unfinished document") << "docs/index.md"
                                         << "FIXME" << false;
    QTest::newRow("root's home") << "script/build"
                                 << "cmake=/root/bin/cmake" << false;
    QTest::newRow("somebody's home") << "cmake/Tools.cmake"
                                     << "set(X \"/home/ada/torch\")" << false;
    QTest::newRow("temporary file by name") << "script/run"
                                            << "log=/tmp/ada/log" << false;
}

void TstLayers::linesAreJudged()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    const Violations found = checkLines({{file, text}});
    QVERIFY2(found.isEmpty() == allowed, qPrintable(listed(found)));
}

void TstLayers::filesAreJudged_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("short header") << "core/base/ids.h"
                                  << "#pragma once\n"
                                  << true;
    QTest::newRow("450 lines") << "core/base/log.cpp" << QString(450, '\n') << true;
    QTest::newRow("long document") << "docs/model.md" << QString(2000, '\n') << true;
    QTest::newRow("whole module in a source") << "ui/common/page.cpp"
                                              << "#include <QtWidgets>\n"
                                              << true;

    QTest::newRow("451 lines") << "core/base/log.cpp" << QString(451, '\n') << false;
    QTest::newRow("451 lines of test") << "tests/core/base/tst_log.cpp" << QString(451, '\n') << false;
    QTest::newRow("no guard") << "core/base/ids.h"
                              << "struct Id;\n"
                              << false;
    QTest::newRow("whole module in a header") << "ui/common/page.h"
                                              << "#pragma once\n#include <QtWidgets>\n"
                                              << false;
}

void TstLayers::filesAreJudged()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    const Violations found = checkFiles({{file, text}});
    QVERIFY2(found.isEmpty() == allowed, qPrintable(listed(found)));
}

void TstLayers::linksAreJudged_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");

    const QString library = "hstudio_library(x\n    SOURCES a.cpp # hstudio::experiment\n    %1)\n";
    QTest::newRow("downwards") << "core/store" << library.arg("PUBLIC hstudio::base PRIVATE SQLiteCpp") << true;
    QTest::newRow("torch public in nn") << "core/nn" << library.arg("PUBLIC hstudio::data") + "hstudio_use_torch(hstudio_nn PUBLIC)"
                                        << true;
    QTest::newRow("torch private in training") << "core/training"
                                               << library.arg("PRIVATE hstudio::nn") + "hstudio_use_torch(hstudio_training PRIVATE)"
                                               << true;
    QTest::newRow("page") << "ui/data"
                          << "hstudio_ui_library(ui_data SOURCES d.cpp PUBLIC hstudio::ui_common PRIVATE hstudio::ui_plots)" << true;

    QTest::newRow("upwards") << "core/data" << library.arg("PRIVATE hstudio::nn") << false;
    QTest::newRow("core links ui") << "core/experiment" << library.arg("PUBLIC hstudio::ui_common") << false;
    QTest::newRow("Qt in core") << "core/base" << library.arg("PUBLIC Qt6::Core") << false;
    QTest::newRow("qcustomplot in a page") << "ui/runs" << library.arg("PRIVATE QCustomPlotQt6::QCustomPlotQt6") << false;
    QTest::newRow("sqlite in experiment") << "core/experiment" << library.arg("PRIVATE SQLite::SQLite3") << false;
    QTest::newRow("another area") << "ui/runs" << library.arg("PUBLIC hstudio::ui_inspector") << false;
    QTest::newRow("torch public in training") << "core/training"
                                              << library.arg("PUBLIC hstudio::data") + "hstudio_use_torch(hstudio_training PUBLIC)"
                                              << false;
    QTest::newRow("torch in training by nn's public link")
        << "core/training" << library.arg("PUBLIC hstudio::nn") + "hstudio_use_torch(hstudio_training PRIVATE)" << false;
    QTest::newRow("torch in store") << "core/store" << library.arg("PUBLIC hstudio::base") + "hstudio_use_torch(hstudio_store PRIVATE)"
                                    << false;
}

void TstLayers::linksAreJudged()
{
    QFETCH(QString, folder);
    QFETCH(QString, text);
    QFETCH(bool, allowed);
    const Violations found = checkLinks({{folder + "/CMakeLists.txt", text}});
    QVERIFY2(found.isEmpty() == allowed, qPrintable(listed(found)));
}

void TstLayers::includedFoldersMustBeLinked()
{
    Tree tree{
        {"core/base/CMakeLists.txt", "hstudio_library(base SOURCES a.cpp)"},
        {"core/data/CMakeLists.txt", "hstudio_library(data SOURCES a.cpp PUBLIC hstudio::base)"},
        {"core/nn/CMakeLists.txt", "hstudio_library(nn SOURCES a.cpp PUBLIC hstudio::base)"},
        {"core/training/CMakeLists.txt", "hstudio_library(training SOURCES a.cpp PUBLIC hstudio::nn)"},
        {"core/training/b.cpp", "#include \"core/base/ids.h\"\n"},
    };
    QVERIFY2(checkLinks(tree).isEmpty(), "linked through core/nn");
    tree["core/training/a.cpp"] = "#include \"core/data/split.h\"\n";
    QCOMPARE(checkLinks(tree), (Violations{{"core/training/a.cpp", 1, "core/data is included but not linked"}}));
}

void TstLayers::violationsNameFileAndLine()
{
    const Violations found = checkLibraries({{"core/base/log.cpp", "#pragma once\n\n#include <QString>\n"}});
    QCOMPARE(found.size(), 1);
    QVERIFY2(found[0].text().startsWith("core/base/log.cpp:3: <QString>"), qPrintable(found[0].text()));
    QCOMPARE((Violation{"a.h", 0, "long"}.text()), QString("a.h: long"));
}

QTEST_GUILESS_MAIN(TstLayers)
#include "tst_layers.moc"
