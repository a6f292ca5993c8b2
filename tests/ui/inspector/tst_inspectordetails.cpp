#include "tests/ui/inspector/inspectedruns.h"

#include "ui/common/theme.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/films.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/inspectorpage.h"
#include "ui/inspector/inspectorpanes.h"
#include "ui/inspector/newestonly.h"
#include "ui/inspector/ranksmodel.h"
#include "ui/inspector/resultspanel.h"
#include "ui/inspector/savedwhatifs.h"
#include "ui/inspector/userspanel.h"
#include "ui/inspector/whatifpanel.h"
#include "ui/inspector/whymodel.h"
#include "ui/plots/chart.h"

#include <QComboBox>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using Rule = experiment::QueryTime::Rule;

class TstInspectorDetails : public QObject
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
        m_page = std::make_unique<InspectorPage>(m_runs->workspace().workbench());
        m_page->resize(1400, 850);
        m_page->show();
        m_page->showRun(m_runs->withTime()->id());
        QTRY_VERIFY(a()->list() != nullptr && a()->run()->id() == m_runs->withTime()->id() && a()->list()->request.run == a()->run());
    }
    void cleanup() { m_page.reset(); }

    // Why

    void theContributionsAddUpToTheScoreInTheList()
    {
        const auto list = a()->list();
        const auto why = explainFilm(list->request, list->films[1].itemCode);
        QVERIFY(why.ok());
        QVERIFY(std::abs((*why)->explanation.score - list->films[1].score) < 1e-5);
        QVERIFY(std::abs((*why)->explanation.sum() - list->films[1].score) < 1e-5);
        for (const WhyRow &row : (*why)->rows)
            QVERIFY(std::abs(row.share.contribution - row.share.content - row.share.timeBias - row.share.positionBias) < 1e-9);
        QCOMPARE((*why)->rows.back().since, list->queryTime - list->lastTime);
    }

    void leavingAFilmOutEqualsTheEditedHistory()
    {
        const auto list = a()->list();
        const auto why = explainFilm(list->request, list->films.front().itemCode);
        const auto influences = influencesOn(**why, {});
        QVERIFY(influences.ok());
        QCOMPARE(influences->size(), (*why)->rows.size());
        const auto &first = influences->back(); // the newest film
        ListRequest without = list->request;
        auto history = std::make_shared<EditedHistory>(
            inference::sessionOf(a()->run()->run->histories, without.user, a()->run()->run->items, std::nullopt).history);
        history->erase(history->begin() + static_cast<std::ptrdiff_t>(first.place));
        without.edited = history;
        without.when = {Rule::At, list->queryTime};
        without.filterSeen = false;
        without.k = 60;
        const auto rest = rankList(*m_runs->workspace().workbench().store(), without);
        const auto &films = (*rest)->films;
        const auto same = std::find_if(films.begin(), films.end(), [&](const auto &film) { return film.itemCode == (*why)->itemCode; });
        QVERIFY(same != films.end());
        QVERIFY(std::abs(list->films.front().score - first.influence - same->score) < 1e-5);
    }

    void whyFollowsTheChosenFilmAndTheMoment()
    {
        auto *why = qobject_cast<WhyModel *>(table("WhyList")->model());
        QTRY_VERIFY(why->why() != nullptr);
        QCOMPARE(why->why()->itemCode, a()->list()->films.front().itemCode); // without a choice, the first
        a()->table()->selectRow(2);
        const std::uint32_t film = a()->list()->films[2].itemCode;
        QTRY_COMPARE(why->why()->itemCode, film);
        QTRY_COMPARE(why->influences().size(), why->why()->rows.size());
        QVERIFY(label("WhyTitle").contains(a()->list()->films[2].title));
        QVERIFY(label("WhySum").startsWith(QLatin1String("Score ")));
        QVERIFY(label("WhyNote").contains(QLatin1String("no probability")));
        a()->setQuery({Rule::AfterLast, 30 * 86'400});
        QTRY_COMPARE(why->why()->list.when.time, 30 * 86'400);
        QCOMPARE(why->why()->itemCode, film);
        const auto largest = std::abs(why->index(0, 0).isValid() ? number(*why, 0) : 0.0);
        for (int row = 1; row < why->rowCount(); ++row)
            QVERIFY(std::abs(number(*why, row)) <= largest);
    }

    void aModelWithoutTimeBiasHasNoTimeColumn()
    {
        m_page->showRun(m_runs->withoutTime()->id());
        auto *why = qobject_cast<WhyModel *>(table("WhyList")->model());
        QTRY_VERIFY(why->why() != nullptr && why->why()->list.run->id() == m_runs->withoutTime()->id());
        QTRY_VERIFY(table("WhyList")->isColumnHidden(WhyModel::TimeBias));
        QVERIFY(!table("WhyList")->isColumnHidden(WhyModel::PositionBias));
    }

    void theContributionsAreExported()
    {
        const auto why = explainFilm(a()->list()->request, a()->list()->films.front().itemCode);
        const QStringList lines = QString::fromStdString(whyAsCsv(**why, {})).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), static_cast<qsizetype>((*why)->rows.size()) + 1);
        QVERIFY(lines[0].startsWith(QLatin1String("item,title,time,contribution,content,time_bias")));
        QVERIFY(lines[1].endsWith(QLatin1Char(','))); // no influence was computed
    }

    // Bump chart

    void theBumpChartEndsWhereTheListsDo()
    {
        panes()->showPane(InspectorPanes::Bump);
        auto *model = qobject_cast<RanksModel *>(table("BumpFilms")->model());
        QTRY_VERIFY(model->ranks() != nullptr);
        const auto &ranks = *model->ranks();
        QVERIFY(ranks.moments.size() > 60);
        QCOMPARE(ranks.moments.front(), ranks.list->lastTime);
        ListRequest then = ranks.list->request;
        then.when = {Rule::At, ranks.moments[30]};
        then.k = 200;
        const auto list = rankList(*m_runs->workspace().workbench().store(), then);
        for (const FilmRanks &film : ranks.films)
            QCOMPARE(rankIn(**list, film.itemCode).value_or(0), film.ranks[30]);
        auto *chart = m_page->findChild<Chart *>(QStringLiteral("inspectorBumpChart"));
        QCOMPARE(chart->seriesKeys().size(), static_cast<qsizetype>(ranks.films.size()));
        QVERIFY(chart->markerKeys().contains(QStringLiteral("asked")));
        QVERIFY(std::any_of(ranks.films.begin(), ranks.films.end(), [](const auto &film) { return film.heldOut; }));
    }

    void aModelThatIgnoresTimeHasNoBumpChart()
    {
        panes()->showPane(InspectorPanes::Bump);
        m_page->showRun(m_runs->withoutTime()->id());
        const auto *empty = m_page->findChild<QLabel *>(QStringLiteral("chartEmpty"));
        QTRY_VERIFY(empty->text().contains(QLatin1String("ignores time")));
    }

    void ranksOverTimeAreExported()
    {
        const auto ranks = ranksOverTime(a()->list(), {});
        QVERIFY(ranks.ok());
        const QString csv = QString::fromStdString(ranksAsCsv(**ranks));
        QCOMPARE(csv.count(QStringLiteral("\r\n")), static_cast<qsizetype>(1 + (*ranks)->films.size() * (*ranks)->moments.size()));
        QVERIFY(csv.startsWith(QLatin1String("item,title,held_out,query_time,rank")));
    }

    // What if

    void theListFollowsAnEditAtOnce()
    {
        whatIf()->findChild<QCheckBox *>(QStringLiteral("inspectorWhatIfKeepA"))->setChecked(false);
        const auto own = a()->list();
        const std::uint32_t film = own->films.front().itemCode;
        whatIf()->addFilm(film);
        QTRY_VERIFY(a()->list()->request.edited != nullptr);
        QVERIFY(!rankIn(*a()->list(), film)); // seen now
        QCOMPARE(a()->list()->storedAt, 0);
        m_page->findChild<QToolButton *>(QStringLiteral("inspectorWhatIfUndo"))->click();
        QTRY_VERIFY(a()->list()->request.edited == nullptr);
        QCOMPARE(a()->list()->films.front().itemCode, film);
    }

    void listAKeepsTheOwnHistoryWhenOnlyBIsEdited()
    {
        QVERIFY(!results()->comparing());
        a()->setQuery({Rule::AfterLast, 86'400});
        whatIf()->addFilm(a()->list()->films.front().itemCode);
        QVERIFY(results()->comparing()); // a second list appears
        QTRY_VERIFY(results()->b()->list() != nullptr && results()->b()->list()->request.edited != nullptr);
        QVERIFY(a()->list()->request.edited == nullptr);
        QCOMPARE(results()->b()->query().time, 86'400); // at the moment of the first: what differs is the edit
        m_page->findChild<QPushButton *>(QStringLiteral("inspectorWhatIfReset"))->click();
        QTRY_VERIFY(results()->b()->list()->request.edited == nullptr);
    }

    void aNewPersonHasNoListUntilAFilmIsAdded()
    {
        whatIf()->findChild<QCheckBox *>(QStringLiteral("inspectorWhatIfKeepA"))->setChecked(false);
        const std::uint32_t film = a()->list()->films.front().itemCode;
        m_page->findChild<QPushButton *>(QStringLiteral("inspectorWhatIfEmpty"))->click();
        QTRY_VERIFY(a()->list()->emptyHistory);
        QVERIFY(a()->list()->films.empty());
        QVERIFY(label("AHeldOut").contains(QLatin1String("add a film")));
        whatIf()->addFilm(film);
        QTRY_COMPARE(a()->list()->films.size(), std::size_t{10});
        QCOMPARE(a()->list()->unusedFilms, 0); // added before the moment of asking
    }

    void filmsAreRemovedAndMovedByKeys()
    {
        auto *history = table("WhatIfHistory");
        panes()->showPane(InspectorPanes::WhatIf);
        const int rows = history->model()->rowCount();
        const QVariant first = history->model()->index(0, 0).data(ItemCodeRole);
        const QVariant second = history->model()->index(1, 0).data(ItemCodeRole);
        history->setFocus();
        history->selectRow(1);
        QTest::keyClick(history, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(history->model()->index(0, 0).data(ItemCodeRole), second);
        QCOMPARE(history->model()->index(1, 0).data(ItemCodeRole), first);
        QCOMPARE(history->currentIndex().row(), 0); // the moved film stays chosen
        QTest::keyClick(history, Qt::Key_Delete);
        QCOMPARE(history->model()->rowCount(), rows - 1);
        QCOMPARE(history->model()->index(0, 0).data(ItemCodeRole), first);
        QTest::keyClick(history, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(history, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(history->model()->index(1, 0).data(ItemCodeRole), second);
    }

    void theExportedHistoryCanBeReadBack()
    {
        whatIf()->addFilm(m_runs->unseenFilm(a()->list()->request.user));
        const auto *saved = m_page->findChild<SavedWhatIfs *>();
        const auto document = inference::whatIfFromJson(saved->document(), a()->run()->dataset());
        QVERIFY(document.ok());
        QCOMPARE(document->user, a()->run()->users->ids[a()->list()->request.user]);
        QCOMPARE(document->session.queryTime, std::optional(a()->list()->queryTime));
        QCOMPARE(document->session.history.size(), a()->run()->run->histories.itemsOf(a()->list()->request.user).size() + 1);
    }

    void aHistoryIsSavedByNameOpenedAndDeleted()
    {
        panes()->showPane(InspectorPanes::WhatIf);
        auto *names = m_page->findChild<QComboBox *>(QStringLiteral("inspectorWhatIfName"));
        auto *save = m_page->findChild<QPushButton *>(QStringLiteral("inspectorWhatIfSave"));
        const std::uint32_t film = m_runs->unseenFilm(a()->list()->request.user);
        QVERIFY(!save->isEnabled()); // without a name
        whatIf()->addFilm(film);
        names->setEditText(QStringLiteral("one more"));
        save->click();
        QTRY_COMPARE(names->findText(QStringLiteral("one more")), 0);
        const auto dataset = a()->run()->run->record.dataset;
        const auto saved = m_runs->workspace().workbench().store()->whatIfs(dataset);
        QVERIFY(saved.ok());
        QCOMPARE(saved->size(), std::size_t{1});
        QCOMPARE(saved->front().session.history.back().itemCode, film);
        QCOMPARE(saved->front().session.queryTime, std::optional(a()->list()->queryTime));

        m_page->findChild<QPushButton *>(QStringLiteral("inspectorWhatIfReset"))->click();
        auto *history = table("WhatIfHistory")->model();
        QVERIFY(history->index(0, 0).data(ItemCodeRole).toUInt() != film);
        names->setCurrentIndex(0);
        Q_EMIT names->activated(0);
        QCOMPARE(history->index(0, 0).data(ItemCodeRole).toUInt(), film);

        whatIf()->addFilm(film); // the same name again changes the saved one
        save->click();
        const auto stored = [&] { return m_runs->workspace().workbench().store()->whatIfs(dataset); };
        QTRY_COMPARE(stored()->front().session.history.size(), saved->front().session.history.size() + 1);
        QCOMPARE(stored()->size(), std::size_t{1});
        auto *remove = m_page->findChild<QToolButton *>(QStringLiteral("inspectorWhatIfDelete"));
        QTRY_VERIFY(remove->isEnabled());
        remove->click();
        QTRY_COMPARE(names->count(), 0);
        QVERIFY(stored()->empty());
    }

    // Panes

    void aSmallWindowShowsOneThingBesideTheLists()
    {
        m_page->resize(930, 540);
        QTRY_VERIFY(panes()->compact());
        auto *tabs = m_page->findChild<QTabBar *>(QStringLiteral("inspectorTabs"));
        QVERIFY(tabs->isTabVisible(InspectorPanes::Users));
        QVERIFY(table("Users")->isVisible());
        QVERIFY(!table("History")->isVisible());
        panes()->showPane(InspectorPanes::Why);
        QVERIFY(!table("Users")->isVisible());
        QVERIFY(table("WhyList")->isVisible());
        QVERIFY(a()->table()->isVisible());
        m_page->resize(1400, 850);
        QTRY_VERIFY(!panes()->compact());
        QVERIFY(table("Users")->isVisible());
        QVERIFY(table("History")->isVisible());
        QVERIFY(table("WhyList")->isVisible());
    }

    void thePageFitsIntoASmallWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("room") << QSize(1400, 850);   // from here the window must be able to become small
        QTest::newRow("compact") << QSize(930, 540); // the page of a window of 1024 x 600
    }
    void thePageFitsIntoASmallWindow()
    {
        QFETCH(QSize, size);
        results()->setComparing(true);
        m_page->resize(size);
        QTRY_COMPARE(panes()->compact(), size.width() < 1000);
        for (int pane = 0; pane < InspectorPanes::PaneCount; ++pane) {
            panes()->showPane(InspectorPanes::Pane(pane));
            QTRY_VERIFY2(m_page->minimumSizeHint().height() <= Theme::current().unit(134), qPrintable(QString::number(pane)));
            QTRY_VERIFY2(m_page->minimumSizeHint().width() <= Theme::current().unit(230), qPrintable(QString::number(pane)));
        }
    }

    void listsHaveTwiceTheRoomOfUsersInAWindowThatBecameSmallBehindAnotherPage()
    {
        results()->setComparing(true);
        QStackedWidget window;
        window.resize(1400, 850);
        window.addWidget(m_page.get());
        const auto takeBack = qScopeGuard([this] { m_page->setParent(nullptr); });
        auto *other = new QWidget;
        window.addWidget(other);
        window.show();
        QTRY_VERIFY(m_page->isVisible());
        window.setCurrentWidget(other);
        window.resize(930, 540);
        QCoreApplication::processEvents();
        window.setCurrentWidget(m_page.get());
        QTRY_VERIFY(panes()->compact());
        QTRY_VERIFY(results()->width() > 2 * m_page->findChild<UsersPanel *>()->width());
    }

    void theDetailsFoldAway()
    {
        auto *fold = m_page->findChild<QToolButton *>(QStringLiteral("inspectorFold"));
        fold->click();
        QVERIFY(!table("WhyList")->isVisible());
        a()->table()->selectRow(1);
        QTest::keyClick(a()->table(), Qt::Key_Y, Qt::ControlModifier); // why?
        QVERIFY(table("WhyList")->isVisible());
    }

    void similarFilmsAreReachedFromEveryTable_data()
    {
        QTest::addColumn<QString>("tableName");
        QTest::addColumn<int>("pane");
        QTest::newRow("list A") << "AList" << int(InspectorPanes::Why);
        QTest::newRow("list B") << "BList" << int(InspectorPanes::Why);
        QTest::newRow("history") << "History" << int(InspectorPanes::Why);
        QTest::newRow("why") << "WhyList" << int(InspectorPanes::Why);
        QTest::newRow("bump chart") << "BumpFilms" << int(InspectorPanes::Bump);
        QTest::newRow("what if") << "WhatIfHistory" << int(InspectorPanes::WhatIf);
    }
    void similarFilmsAreReachedFromEveryTable()
    {
        QFETCH(QString, tableName);
        QFETCH(int, pane);
        results()->setComparing(true);
        panes()->showPane(InspectorPanes::Pane(pane));
        auto *films = table(qPrintable(tableName));
        QTRY_VERIFY(films->model()->rowCount() > 2);
        films->setCurrentIndex(films->model()->index(2, 0));
        const QString title = filmTitle(a()->run()->dataset(), films->currentIndex().data(ItemCodeRole).toUInt());
        films->setFocus();
        QTest::keyClick(films, Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(label("SimilarTitle").contains(title));
        QVERIFY(table("SimilarList")->isVisible());
    }

    // Questions

    void onlyTheNewestQuestionIsAnswered()
    {
        NewestOnly asking(m_runs->workspace().workbench());
        QList<int> answers;
        for (int question = 1; question <= 5; ++question)
            asking.ask([question](const std::stop_token &) { return question; }, [&answers](int answer) { answers << answer; });
        QTRY_VERIFY(!asking.busy());
        QCOMPARE(answers, QList<int>{5});
        asking.ask([](const std::stop_token &) { return 6; }, [&answers](int answer) { answers << answer; });
        asking.forget();
        QTRY_VERIFY(!asking.busy());
        QCOMPARE(answers, QList<int>{5});
    }

private:
    static double number(const WhyModel &model, int row) { return model.index(row, WhyModel::Contribution).data(BarRole).toDouble(); }
    [[nodiscard]] ResultsPanel *results() const { return m_page->findChild<ResultsPanel *>(); }
    [[nodiscard]] ResultColumn *a() const { return results()->a(); }
    [[nodiscard]] WhatIfPanel *whatIf() const { return m_page->findChild<WhatIfPanel *>(); }
    [[nodiscard]] InspectorPanes *panes() const { return m_page->findChild<InspectorPanes *>(); }
    [[nodiscard]] QTableView *table(const char *name) const
    {
        return m_page->findChild<QTableView *>(QLatin1String("inspector") + QLatin1String(name));
    }
    [[nodiscard]] QString label(const char *name) const
    {
        const auto *found = m_page->findChild<QLabel *>(QLatin1String("inspector") + QLatin1String(name));
        const auto *elided = qobject_cast<const ElidedLabel *>(found);
        return elided != nullptr ? elided->fullText() : found->text();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<tests::InspectedRuns> m_runs;
    std::unique_ptr<InspectorPage> m_page;
};

QTEST_MAIN(TstInspectorDetails)
#include "tst_inspectordetails.moc"
