#include "tests/support/markingtranslator.h"
#include "tests/support/workbenchfixture.h"

#include "ui/common/format.h"
#include "ui/common/widgets.h"
#include "ui/experiment/experimentpage.h"

#include "core/config/presets.h"

#include <QAction>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTableView>
#include <QTimer>

#include <set>

using namespace hstudio;
using ui::ExperimentPage;

namespace
{
/// 2 s an epoch, and 1 s more for each block.
base::Result<training::Estimate> quickMeasure(store::Store &, base::DatasetId, const config::ExperimentConfig &config, std::stop_token)
{
    return training::Estimate{.parameters = 1, .memoryBytes = 1, .secondsPerEpoch = 2.0 + static_cast<double>(config.model.nBlocks)};
}

/// The longest time between two turns of the event loop while it lived.
class LongestPause final : public QObject
{
public:
    LongestPause()
    {
        m_since.start();
        connect(&m_tick, &QTimer::timeout, this, [this] { milliseconds = std::max(milliseconds, m_since.restart()); });
        m_tick.start(0);
    }
    qint64 milliseconds = 0;

private:
    QElapsedTimer m_since;
    QTimer m_tick;
};
} // namespace

/// The Ablation tab of the Experiment page.
class TstAblation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeMode::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        m_dataset = m_fixture->addTiny();
        m_fixture->reload();
        m_page = std::make_unique<ExperimentPage>(m_fixture->workbench(), nullptr, quickMeasure);
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->activated();
        find<QTabBar>("experimentTabs")->setCurrentIndex(1);
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void theTutorialsAblationIsOneClick()
    {
        find<QPushButton>("tutorialAblation")->click();
        QCOMPARE(column(0),
                 QStringList({"hstu seed 42", "hstu-rab-t seed 42", "hstu-rab-p seed 42", "hstu-no-rab seed 42", "sasrec seed 42"}));
        QVERIFY(find<QCheckBox>("base_sasrec")->isChecked());
        QVERIFY(!find<QCheckBox>("base_")->isChecked());
        QTest::mouseClick(find<QPushButton>("queueAll"), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->workbench().runs().size(), std::size_t{5});
        std::set<std::string> presets;
        for (const auto &run : m_fixture->workbench().runs()) {
            QVERIFY(run.state == store::RunState::Queued);
            QCOMPARE(run.dataset, m_dataset);
            QCOMPARE(run.group, m_fixture->workbench().runs().front().group);
            QVERIFY(!run.group.empty());
            presets.insert(run.preset);
        }
        QCOMPARE(presets, (std::set<std::string>{"hstu", "hstu-rab-t", "hstu-rab-p", "hstu-no-rab", "sasrec"}));
    }

    void tickedAndTypedValuesAndSeedsMakeEveryCombination()
    {
        find<QCheckBox>("axis_relative_time_attention_true")->click();
        find<QCheckBox>("axis_relative_time_attention_false")->click();
        typeInto("axis_n_blocks", QStringLiteral("1, 2"));
        typeInto("ablationSeeds", QStringLiteral("7 8"));
        QCOMPARE(rows(), 8);
        QVERIFY2(column(0).contains(QStringLiteral("quick n_blocks=2 relative_time_attention=false seed 8")),
                 qPrintable(column(0).join('\n')));
        QCOMPARE(column(1).last(), QStringLiteral("n_blocks = 2, relative_time_attention = false"));
        QCOMPARE(column(2).last(), QStringLiteral("8"));
        find<QCheckBox>("axis_relative_time_attention_false")->click();
        QCOMPARE(rows(), 4);
    }

    void theFormsSettingsAreWhereItStarts()
    {
        m_page->draft().setText(*config::findField("lr"), "0.5");
        find<QCheckBox>("base_sasrec")->click();
        QCOMPARE(column(0), QStringList({"quick edited seed 42", "sasrec seed 42"}));
        find<QCheckBox>("base_")->click();
        QCOMPARE(column(0), QStringList({"sasrec seed 42"}));
        find<QCheckBox>("base_sasrec")->click();
        QCOMPARE(rows(), 0);
        QVERIFY(!find<QPushButton>("queueAll")->isEnabled());
        QVERIFY2(find<QLabel>("ablationReason")->text().contains(QStringLiteral("starting point")),
                 qPrintable(find<QLabel>("ablationReason")->text()));
    }

    void totalTimeIsTheSumOverTheRuns()
    {
        m_page->draft().setText(*config::findField("max_epochs"), "10");
        typeInto("axis_n_blocks", QStringLiteral("1,2"));
        typeInto("ablationSeeds", QStringLiteral("1,2"));
        QTRY_COMPARE(find<ui::Figure>("ablationTotal")->value(), ui::durationText(2 * 10 * 3.0 + 2 * 10 * 4.0));
        QCOMPARE(find<ui::Figure>("ablationCount")->value(), QStringLiteral("4"));
        QCOMPARE(column(3), QStringList({ui::durationText(30), ui::durationText(30), ui::durationText(40), ui::durationText(40)}));
        setWanted(0, false);
        QCOMPARE(find<ui::Figure>("ablationTotal")->value(), ui::durationText(110));
        QCOMPARE(find<ui::Figure>("ablationCount")->value(), QStringLiteral("3"));
        QCOMPARE(column(3).first(), QString());
    }

    void namesCanBeEditedAndRunsLeftOut()
    {
        typeInto("axis_n_blocks", QStringLiteral("1,2,3"));
        typeInto("ablationName", QStringLiteral("depth"));
        auto *table = find<QTableView>("ablationRuns");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_F2);
        auto *editor = table->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("two blocks"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(column(0).at(1), QStringLiteral("two blocks"));
        QCOMPARE(table->currentIndex().row(), 1); // the list stays where it was
        table->setCurrentIndex(table->model()->index(2, 0));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(find<ui::Figure>("ablationCount")->value(), QStringLiteral("2"));

        QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_fixture->workbench().runs().size(), std::size_t{2});
        QCOMPARE(m_fixture->workbench().runs()[1].name, std::string("two blocks"));
        QCOMPARE(m_fixture->workbench().runs()[1].group, std::string("depth"));
        table->model()->setData(table->model()->index(1, 0), QString());
        QCOMPARE(column(0).at(1), QStringLiteral("quick n_blocks=2 seed 42"));
    }

    void aPageThatGoesWhileANameIsEditedGoesQuietly()
    {
        auto *table = find<QTableView>("ablationRuns");
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_F2);
        QTest::keyClicks(table->findChild<QLineEdit *>(), QStringLiteral("half a na"));
        m_page.reset();
    }

    void everyEditIsUndone()
    {
        find<QCheckBox>("base_sasrec")->click();
        typeInto("axis_lr", QStringLiteral("0.1, 0.2"));
        typeInto("ablationSeeds", QStringLiteral("1,2"));
        setWanted(0, false);
        QCOMPARE(rows(), 8);
        auto *line = find<QLineEdit>("axis_lr");
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(find<ui::Figure>("ablationCount")->value(), QStringLiteral("8"));
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(find<QLineEdit>("ablationSeeds")->text(), QString());
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(line->text(), QString());
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(column(0), QStringList({"quick seed 42"}));
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(find<QCheckBox>("base_sasrec")->isChecked());
    }

    void valuesThatCantBeSayWhyBesideTheFieldAndForbidToStart()
    {
        typeInto("axis_dropout_rate", QStringLiteral("0.1, 3"));
        QVERIFY2(find<QLabel>("axisNote_dropout_rate")->text().contains(QStringLiteral("dropout_rate is 3")),
                 qPrintable(find<QLabel>("axisNote_dropout_rate")->text()));
        QVERIFY(find<QLabel>("axisNote_dropout_rate")->isVisible());
        QVERIFY(!find<QPushButton>("startAll")->isEnabled());
        QVERIFY(!startAction()->isEnabled());
        typeInto("axis_dropout_rate", QString());
        QVERIFY(!find<QLabel>("axisNote_dropout_rate")->isVisible());
        QVERIFY(startAction()->isEnabled());
        typeInto("ablationSeeds", QStringLiteral("one"));
        QVERIFY(find<QLabel>("ablationSeedsNote")->text().contains(QStringLiteral("whole numbers")));
        QVERIFY(!find<QPushButton>("queueAll")->isEnabled());
    }

    void combinationsThatDontFitStandInTheListWithTheirReasonAndAreLeftOut()
    {
        typeInto("axis_n_heads", QStringLiteral("2,3")); // 32 factors
        QCOMPARE(rows(), 2);
        QVERIFY2(column(1).at(1).contains(QStringLiteral("not divisible")), qPrintable(column(1).at(1)));
        QVERIFY(find<QLabel>("ablationReason")->text().contains(QStringLiteral("left out")));
        QTest::mouseClick(find<QPushButton>("queueAll"), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->workbench().runs().size(), std::size_t{1});
    }

    void aFormThatIsInvalidForbidsToStart()
    {
        m_page->draft().setText(*config::findField("lr"), "fast");
        QVERIFY(find<QLabel>("ablationReason")->text().contains(QStringLiteral("Learning rate")));
        QVERIFY(!find<QPushButton>("queueAll")->isEnabled());
    }

    void startOpensTheTrainingOfTheFirstRun()
    {
        m_page->draft().setText(*config::findField("max_epochs"), "1");
        typeInto("axis_n_blocks", QStringLiteral("1,2"));
        QSignalSpy opened(m_page.get(), &ui::Page::openTraining);
        QTest::mouseClick(find<QPushButton>("startAll"), Qt::LeftButton);
        QVERIFY(opened.wait());
        QCOMPARE(m_fixture->workbench().run(opened[0][0].value<base::RunId>())->name, std::string("quick edited n_blocks=1 seed 42"));
    }

    /// How long a turn of the event loop took at most is printed, not asserted: it depends on what else the machine does.
    void hundredsOfRunsStayFluid()
    {
        QStringList seeds;
        for (int seed = 1; seed <= 250; ++seed)
            seeds.append(QString::number(seed));
        find<QLineEdit>("ablationSeeds")->setText(seeds.join(','));
        find<QLineEdit>("axis_n_blocks")->setText(QStringLiteral("1,2"));
        QCOMPARE(rows(), 500);
        QTRY_COMPARE(find<QLabel>("ablationNote")->text().contains(QStringLiteral("Measuring")), false);
        LongestPause pause;
        QTest::mouseClick(find<QPushButton>("queueAll"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->workbench().runs().size(), std::size_t{500}, 60'000);
        qInfo("longest turn of the event loop while 500 runs were queued: %lld ms", static_cast<long long>(pause.milliseconds));
        QCOMPARE(m_fixture->store().runs()->size(), std::size_t{500});
    }

    void theOtherTabIsAKeyAway()
    {
        auto *tabs = find<QTabBar>("experimentTabs");
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 0);
        QVERIFY(find<QWidget>("fieldForm")->isVisible());
        QTest::keyClick(m_page.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(find<QWidget>("ablationChooser")->isVisible());
        // Every editor of the chooser is reached by tabbing, in the order it is seen.
        auto *widget = find<QPushButton>("tutorialAblation");
        widget->setFocus();
        QStringList reached;
        for (int i = 0; i < 200 && !m_page->focusWidget()->inherits("QTableView"); ++i) {
            reached.append(m_page->focusWidget()->objectName());
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
        }
        for (const auto &field : config::fields()) {
            if (field.key == "seed")
                continue;
            const auto name = QStringLiteral("axis_%1").arg(QString::fromUtf8(field.key.data(), static_cast<qsizetype>(field.key.size())));
            QVERIFY2(std::ranges::any_of(reached, [&](const QString &each) { return each.startsWith(name); }), qPrintable(name));
        }
        QVERIFY(m_page->focusWidget()->inherits("QTableView"));
    }

    void nothingIsCutOffOnASmallWindow()
    {
        m_page->resize(m_page->fontMetrics().averageCharWidth() * 124, m_page->fontMetrics().lineSpacing() * 28);
        auto *chooser = find<QScrollArea>("ablationChooser");
        QTRY_VERIFY2(chooser->widget()->width() <= chooser->viewport()->width(),
                     qPrintable(QStringLiteral("%1 in %2").arg(chooser->widget()->width()).arg(chooser->viewport()->width())));
        for (const char *name : {"startAll", "queueAll", "ablationName", "ablationTotal", "ablationRuns", "experimentTabs"}) {
            const auto *widget = find<QWidget>(name);
            QVERIFY2(m_page->rect().contains(QRect(widget->mapTo(m_page.get(), QPoint()), widget->size())), name);
        }
        QVERIFY(find<QTableView>("ablationRuns")->height() > m_page->fontMetrics().lineSpacing() * 6);
    }

    void theAblationIsRememberedBetweenSessions()
    {
        find<QCheckBox>("base_sasrec")->click();
        typeInto("axis_n_blocks", QStringLiteral("1,2"));
        typeInto("ablationSeeds", QStringLiteral("5"));
        typeInto("ablationName", QStringLiteral("depth"));
        const auto state = m_page->saveState();
        ExperimentPage next(m_fixture->workbench(), nullptr, quickMeasure);
        next.restoreState(state);
        QVERIFY(next.draft().state().ablation == m_page->draft().state().ablation);
        QCOMPARE(next.findChild<QTabBar *>(QStringLiteral("experimentTabs"))->currentIndex(), 1);
        next.restoreState("{}");
        QCOMPARE(next.draft().plan()->size(), std::size_t{4});
    }

    void everyTextIsRetranslatedWhenTheLanguageChanges()
    {
        typeInto("axis_n_heads", QStringLiteral("2,3,x")); // with a reason
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        QStringList exempt{QStringLiteral("HSTU"), QStringLiteral("SASRec"), QStringLiteral("BCE"), QStringLiteral("gBCE")};
        for (const auto &text : tests::shownTexts(*find<QWidget>("ablationPanel")))
            QVERIFY2(text.contains(QChar(u'«')) || exempt.contains(text), qPrintable(text));
        const auto *model = find<QTableView>("ablationRuns")->model();
        for (int i = 0; i < model->columnCount(); ++i)
            QVERIFY(model->headerData(i, Qt::Horizontal).toString().contains(QChar(u'«')));
        for (int i = 0; i < 2; ++i)
            QVERIFY(find<QTabBar>("experimentTabs")->tabText(i).contains(QChar(u'«')));
    }

private:
    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }

    [[nodiscard]] QAction *startAction() const { return m_page->menuActions().first(); }
    [[nodiscard]] int rows() const { return find<QTableView>("ablationRuns")->model()->rowCount(); }
    [[nodiscard]] QStringList column(int number) const
    {
        const auto *model = find<QTableView>("ablationRuns")->model();
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(model->index(row, number).data().toString());
        return texts;
    }
    void setWanted(int row, bool wanted) const
    {
        auto *model = find<QTableView>("ablationRuns")->model();
        model->setData(model->index(row, 0), wanted ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
    }
    /// Replaces the text of a line as a person would.
    void typeInto(const char *name, const QString &text) const
    {
        auto *line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<ExperimentPage> m_page;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstAblation)
#include "tst_ablation.moc"
