#include "tests/ui/inspector/inspectedruns.h"

#include "ui/common/theme.h"
#include "ui/inspector/filmfinder.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/films.h"
#include "ui/inspector/whatifmodel.h"

#include <QAbstractItemModelTester>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

namespace
{

constexpr std::int64_t kHour = 3600;

} // namespace

class TstWhatIfDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light);
        m_runs = std::make_unique<tests::InspectedRuns>();
        QVERIFY(m_runs->ok());
    }
    void cleanupTestCase() { m_runs.reset(); }

    void init()
    {
        m_draft = std::make_unique<WhatIfDraft>();
        m_draft->begin(m_runs->withTime(), kUser);
    }
    void cleanup() { m_draft.reset(); }

    void beginsWithTheUsersOwnHistory()
    {
        const auto times = m_runs->withTime()->run->histories.timesOf(kUser);
        QCOMPARE(m_draft->history().size(), times.size());
        QCOMPARE(m_draft->history().back().time, times.back());
        QVERIFY(!m_draft->edited());
        QVERIFY(m_draft->edit() == nullptr); // lists are asked as usual, stored ones included
    }

    void everyEditCanBeUndoneAndRedone_data()
    {
        QTest::addColumn<QByteArray>("edit");
        for (const char *name : {"add", "remove", "move", "retime", "clear"})
            QTest::newRow(name) << QByteArray(name);
    }
    void everyEditCanBeUndoneAndRedone()
    {
        QFETCH(QByteArray, edit);
        const EditedHistory own = m_draft->history();
        if (edit == "add")
            QVERIFY(m_draft->add(own.front().itemCode, own.back().time + kHour).ok());
        else if (edit == "remove")
            QVERIFY(m_draft->remove(2).ok());
        else if (edit == "move")
            QVERIFY(m_draft->move(0, own.size() - 1).ok());
        else if (edit == "retime")
            QVERIFY(m_draft->setTime(0, own.back().time + kHour).ok());
        else
            m_draft->clear();
        const EditedHistory edited = m_draft->history();
        QVERIFY(edited != own);
        QVERIFY(m_draft->edit() != nullptr);
        m_draft->undoStack().undo();
        QVERIFY(m_draft->history() == own);
        QVERIFY(m_draft->edit() == nullptr);
        m_draft->undoStack().redo();
        QVERIFY(m_draft->history() == edited);
    }

    void resetIsAnEditToo()
    {
        const EditedHistory own = m_draft->history();
        m_draft->clear();
        QVERIFY(m_draft->add(own.front().itemCode, own.back().time).ok());
        m_draft->reset();
        QVERIFY(!m_draft->edited());
        m_draft->undoStack().undo();
        QCOMPARE(m_draft->history().size(), std::size_t{1});
    }

    void anEditThatChangesNothingIsNone()
    {
        m_draft->reset();
        QVERIFY(!m_draft->undoStack().canUndo());
    }

    void editsStayWithTheirUser()
    {
        QVERIFY(m_draft->remove(0).ok());
        m_draft->begin(m_runs->withoutTime(), kUser); // another model, the same person
        QVERIFY(m_draft->edited());
        m_draft->begin(m_runs->withoutTime(), kUser + 1);
        QVERIFY(!m_draft->edited());
        QVERIFY(!m_draft->undoStack().canUndo());
    }

    void theTableShowsTheNewestFirstAndMarksEdits()
    {
        WhatIfModel model(*m_draft);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const std::uint32_t film = m_runs->unseenFilm(kUser);
        const auto place = m_draft->add(film, m_draft->history().back().time + kHour);
        QVERIFY(place.ok());
        QCOMPARE(model.rowOf(*place), 0);
        QCOMPARE(model.index(0, WhatIfModel::Film).data(ItemCodeRole).toUInt(), film);
        QCOMPARE(model.index(0, WhatIfModel::Film).data(ChipRole).toString(), QStringLiteral("added"));
        QCOMPARE(model.index(0, WhatIfModel::Gap).data().toString(), QStringLiteral("+1 h"));
        QVERIFY(model.index(1, WhatIfModel::Film).data(ChipRole).toString().isEmpty());
    }

    void aTimeIsEditedInItsCell()
    {
        WhatIfModel model(*m_draft);
        m_draft->undoStack().clear();
        const std::int64_t last = m_draft->history().back().time;
        const std::uint32_t oldest = m_draft->history().front().itemCode;
        QSignalSpy rejected(&model, &WhatIfModel::timeRejected);
        m_draft->clear();
        m_draft->undoStack().undo(); // the model hears of the history
        const QModelIndex cell = model.index(model.rowOf(0), WhatIfModel::Time);
        QVERIFY(cell.flags() & Qt::ItemIsEditable);
        QVERIFY(model.setData(cell, qlonglong(last + kHour)));
        QCOMPARE(m_draft->history().back().itemCode, oldest); // it went where its time belongs
        QCOMPARE(model.index(0, WhatIfModel::Film).data(ChipRole).toString(), QStringLiteral("moved"));
        QVERIFY(!model.setData(model.index(0, WhatIfModel::Time), qlonglong(1) << 60));
        QCOMPARE(rejected.size(), 1);
    }

    void filmsAreFoundByAnyPartOfTheirTitle()
    {
        FilmFinder finder;
        finder.setRun(m_runs->withTime());
        QSignalSpy chosen(&finder, &FilmFinder::filmChosen);
        const std::uint32_t film = m_draft->history().front().itemCode;
        finder.setText(filmTitle(m_runs->withTime()->dataset(), film).toUpper()); // the whole title, whatever its letters
        QTest::keyClick(&finder, Qt::Key_Return);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toUInt(), film);
        QVERIFY(finder.text().isEmpty());

        finder.completer()->setCompletionPrefix(filmTitle(m_runs->withTime()->dataset(), film).mid(2, 6));
        QVERIFY(finder.completer()->completionCount() >= 1);
    }

    void aTitleThatNoFilmHasIsSaid()
    {
        FilmFinder finder;
        finder.setRun(m_runs->withTime());
        QSignalSpy nothing(&finder, &FilmFinder::nothingFound);
        QTest::keyClicks(&finder, QStringLiteral("no such film"));
        QTest::keyClick(&finder, Qt::Key_Return);
        QCOMPARE(nothing.size(), 1);
    }

private:
    static constexpr std::uint32_t kUser = 3;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<tests::InspectedRuns> m_runs;
    std::unique_ptr<WhatIfDraft> m_draft;
};

QTEST_MAIN(TstWhatIfDraft)
#include "tst_whatifdraft.moc"
