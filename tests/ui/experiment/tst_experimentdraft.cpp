#include "ui/common/preferences.h"
#include "ui/experiment/draft.h"

#include "core/config/configjson.h"
#include "core/config/presets.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;
using ui::ExperimentDraft;

namespace
{
const config::Field &field(std::string_view key) { return *config::findField(key); }
} // namespace

class TstExperimentDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("HSTUdio"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void cleanup() { QSettings().clear(); }

    void startsFromTheFirstPreset()
    {
        const ExperimentDraft draft;
        QCOMPARE(draft.state().preset, config::presets().front().key);
        QVERIFY(draft.config() == config::presets().front().config);
        QVERIFY(draft.valid());
        QVERIFY(draft.differingKeys().empty());
    }

    void anEditChangesTheConfigAndMarksTheField()
    {
        ExperimentDraft draft;
        QSignalSpy changed(&draft, &ExperimentDraft::changed);
        draft.setText(field("n_factors"), "64");
        QCOMPARE(changed.size(), 1);
        QCOMPARE(draft.config().model.nFactors, 64);
        QVERIFY(draft.differs(field("n_factors")));
        QCOMPARE(draft.differingKeys(), std::vector<std::string>{"n_factors"});
        draft.resetField(field("n_factors"));
        QVERIFY(draft.differingKeys().empty());
    }

    void whatCantBeAValueKeepsTheOldOneAndSaysWhy_data()
    {
        QTest::addColumn<std::string>("key");
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("not a number") << std::string("lr") << std::string("fast") << QStringLiteral("must be a number");
        QTest::newRow("out of range") << std::string("dropout_rate") << std::string("1.5") << QStringLiteral("from 0 to 0.95");
        QTest::newRow("open minimum") << std::string("lr") << std::string("0") << QStringLiteral("above 0");
        QTest::newRow("not ascending") << std::string("ks") << std::string("50,10") << QStringLiteral("ascending");
        QTest::newRow("empty") << std::string("n_blocks") << std::string() << QStringLiteral("whole number");
        QTest::newRow("relation between fields") << std::string("n_heads") << std::string("7") << QStringLiteral("not divisible");
    }
    void whatCantBeAValueKeepsTheOldOneAndSaysWhy()
    {
        QFETCH(std::string, key);
        QFETCH(std::string, text);
        QFETCH(QString, reason);
        ExperimentDraft draft;
        draft.setText(field(key), text);
        QVERIFY(!draft.valid());
        QCOMPARE(draft.text(field(key)), text);
        QVERIFY(draft.issue(key) != nullptr);
        QVERIFY2(QString::fromStdString(draft.issue(key)->text()).contains(reason), draft.issue(key)->text().c_str());
        QCOMPARE(draft.firstInvalid(), &field(key));
        draft.undoStack().undo();
        QVERIFY(draft.valid());
    }

    void typingInOneFieldIsOneUndoStepAndFieldsAreSeparateOnes()
    {
        ExperimentDraft draft;
        draft.setText(field("n_factors"), "6");
        draft.setText(field("n_factors"), "64");
        draft.setText(field("lr"), "0.01");
        QCOMPARE(draft.undoStack().count(), 2);
        draft.undoStack().undo();
        QCOMPARE(draft.config().model.nFactors, 64);
        draft.undoStack().undo();
        QVERIFY(draft.differingKeys().empty());
        draft.undoStack().redo();
        draft.undoStack().redo();
        QCOMPARE(draft.config().model.nFactors, 64);
        QCOMPARE(draft.config().optimizer.lr, 0.01);
    }

    void anEditTakenBackByHandLeavesNoStep()
    {
        ExperimentDraft draft;
        const auto original = draft.text(field("n_factors"));
        draft.setText(field("n_factors"), "64");
        draft.setText(field("n_factors"), original);
        QCOMPARE(draft.undoStack().count(), 0);
    }

    void aPresetReplacesEverythingAndUndoBringsTheEditsBack()
    {
        ExperimentDraft draft;
        draft.setText(field("patience"), "abc");
        draft.setPreset("sasrec");
        QCOMPARE(draft.config().model.model, config::ModelKind::Sasrec);
        QVERIFY(draft.valid());
        QVERIFY(draft.differingKeys().empty());
        draft.undoStack().undo();
        QCOMPARE(draft.text(field("patience")), std::string("abc"));
        QCOMPARE(draft.state().preset, config::presets().front().key);
    }

    void preferredDeviceAndThreadsAreWhereAnExperimentStarts()
    {
        ui::preferences::setDefaultDevice(QStringLiteral("cpu"));
        ui::preferences::setDefaultThreads(1);
        ExperimentDraft draft;
        QCOMPARE(draft.config().device.device, std::string("cpu"));
        draft.setPreset("sasrec");
        QCOMPARE(draft.config().device.device, std::string("cpu"));
        QCOMPARE(draft.config().device.threads, std::int64_t{1});
        QVERIFY(draft.differingKeys().empty());
    }

    void whatStandsAroundTheFormIsUndoneToo()
    {
        ExperimentDraft draft;
        draft.adoptDataset(base::DatasetId{1});
        QCOMPARE(draft.undoStack().count(), 0);
        for (const char *text : {"m", "my", "my run"})
            draft.setName(text);
        draft.setSeeds("1,2");
        draft.setDataset(base::DatasetId{2});
        QCOMPARE(draft.undoStack().count(), 3);
        store::RunRecord run;
        run.name = "earlier";
        run.dataset = base::DatasetId{3};
        draft.cloneRun(run, config::findPreset("sasrec")->config);
        QCOMPARE(draft.state().dataset, base::DatasetId{3});
        QCOMPARE(draft.undoStack().undoText(), QStringLiteral("copy of run earlier"));
        draft.undoStack().undo();
        QCOMPARE(draft.state().dataset, base::DatasetId{2});
        draft.undoStack().undo();
        QCOMPARE(draft.state().dataset, base::DatasetId{1});
        draft.undoStack().undo();
        QCOMPARE(draft.state().seeds, std::string());
        draft.undoStack().undo();
        QCOMPARE(draft.state().name, std::string());
        while (draft.undoStack().canRedo())
            draft.undoStack().redo();
        QCOMPARE(draft.state().name, std::string("my run"));
        QVERIFY(draft.config().model.model == config::ModelKind::Sasrec);
    }

    void aPresetKeepsWhatStandsAroundTheForm()
    {
        ExperimentDraft draft;
        draft.adoptDataset(base::DatasetId{1});
        draft.setName("mine");
        draft.setSeeds("1");
        draft.setPreset("sasrec");
        QCOMPARE(draft.state().name, std::string("mine"));
        QCOMPARE(draft.state().seeds, std::string("1"));
        QCOMPARE(draft.state().dataset, base::DatasetId{1});
    }

    void aClonedRunIsComparedWithItsPresetOrWithItself()
    {
        ExperimentDraft draft;
        store::RunRecord run;
        run.name = "earlier";
        run.preset = "sasrec";
        auto config = config::findPreset("sasrec")->config;
        config.optimizer.lr = 0.5;
        draft.cloneRun(run, config);
        QCOMPARE(draft.differingKeys(), std::vector<std::string>{"lr"});
        run.preset = "gone";
        draft.cloneRun(run, config);
        QVERIFY(draft.differingKeys().empty());
        QCOMPARE(draft.state().origin, QStringLiteral("earlier"));
    }

private:
    QTemporaryDir m_settings; ///< never the user's own settings
};

QTEST_MAIN(TstExperimentDraft)
#include "tst_experimentdraft.moc"
