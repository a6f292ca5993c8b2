#include "driver.h"

#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/training/trainingpage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCursor>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTabBar>
#include <QTemporaryDir>

#include <cstdio>

using namespace hstudio;

namespace
{

struct Picture
{
    QSize size;
    const char *name; ///< in the file's name
};
constexpr Picture kPictures[] = {{{1440, 900}, "1440x900"}, {{1024, 600}, "1024x600"}};
constexpr int kDayLater = 3;             ///< entry of the list of times
constexpr int kSettleMilliseconds = 700; ///< charts redraw at most every 50 ms, lists answer within this

/// Passes the outcome of a step on, and says which one failed.
bool done(bool outcome, const char *step)
{
    if (!outcome)
        qWarning("this step failed: %s", step);
    return outcome;
}

/// Sets up one small HSTU in the form, trains it to the end and waits for its test.
bool train(e2e::Driver &driver, const QString &name, bool timeBias)
{
    const std::size_t before = driver.workbench().runs().size();
    const auto ended = [&] {
        const auto *run = driver.newestRun();
        return driver.workbench().runs().size() > before && !store::isActive(run->state) && !run->test.empty();
    };
    return done(driver.goTo("experiment"), "open the Experiment page") && done(driver.choosePreset("quick"), "choose a preset") &&
           done(driver.setTicked("field_relative_time_attention", timeBias), "set the time bias") &&
           done(driver.typeText("runName", name), "name the run") && done(driver.press("startRun"), "start") &&
           done(driver.until(ended, 600'000), "train");
}

/// The Training page while a run is at work: the pointer over a curve, another run that waits.
bool pictureOfATraining(e2e::Driver &driver, const QDir &folder)
{
    constexpr std::int64_t kEpochsShown = 6;
    const auto under = [&] {
        const auto *run = driver.workbench().run(driver.workbench().currentRun());
        return run != nullptr && run->epochs >= kEpochsShown;
    };
    const auto over = [&] { return !driver.workbench().currentRun().valid(); };
    const auto queued = [&] { return driver.workbench().runs().size() >= 4; };
    if (!(done(driver.goTo("experiment") && driver.chooseTab("experimentTabs", 0), "open the Experiment page") &&
          done(driver.choosePreset("quick"), "choose a preset") && done(driver.typeText("runName", "at work"), "name the run") &&
          done(driver.press("startRun"), "start") &&
          done(driver.goTo("experiment") && driver.typeText("runName", "waits") && driver.press("queueRun"), "queue another run") &&
          done(driver.goTo("training") && driver.until(queued) && driver.until(under, 600'000), "train some epochs")))
        return false;
    qobject_cast<ui::TrainingPage *>(driver.window().page("training"))->showRun(driver.workbench().currentRun());
    QTest::qWait(kSettleMilliseconds);
    auto *chart = driver.find<QWidget>("recallChart");
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::qWait(kSettleMilliseconds);
    const QString file = folder.filePath("training-running-light-1440x900.png");
    return done(driver.window().grab().save(file), "save the picture of a training") && done(driver.until(over, 600'000), "end the runs");
}

/// A workspace as after a first hour: demo data, one model that knows times and one that doesn't, both trained; something chosen on every page.
bool makeExperience(e2e::Driver &driver)
{
    const auto imported = [&] { return !driver.workbench().datasets().empty(); };
    const auto measured = [&] { return !driver.find<QLabel>("ablationNote")->text().contains("Measuring"); };
    const auto listed = [&] {
        const auto *run = driver.find<QComboBox>("inspectorARun"); // the page may still show the run that was there before
        return run != nullptr && run->currentText() == "time and position" && driver.column("inspectorAList", 1, 1).size() == 1;
    };
    return done(driver.press("welcomeDemo") && driver.until(imported), "import the demo data") && train(driver, "position only", false) &&
           train(driver, "time and position", true) && done(driver.goTo("training"), "open the Training page") &&
           done(driver.tickFirst("overlays"), "lay a run over") && done(driver.press("inspectRun"), "inspect the run") &&
           done(driver.until(listed), "list recommendations") &&
           done(driver.chooseEntry("inspectorUserOtherRun", 1), "compare ranks with the other run") &&
           done(driver.goDown("inspectorUsers"), "choose a user") &&
           done(driver.press("inspectorCompare") && driver.chooseEntry("inspectorBTimePreset", kDayLater), "compare two times") &&
           done(driver.goTo("runs"), "open the Runs page") && done(driver.selectAll("runsTable"), "select the runs") &&
           done(driver.goTo("experiment"), "open the Experiment page again") &&
           done(driver.choosePreset("hstu") && driver.typeText("runName", {}), "leave a tidy form") &&
           done(driver.chooseTab("experimentTabs", 1) && driver.press("tutorialAblation") && driver.typeText("ablationSeeds", "1, 2, 3") &&
                    driver.typeText("axis_n_blocks", "2, 4") && driver.until(measured),
                "set up an ablation") &&
           done(driver.chooseTab("experimentTabs", 0), "go back to one run");
}

bool writePicture(const e2e::Driver &driver, const QDir &folder, const QString &name, const QString &theme, const Picture &picture)
{
    QTest::qWait(kSettleMilliseconds);
    const QString file = folder.filePath(QString("%1-%2-%3.png").arg(name, theme, picture.name));
    QTest::qWait(kSettleMilliseconds);
    if (!driver.window().grab().save(file)) {
        qWarning("%s can't be written", qPrintable(file));
        return false;
    }
    std::printf("%s\n", qPrintable(file));
    return true;
}

/// The inspector's other details: how ranks move with time, and what a history without its newest film would give.
bool takeDetails(e2e::Driver &driver, const QDir &folder, const QString &theme, const Picture &picture)
{
    constexpr int bump = 3;
    constexpr int whatIf = 4;
    auto *tabs = driver.find<QTabBar>("inspectorTabs");
    const int before = tabs->currentIndex();
    tabs->setCurrentIndex(bump);
    bool fine = writePicture(driver, folder, "inspector-bump", theme, picture);
    tabs->setCurrentIndex(whatIf);
    driver.find<QAbstractItemView>("inspectorWhatIfHistory")->setCurrentIndex({});
    fine = fine && done(driver.goDown("inspectorWhatIfHistory") && driver.press("inspectorWhatIfRemove"), "edit the history") &&
           writePicture(driver, folder, "inspector-what-if", theme, picture) && done(driver.press("inspectorWhatIfUndo"), "undo the edit");
    tabs->setCurrentIndex(before);
    return fine;
}

/// Goes through the pages and writes a picture of each.
bool takePictures(e2e::Driver &driver, const QDir &folder, const QStringList &pages, const QString &theme, const Picture &picture)
{
    driver.window().resize(picture.size);
    for (const QString &page : pages) {
        driver.window().showPage(page.section('-', 0, 0));
        if (page.startsWith("experiment"))
            driver.chooseTab("experimentTabs", page.endsWith("-ablation") ? 1 : 0);
        if (!writePicture(driver, folder, page, theme, picture) || (page == "inspector" && !takeDetails(driver, folder, theme, picture)))
            return false;
    }
    return true;
}

/// Writes a picture of the dialog that `open` brings up over the window, then closes it.
template<typename Open>
bool takeDialog(e2e::Driver &driver, const QString &file, Open open)
{
    open();
    const auto shown = [&] {
        const auto *dialog = driver.window().findChild<QDialog *>();
        return dialog != nullptr && dialog->isVisible();
    };
    if (!done(driver.until(shown), "open a dialog"))
        return false;
    QTest::qWait(kSettleMilliseconds);
    auto *dialog = driver.window().findChild<QDialog *>();
    const bool saved = dialog->grab().save(file);
    if (saved)
        std::printf("%s\n", qPrintable(file));
    else
        qWarning("%s can't be written", qPrintable(file));
    delete dialog;
    driver.window().activateWindow();
    return saved && done(driver.until([&] { return driver.window().isActiveWindow(); }), "come back from a dialog");
}

/// The dialogs of the Data page: columns of a table, filters and split, downloads.
bool takeDataDialogs(e2e::Driver &driver, const QDir &folder, const QString &scratch, const QString &theme)
{
    driver.window().showPage("data");
    QFile table(scratch + "/views.tsv");
    if (!table.open(QIODevice::WriteOnly) ||
        table.write("who\twhat\tstars\twhen\nanna\tThe Red Lamp\t4.5\t2021-01-01\nbert\tThe Red Lamp\t3\t"
                    "2021-01-02\nbert\tTwelve Chairs\t5\t2021-01-03\n") < 0)
        return false;
    table.close();
    const auto act = [&](const char *name) {
        auto *action = driver.window().findChild<QAction *>(QLatin1String(name));
        return [action] { action->trigger(); };
    };
    const auto file = [&](const char *what) { return folder.filePath(QString("data-%1-%2.png").arg(what, theme)); };
    return takeDialog(driver, file("columns"), [&] { driver.workbench().importPath(table.fileName()); }) &&
           takeDialog(driver, file("filters"), act("prepareSelectedDataset")) && takeDialog(driver, file("download"), act("downloadData"));
}

} // namespace

/// Usage: hstudio-screenshots FOLDER [PAGE…]: pictures of the pages in FOLDER, light and dark, large and small.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName("HSTUdio");
    QApplication::setApplicationName("hstudio-screenshots");
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: hstudio-screenshots FOLDER [PAGE...]\n", stderr);
        return 2;
    }
    const QDir folder(arguments[1]);
    QStringList pages = arguments.mid(2);
    if (pages.isEmpty())
        pages = {"data", "experiment", "experiment-ablation", "training", "runs", "inspector", "settings"};

    QCursor::setPos(0, 0); // nothing is hovered
    const QTemporaryDir scratch;
    e2e::Driver::keepSettingsIn(scratch.filePath("settings"));
    ui::Theme theme(application, ui::ThemeMode::Light);
    const ui::Language language("en");
    e2e::Driver driver(scratch.filePath("workspace"), kPictures[0].size);
    if (!folder.mkpath(".") || !driver.ready())
        return 1;
    QTest::qWait(kSettleMilliseconds);
    if (!driver.window().grab().save(folder.filePath("welcome-light-1440x900.png")) || !makeExperience(driver))
        return 1;
    for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        theme.setMode(mode);
        const QString themeName = mode == ui::ThemeMode::Dark ? "dark" : "light";
        for (const Picture &picture : kPictures)
            if (!takePictures(driver, folder, pages, themeName, picture))
                return 1;
        if (pages.contains("data") && !takeDataDialogs(driver, folder, scratch.path(), themeName))
            return 1;
    }
    theme.setMode(ui::ThemeMode::Light);
    driver.window().resize(kPictures[0].size);
    return pages.contains("training") && !pictureOfATraining(driver, folder) ? 1 : 0;
}
