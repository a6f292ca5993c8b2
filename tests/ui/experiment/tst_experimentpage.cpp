#include "tests/support/markingtranslator.h"
#include "tests/support/workbenchfixture.h"

#include "ui/common/widgets.h"
#include "ui/experiment/experimentpage.h"

#include "core/config/presets.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <atomic>
#include <chrono>
#include <semaphore>
#include <tuple>

using namespace hstudio;
using ui::ExperimentPage;

namespace
{
training::Estimate estimateOf(std::int64_t parameters)
{
    return {.parameters = parameters, .memoryBytes = 900'000'000, .secondsPerEpoch = 6, .stepsPerEpoch = 4};
}

base::Result<training::Estimate> quickMeasure(store::Store &, base::DatasetId, const config::ExperimentConfig &config, std::stop_token)
{
    return estimateOf(config.model.nFactors * 1000);
}
} // namespace

class TstExperimentPage : public QObject
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
        makePage(quickMeasure);
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void everyFieldHasANamedEditorAndItsHelp()
    {
        for (const auto &field : config::fields()) {
            auto *editor = find<QWidget>("field_" + std::string(field.key));
            QVERIFY2(editor, std::string(field.key).c_str());
            QVERIFY(!editor->accessibleName().isEmpty());
            QVERIFY(!note(field.key).isEmpty());
        }
    }

    void editingAFieldChangesTheSettings()
    {
        type("n_factors", QStringLiteral("64"));
        QCOMPARE(m_page->draft().config().model.nFactors, 64);
        find<QCheckBox>("field_relative_time_attention")->click();
        QVERIFY(!m_page->draft().config().model.relativeTimeAttention);
        type("ks", QStringLiteral("10, 20"));
        QCOMPARE(m_page->draft().config().evaluation.ks, (std::vector<std::int64_t>{10, 20}));
        auto *device = find<QComboBox>("field_device");
        device->setEditText(QStringLiteral("cpu"));
        QCOMPARE(m_page->draft().config().device.device, std::string("cpu"));
        QVERIFY(find<QToolButton>("reset_n_factors")->isVisibleTo(m_page.get()));
        find<QToolButton>("reset_n_factors")->click();
        QVERIFY(m_page->draft().config().model.nFactors != 64);
        QVERIFY(!find<QToolButton>("reset_n_factors")->isVisibleTo(m_page.get()));
    }

    void anInvalidValueShowsItsReasonAndForbidsToStart()
    {
        auto *start = find<QPushButton>("startRun");
        QTRY_VERIFY(start->isEnabled());
        type("dropout_rate", QStringLiteral("7"));
        QVERIFY2(note("dropout_rate").contains(QStringLiteral("from 0 to 0.95")), qPrintable(note("dropout_rate")));
        QVERIFY(!start->isEnabled());
        QVERIFY(find<QLabel>("obstacle")->text().contains(QStringLiteral("Dropout")));
        find<QLineEdit>("runName")->setFocus();
        Q_EMIT find<QLabel>("obstacle")->linkActivated({});
        QVERIFY(find<QWidget>("field_dropout_rate")->hasFocus());
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(start->isEnabled());
    }

    void nothingIsCutOffAndStartStaysInSightOnALowNarrowWindow()
    {
        m_page->resize(m_page->fontMetrics().averageCharWidth() * 124, m_page->fontMetrics().lineSpacing() * 28);
        auto *form = find<QScrollArea>("fieldForm");
        QTRY_VERIFY2(form->widget()->width() <= form->viewport()->width(),
                     qPrintable(QStringLiteral("%1 in %2").arg(form->widget()->width()).arg(form->viewport()->width())));
        for (const auto &field : config::fields()) {
            const auto *editor = find<QWidget>("field_" + std::string(field.key));
            QVERIFY2(editor->mapTo(form->widget(), QPoint(editor->width(), 0)).x() <= form->viewport()->width(),
                     std::string(field.key).c_str());
        }
        const auto *start = find<QPushButton>("startRun");
        QVERIFY(m_page->rect().contains(QRect(start->mapTo(m_page.get(), QPoint()), start->size())));
    }

    void everyTextAroundTheFormIsRetranslatedWhenTheLanguageChanges()
    {
        type("n_factors", QStringLiteral("abc")); // an obstacle and a difference
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        const QStringList exempt{QStringLiteral("tiny"), QString::fromStdString(config::presets().front().key)};
        for (auto *part : {find<QWidget>("summaryCard"), find<QWidget>("presetDescription")->parentWidget()})
            for (const auto &text : tests::shownTexts(*part))
                QVERIFY2(text.contains(QChar(u'«')) || exempt.contains(text), qPrintable(text));
        for (const auto *action : m_page->menuActions())
            QVERIFY(!action || action->text().contains(QChar(u'«')));
        QVERIFY(find<QPushButton>("loadSettings")->text().contains(QChar(u'«')));
    }

    void headsMustDivideFactors()
    {
        type("n_factors", QStringLiteral("50"));
        type("n_heads", QStringLiteral("3"));
        QVERIFY(note("n_heads").contains(QStringLiteral("not divisible")));
        QVERIFY(!find<QPushButton>("queueRun")->isEnabled());
    }

    void fieldsWithoutEffectAreDisabledAndSayWhy()
    {
        auto *bias = find<QCheckBox>("field_relative_time_attention");
        QVERIFY(bias->isEnabled());
        m_page->draft().setPreset("sasrec");
        QVERIFY(!bias->isEnabled());
        QVERIFY(note("relative_time_attention").contains(QStringLiteral("SASRec has no relative attention bias")));
    }

    void choosingAPresetFillsTheFormAndUndoBringsItBack()
    {
        type("n_factors", QStringLiteral("64"));
        auto *presets = find<QListWidget>("presets");
        QCOMPARE(presets->count(), static_cast<int>(config::presets().size()));
        for (int row = 0; row < presets->count(); ++row)
            if (presets->item(row)->data(Qt::UserRole).toString() == QLatin1String("hstu-large"))
                presets->setCurrentRow(row);
        QVERIFY(m_page->draft().config() == config::findPreset("hstu-large")->config);
        QCOMPARE(find<QLabel>("differences")->text(), QStringLiteral("Exactly as in HSTU-large"));
        QTest::mouseClick(find<QToolButton>("undo"), Qt::LeftButton);
        QCOMPARE(m_page->draft().config().model.nFactors, 64);
        QVERIFY(find<QLabel>("differences")->text().contains(QStringLiteral("n_factors")));
        QTest::mouseClick(find<QToolButton>("redo"), Qt::LeftButton);
        QCOMPARE(m_page->draft().state().preset, std::string("hstu-large"));
    }

    void ctrlZInATextFieldUndoesTheLastEditOfTheForm()
    {
        type("n_factors", QStringLiteral("64"));
        type("ks", QStringLiteral("5"));
        auto *ks = find<QLineEdit>("field_ks");
        ks->setFocus();
        QTest::keyClick(ks, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(ks->text() != QStringLiteral("5"));
        QTest::keyClick(ks, Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(m_page->draft().differingKeys().empty());
    }

    void savedSettingsLoadAgain()
    {
        const QString path = m_fixture->file(QStringLiteral("mine.json"));
        type("lr", QStringLiteral("0.02"));
        QSignalSpy told(m_page.get(), &ui::Page::showMessage);
        m_page->saveFile(path);
        QVERIFY(told.wait());
        m_page->draft().setPreset("sasrec");
        m_page->loadFile(path);
        QTRY_COMPARE(m_page->draft().config().optimizer.lr, 0.02);
        QCOMPARE(m_page->draft().config().model.model, config::ModelKind::Hstu);
    }

    void aBrokenSettingsFileIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown key") << QByteArray(R"({"n_factor": 32})") << QStringLiteral("n_factor");
        QTest::newRow("wrong type") << QByteArray(R"({"n_blocks": "two"})") << QStringLiteral("n_blocks");
        QTest::newRow("out of range") << QByteArray(R"({"dropout_rate": 3})") << QStringLiteral("dropout_rate");
        QTest::newRow("not JSON") << QByteArray("{\n  \"lr\": ,\n}") << QStringLiteral("2");
    }
    void aBrokenSettingsFileIsRefusedAndChangesNothing()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, named);
        QFile file(m_fixture->file(QStringLiteral("broken.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto before = m_page->draft().config();
        QSignalSpy refused(m_page.get(), &ui::Page::showError);
        m_page->loadFile(file.fileName());
        QVERIFY(refused.wait());
        const auto text = QString::fromStdString(refused[0][0].value<base::Error>().text());
        QVERIFY2(text.contains(named), qPrintable(text));
        QVERIFY(m_page->draft().config() == before);
    }

    void aMissingSettingsFileIsNamed()
    {
        QSignalSpy refused(m_page.get(), &ui::Page::showError);
        m_page->loadFile(m_fixture->file(QStringLiteral("absent.json")));
        QVERIFY(refused.wait());
        QVERIFY(QString::fromStdString(refused[0][0].value<base::Error>().text()).contains(QStringLiteral("absent.json")));
    }

    void withoutADataSetNothingCanBeStarted()
    {
        tests::WorkbenchFixture empty;
        ExperimentPage page(empty.workbench(), nullptr, quickMeasure);
        auto *start = page.findChild<QPushButton *>(QStringLiteral("startRun"));
        QVERIFY(!start->isEnabled());
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("obstacle"))->text().contains(QStringLiteral("data set")));
        const auto added = empty.addTiny();
        empty.reload();
        QVERIFY(start->isEnabled());
        QCOMPARE(page.dataset(), added);
    }

    void costsAreMeasuredAndShown()
    {
        type("n_factors", QStringLiteral("312"));
        m_page->activated();
        QCOMPARE(find<QLabel>("costNote")->text(), QStringLiteral("Measuring…"));
        QTRY_COMPARE(find<ui::Figure>("parameters")->value(), QStringLiteral("312 k"));
        QCOMPARE(find<ui::Figure>("epochTime")->value(), QStringLiteral("6 s"));
    }

    void onlyTheNewestMeasurementCounts()
    {
        const auto gate = std::make_shared<std::counting_semaphore<>>(0);
        const auto calls = std::make_shared<std::atomic<int>>(0);
        makePage([gate, calls](store::Store &, base::DatasetId, const config::ExperimentConfig &config,
                               std::stop_token) -> base::Result<training::Estimate> {
            if (++*calls == 1)
                std::ignore = gate->try_acquire_for(std::chrono::seconds(5));
            return estimateOf(config.model.nFactors * 1000);
        });
        type("n_factors", QStringLiteral("100"));
        m_page->activated();
        QTRY_COMPARE(calls->load(), 1);
        type("n_factors", QStringLiteral("200"));
        QTRY_COMPARE(find<ui::Figure>("parameters")->value(), QStringLiteral("200 k"));
        gate->release(); // the outdated answer arrives last
        m_fixture->reload();
        QCOMPARE(find<ui::Figure>("parameters")->value(), QStringLiteral("200 k"));
    }

    void costsThatCantBeMeasuredSayWhy()
    {
        makePage(
            [](store::Store &, base::DatasetId, const config::ExperimentConfig &, std::stop_token) -> base::Result<training::Estimate> {
                return base::Error{base::ErrorCode::OutOfMemory, "needs %1 GB", {"40"}};
            });
        m_page->activated();
        QTRY_COMPARE(find<QLabel>("costNote")->text(), QStringLiteral("needs 40 GB"));
        QVERIFY(find<QPushButton>("startRun")->isEnabled());
    }

    void addToQueueMakesOneRunForEachSeed()
    {
        find<QLineEdit>("seeds")->setFocus();
        QTest::keyClicks(find<QLineEdit>("seeds"), QStringLiteral("1, 2"));
        find<QLineEdit>("runName")->setText(QStringLiteral("mine"));
        QTest::mouseClick(find<QPushButton>("queueRun"), Qt::LeftButton);
        QTRY_COMPARE(m_fixture->workbench().runs().size(), std::size_t{2});
        const auto &runs = m_fixture->workbench().runs();
        QCOMPARE(runs[0].seed, 1);
        QCOMPARE(runs[1].seed, 2);
        QCOMPARE(runs[0].dataset, m_dataset);
        QCOMPARE(runs[0].group, runs[1].group);
        QVERIFY(QString::fromStdString(runs[1].name).startsWith(QStringLiteral("mine")));
        QVERIFY(runs[0].state == store::RunState::Queued);
    }

    void seedsThatCantBeReadForbidToStart()
    {
        QTest::keyClicks(find<QLineEdit>("seeds"), QStringLiteral("one"));
        QVERIFY(!find<QPushButton>("startRun")->isEnabled());
        QVERIFY(find<QLabel>("obstacle")->text().contains(QStringLiteral("seeds")));
    }

    void startOpensTheTrainingOfTheNewRun()
    {
        type("max_epochs", QStringLiteral("1"));
        QSignalSpy opened(m_page.get(), &ui::Page::openTraining);
        QTest::mouseClick(find<QPushButton>("startRun"), Qt::LeftButton);
        QVERIFY(opened.wait());
        const auto *run = m_fixture->workbench().run(opened[0][0].value<base::RunId>());
        QVERIFY(run);
        QCOMPARE(run->dataset, m_dataset);
        QCOMPARE(run->preset, config::presets().front().key);
    }

    void aRunIsClonedWithItsDataSet()
    {
        auto config = config::findPreset("sasrec")->config;
        config.optimizer.batchSize = 32;
        const auto id = m_fixture->addRun(m_dataset, "earlier", store::RunState::Finished, "max_epochs", config);
        m_fixture->reload();
        m_page->cloneRun(id);
        QVERIFY(m_page->draft().config() == config);
        QCOMPARE(m_page->dataset(), m_dataset);
    }

    void nameSeedsAndDataSetAreUndoneToo()
    {
        store::DatasetRecord record;
        record.name = "another";
        record.hash = "another";
        const auto other = m_fixture->store().addDataset(record)->id;
        m_fixture->reload();
        auto *datasets = find<QComboBox>("datasetChooser");
        QTRY_COMPARE(datasets->count(), 2);
        QCOMPARE(m_page->dataset(), m_dataset);
        datasets->setFocus();
        QTest::keyClick(datasets, datasets->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        QCOMPARE(m_page->dataset(), other);
        auto *name = find<QLineEdit>("runName");
        auto *seeds = find<QLineEdit>("seeds");
        QTest::keyClicks(name, QStringLiteral("mine"));
        QTest::keyClicks(seeds, QStringLiteral("1,2"));
        seeds->setFocus();
        QTest::keyClick(seeds, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(seeds->text(), QString());
        QTest::keyClick(seeds, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(name->text(), QString());
        QTest::keyClick(seeds, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->dataset(), m_dataset);
        QTest::keyClick(seeds, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_page->dataset(), other);
    }

    void everyFieldIsReachedByTabbing()
    {
        find<QListWidget>("presets")->setFocus();
        QStringList reached;
        for (int i = 0; i < 120; ++i) {
            QTest::keyClick(m_page->focusWidget(), Qt::Key_Tab);
            reached.append(m_page->focusWidget()->objectName());
        }
        for (const auto &field : config::fields()) {
            const auto *editor = find<QWidget>("field_" + std::string(field.key));
            QVERIFY2(!editor->isEnabled() || reached.contains(editor->objectName()), qPrintable(editor->objectName()));
        }
        for (const char *name : {"runName", "seeds", "startRun", "queueRun", "experimentTabs"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }

    void theHelpOfEarlyStoppingNamesItsPrice()
    {
        for (const char *key : {"early_stopping", "patience"})
            QVERIFY2(note(key).contains(QStringLiteral("recall@10")) && note(key).contains(QStringLiteral("0.029")), qPrintable(note(key)));
    }

    void theFormIsRememberedBetweenSessions()
    {
        type("lr", QStringLiteral("0.02"));
        const auto state = m_page->saveState();
        ExperimentPage next(m_fixture->workbench(), nullptr, quickMeasure);
        next.restoreState(state);
        QCOMPARE(next.draft().config().optimizer.lr, 0.02);
        QCOMPARE(next.draft().differingKeys(), std::vector<std::string>{"lr"});
        QCOMPARE(next.dataset(), m_dataset);
        next.restoreState("nonsense");
        QCOMPARE(next.draft().config().optimizer.lr, 0.02);
    }

private:
    void makePage(ui::CostBook::Measure measure)
    {
        m_page = std::make_unique<ExperimentPage>(m_fixture->workbench(), nullptr, std::move(measure));
        m_page->resize(1200, 800);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    template<typename Widget>
    Widget *find(const std::string &name) const
    {
        return m_page->findChild<Widget *>(QString::fromStdString(name));
    }

    QString note(std::string_view key) const { return find<QLabel>("note_" + std::string(key))->text(); }

    /// Replaces the text of a number or list field as a person would.
    void type(const std::string &key, const QString &text)
    {
        auto *editor = find<QWidget>("field_" + key);
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (!line)
            line = editor->findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<ExperimentPage> m_page;
    base::DatasetId m_dataset;
};

QTEST_MAIN(TstExperimentPage)
#include "tst_experimentpage.moc"
