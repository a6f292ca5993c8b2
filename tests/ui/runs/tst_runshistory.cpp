#include "tests/support/workbenchfixture.h"

#include "ui/runs/runnotes.h"
#include "ui/runs/runshistory.h"

using namespace hstudio;
using namespace hstudio::ui;

/// Whatever a person changes of runs can be undone in the session; notes are kept by themselves.
class TstRunsHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light); }

    void init()
    {
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        const auto dataset = m_fixture->addTiny();
        m_one = m_fixture->addRun(dataset, "one", store::RunState::Running);
        m_two = m_fixture->addRun(dataset, "two", store::RunState::Finished, "max_epochs");
        m_fixture->reload();
        m_history = std::make_unique<RunsHistory>(workbench());
    }

    void cleanup()
    {
        m_history.reset();
        m_fixture.reset();
    }

    void everyKindOfChangeIsUndoneAndRedone()
    {
        m_history->rename(m_one, QStringLiteral("renamed")); // while it runs
        m_history->setTags({m_one, m_two}, QStringLiteral("good"));
        m_history->setGroup({m_two}, QStringLiteral("seeds"));
        m_history->setNotes({m_two}, QStringLiteral("a note"));
        m_history->setTrashed({m_two}, true);
        QCOMPARE(m_history->stack().count(), 5);
        QCOMPARE(shown(m_one).name, std::string("renamed"));
        QVERIFY(shown(m_two).trashedAt != 0);

        while (m_history->stack().canUndo())
            m_history->stack().undo();
        QCOMPARE(shown(m_one).name, std::string("one"));
        for (const std::string &text : {shown(m_one).tags, shown(m_two).tags, shown(m_two).group, shown(m_two).notes})
            QCOMPARE(text, std::string());
        QCOMPARE(shown(m_two).trashedAt, std::int64_t{0});

        while (m_history->stack().canRedo())
            m_history->stack().redo();
        workbench().setRunNotes(m_one, QStringLiteral("later")); // written after all of these
        QTRY_COMPARE(stored(m_one).notes, std::string("later"));
        QCOMPARE(stored(m_one).name, std::string("renamed"));
        QVERIFY(stored(m_two).trashedAt != 0);
        QCOMPARE(stored(m_two).notes, std::string("a note"));
    }

    void aChangeThatChangesNothingIsNotRemembered()
    {
        m_history->rename(m_one, QStringLiteral("one"));
        m_history->setTags({}, QStringLiteral("good"));
        QVERIFY(!m_history->stack().canUndo());
    }

    void eachRunGetsItsOwnTextBack()
    {
        m_history->setTags({m_one}, QStringLiteral("first"));
        m_history->setTags({m_one, m_two}, QStringLiteral("both"));
        m_history->stack().undo();
        QCOMPARE(shown(m_one).tags, std::string("first"));
        QCOMPARE(shown(m_two).tags, std::string());
    }

    void runsDeletedForGoodAreLeftOut()
    {
        m_history->setTags({m_one, m_two}, QStringLiteral("good"));
        workbench().deleteRuns({m_two});
        QTRY_VERIFY(workbench().run(m_two) == nullptr);
        QSignalSpy failed(&workbench(), &Workbench::failed);
        m_history->stack().undo();
        QTRY_COMPARE(stored(m_one).tags, std::string());
        QVERIFY(failed.isEmpty());
    }

    void onlyTheNewestChangeIsUndoneFromItsMessage()
    {
        m_history->setTrashed({m_two}, true);
        m_history->rename(m_one, QStringLiteral("later"));
        QVERIFY(!m_history->undoOnly(0));
        m_history->stack().undo();
        QVERIFY(m_history->undoOnly(0));
        QCOMPARE(shown(m_two).trashedAt, std::int64_t{0});
    }

    void notesAreKeptWhenTheFieldIsLeft()
    {
        RunNotes notes(*m_history);
        notes.show();
        notes.setRuns({shown(m_two)});
        auto *text = notes.findChild<QPlainTextEdit *>(QStringLiteral("runsNotes"));
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("diverges late"));
        QVERIFY(!m_history->stack().canUndo());
        notes.findChild<QLineEdit *>(QStringLiteral("runsTags"))->setFocus();
        QTRY_COMPARE(shown(m_two).notes, std::string("diverges late"));
    }

    void notesAreKeptWhenOtherRunsAreSelected()
    {
        RunNotes notes(*m_history);
        notes.setRuns({shown(m_one)});
        QTest::keyClicks(notes.findChild<QLineEdit *>(QStringLiteral("runsTags")), QStringLiteral("slow"));
        notes.setRuns({shown(m_two)});
        QCOMPARE(shown(m_one).tags, std::string("slow"));
        QCOMPARE(shown(m_two).tags, std::string());
        QVERIFY(notes.findChild<QLineEdit *>(QStringLiteral("runsTags"))->text().isEmpty());
    }

    void newsDontDisturbWhatIsBeingTyped()
    {
        RunNotes notes(*m_history);
        notes.setRuns({shown(m_one)});
        auto *tags = notes.findChild<QLineEdit *>(QStringLiteral("runsTags"));
        QTest::keyClicks(tags, QStringLiteral("slo"));
        notes.setRuns({shown(m_one)}); // an epoch came
        QTest::keyClicks(tags, QStringLiteral("w"));
        notes.keep();
        QCOMPARE(shown(m_one).tags, std::string("slow"));
    }

    void aFieldThatDiffersSaysSoAndSetsAll()
    {
        m_history->setGroup({m_one}, QStringLiteral("first"));
        RunNotes notes(*m_history);
        notes.setRuns({shown(m_one), shown(m_two)});
        auto *group = notes.findChild<QLineEdit *>(QStringLiteral("runsGroup"));
        QVERIFY(group->text().isEmpty());
        QVERIFY(!group->placeholderText().isEmpty());
        QTest::keyClicks(group, QStringLiteral("both"));
        QTest::keyClick(group, Qt::Key_Return);
        QCOMPARE(shown(m_one).group, std::string("both"));
        QCOMPARE(shown(m_two).group, std::string("both"));
    }

private:
    [[nodiscard]] Workbench &workbench() const { return m_fixture->workbench(); }
    [[nodiscard]] const store::RunRecord &shown(base::RunId run) const { return *workbench().run(run); }
    [[nodiscard]] store::RunRecord stored(base::RunId run) const { return *m_fixture->store().run(run); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::unique_ptr<RunsHistory> m_history;
    base::RunId m_one;
    base::RunId m_two;
};

QTEST_MAIN(TstRunsHistory)
#include "tst_runshistory.moc"
