#include "tests/support/markingtranslator.h"
#include "tests/support/trainedworkspace.h"

#include "ui/common/theme.h"
#include "ui/inspector/bulklists.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/fileexport.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/inspectorpage.h"
#include "ui/inspector/listloader.h"
#include "ui/inspector/resultsmodel.h"
#include "ui/inspector/resultspanel.h"
#include "ui/inspector/usersmodel.h"
#include "ui/inspector/userspanel.h"

#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using hstudio::tests::TrainedWorkspace;
using Rule = experiment::QueryTime::Rule;

namespace
{

/// What a table shows in a column.
QStringList column(const QAbstractItemModel &model, int section)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, section).data().toString();
    return texts;
}

} // namespace

class TstInspectorPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, ThemeMode::Light);
        m_workspace = std::make_unique<TrainedWorkspace>();
        QVERIFY(m_workspace->ok());
        emptyStateLeadsToExperiment();
        m_withTime = m_workspace->train("with time");
        QVERIFY(m_withTime.valid());
        config::ExperimentConfig timeless = TrainedWorkspace::smallSettings();
        timeless.model.relativeTimeAttention = false;
        m_withoutTime = m_workspace->train("without time", timeless);
        QVERIFY(m_withoutTime.valid());
    }

    void cleanupTestCase() { m_workspace.reset(); }

    void init()
    {
        m_page = std::make_unique<InspectorPage>(m_workspace->workbench());
        m_page->resize(1300, 800);
        m_page->show();
        m_page->showRun(m_withTime);
        QTRY_COMPARE(filmsOf(panel()->a()), 10);
        QTRY_VERIFY(panel()->a()->run()->id() == m_withTime);
    }

    void cleanup() { m_page.reset(); }

    void everyInteractiveWidgetHasNames()
    {
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            const bool interactive =
                qobject_cast<const QAbstractButton *>(widget) != nullptr || qobject_cast<const QComboBox *>(widget) != nullptr ||
                qobject_cast<const QTableView *>(widget) != nullptr || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr ||
                qobject_cast<const QAbstractSlider *>(widget) != nullptr;
            const bool partOfQt = widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QScrollBar") ||
                                  widget->inherits("QTableCornerButton") || widget->parent()->inherits("QLineEdit");
            if (!interactive || partOfQt)
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(widget->objectName()));
        }
    }

    void aRunOpensAtAUserBesideAnotherRun()
    {
        m_page->showRunAtUser(m_withoutTime, m_withTime, 7);
        QTRY_VERIFY(panel()->a()->run()->id() == m_withoutTime);
        QTRY_VERIFY(panel()->comparing() && panel()->b()->run()->id() == m_withTime);
        QCOMPARE(m_page->findChild<UsersPanel *>()->user(), std::optional<std::uint32_t>(7));
    }

    void twoMomentsGiveTwoLists()
    {
        chooseTime("A", 1); // just after the last film
        QTRY_COMPARE(panel()->a()->list()->request.when.rule, Rule::Last);
        const auto soon = panel()->a()->list();
        chooseTime("A", 6); // a year later
        QTRY_COMPARE(panel()->a()->list()->request.when.time, 365 * 86'400);
        const auto late = panel()->a()->list();
        QCOMPARE(late->queryTime - late->lastTime, 365 * 86'400);
        QVERIFY(soon->queryTime - soon->lastTime <= 1);
        QVERIFY(soon->films.front().score != late->films.front().score);
        QVERIFY(label("AWords").contains(QLatin1String("after the last film")));
    }

    void theSliderRanksAnewWhileItMoves()
    {
        auto *slider = m_page->findChild<QSlider *>(QStringLiteral("inspectorATimeSlider"));
        QTest::keyClick(slider, Qt::Key_Home);
        QSignalSpy lists(panel()->a(), &ResultColumn::listChanged);
        for (int step = 0; step < 20; ++step)
            QTest::keyClick(slider, Qt::Key_Right);
        const qint64 wanted = panel()->a()->request()->when.time;
        QTRY_COMPARE(panel()->a()->list()->request.when.time, wanted);
        QVERIFY(lists.size() <= 20);
    }

    void theHeldOutFilmsRankIsTheOneOfTheEvaluation()
    {
        const auto evaluation = m_workspace->workbench().store()->evaluation(m_withTime);
        QVERIFY(evaluation.ok());
        int compared = 0;
        for (const inference::UserEvaluation &user : evaluation->users) {
            if (user.rank == 0 || compared == 5)
                continue;
            panel()->setUser(user.user);
            QTRY_COMPARE(panel()->a()->list()->request.user, user.user);
            QVERIFY(panel()->a()->list()->heldOut);
            QCOMPARE(panel()->a()->list()->heldOut->rank, user.rank);
            QVERIFY(label("AHeldOut").contains(panel()->a()->list()->heldOut->title));
            QVERIFY(label("AHeldOut").contains(QString::number(user.rank)));
            ++compared;
        }
        QCOMPARE(compared, 5);
    }

    void theHistoryShowsTheUsersFilmsNewestFirst()
    {
        auto *history = m_page->findChild<FilmTable *>(QStringLiteral("inspectorHistory"));
        QTRY_VERIFY(history->model()->rowCount() > 10);
        QCOMPARE(history->model()->index(1, 1).data(ChipRole).toString(), QStringLiteral("held out"));
        QVERIFY(!history->model()->index(1, 1).data().toString().isEmpty());
    }

    void aModelWithoutTimeSaysSo()
    {
        m_page->showRun(m_withoutTime);
        QTRY_VERIFY(label("AWords").contains(QLatin1String("ignores time")));
        QVERIFY(!m_page->findChild<QComboBox *>(QStringLiteral("inspectorATimePreset"))->isEnabled());
        QCOMPARE(filmsOf(panel()->a()), 10);
    }

    void twoListsSideBySideShowMovesAndOverlap()
    {
        panel()->setComparing(true);
        chooseTime("A", 0);
        chooseTime("B", 0);
        QTRY_COMPARE(filmsOf(panel()->b()), 10);
        QTRY_COMPARE(column(*list("B"), ResultsModel::Move).count(QStringLiteral("=")), list("B")->rowCount()); // the same question twice
        QVERIFY(label("Overlap").contains(QLatin1String("RBO 1.00")));
        QVERIFY(label("Overlap").endsWith(QStringLiteral("τ 1.00")));
        QVERIFY(label("Overlap").contains(QLatin1String("1.00")));
        auto *run = m_page->findChild<QComboBox *>(QStringLiteral("inspectorBRun"));
        const int other = run->findData(static_cast<qlonglong>(m_withoutTime.value));
        QVERIFY(other >= 0);
        run->setCurrentIndex(other);
        Q_EMIT run->activated(other);
        QTRY_COMPARE(panel()->b()->list()->request.run->id(), m_withoutTime);
        const int common = commonFilms(*panel()->a()->list(), *panel()->b()->list());
        QVERIFY(label("Overlap").contains(QStringLiteral("%1 of 10").arg(common)));
    }

    void aStoredListEqualsTheLiveOne()
    {
        chooseTime("A", 4); // a week after the last film
        QTRY_COMPARE(panel()->a()->list()->request.when.time, 7 * 86'400);
        const auto live = panel()->a()->list();
        QCOMPARE(live->storedAt, 0);

        panel()->offerBulk();
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("inspectorBulkStart")), Qt::LeftButton);
        QTRY_VERIFY(panel()->a()->list()->storedAt != 0);
        const auto stored = panel()->a()->list();
        QCOMPARE(stored->films.size(), live->films.size());
        for (std::size_t rank = 0; rank < live->films.size(); ++rank) {
            QCOMPARE(stored->films[rank].itemCode, live->films[rank].itemCode);
            QVERIFY(std::abs(stored->films[rank].score - live->films[rank].score) < 1e-5);
        }
        QCOMPARE(stored->heldOut->rank, live->heldOut->rank);
        QCOMPARE(label("AOrigin"), QStringLiteral("stored"));
        chooseTime("A", 3); // nothing is stored for this moment
        QTRY_COMPARE(label("AOrigin"), QStringLiteral("live"));
    }

    void aStoppedComputationStoresNothing()
    {
        std::stop_source stop;
        ListRequest rule = *panel()->a()->request();
        rule.when = {Rule::AfterLast, 1234};
        const auto &run = *rule.run->run;
        const auto stored = experiment::storeLists(*m_workspace->workbench().store(), run, experiment::usersWithHistory(run), ruleOf(rule),
                                                   stop.get_token(), [&stop](qint64, qint64) { stop.request_stop(); });
        QVERIFY(!stored.ok());
        QVERIFY(stored.error().code == base::ErrorCode::Cancelled);
        const auto requests = m_workspace->workbench().store()->recommendationRequests(m_withTime);
        QVERIFY(std::none_of(requests->begin(), requests->end(), [](const auto &request) { return request.queryTime == 1234; }));
    }

    void similarFilmsOfAFilm()
    {
        FilmTable *films = panel()->a()->table();
        films->setCurrentIndex(films->model()->index(2, 0));
        const QString title = films->model()->index(2, ResultsModel::Film).data().toString();
        films->askForSimilar();
        auto *similar = m_page->findChild<FilmTable *>(QStringLiteral("inspectorSimilarList"));
        QTRY_COMPARE(similar->model()->rowCount(), 10);
        QVERIFY(similar->isVisible());
        QVERIFY(!column(*similar->model(), ResultsModel::Film).contains(title));
    }

    void theShownListsAreExported()
    {
        panel()->setComparing(true);
        QTRY_COMPARE(filmsOf(panel()->b()), 10);
        QSignalSpy exported(panel(), &ResultsPanel::exported);
        const QString file = QString::fromStdString(m_workspace->path("lists.csv").string());
        panel()->fileExport()->write(file, panel()->csvOfLists());
        QTRY_COMPARE(exported.size(), 1);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly | QIODevice::Text));
        const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 21);
        QVERIFY(lines[0].startsWith("list,run,user,query_time,rank,item,title"));
        QVERIFY(lines[1].startsWith("A,with time,"));
        QVERIFY(lines[11].startsWith("B,with time,"));
    }

    void kAndTheSeenFilterChangeTheList()
    {
        panel()->setRules(5, true);
        QTRY_COMPARE(filmsOf(panel()->a()), 5);
        panel()->setRules(60, false); // all there are
        QTRY_VERIFY(list("A")->rowCount() > 40);
    }

    void findingAUserShowsThatUser()
    {
        auto *find = m_page->findChild<QLineEdit *>(QStringLiteral("inspectorUserFind"));
        QTest::keyClicks(find, QStringLiteral("17"));
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE(QString::fromStdString(panel()->a()->list()->request.run->users->ids[panel()->a()->list()->request.user]),
                     QStringLiteral("17"));
    }

    void answersKeepUpWithTheNewestRequest()
    {
        ListLoader loader(m_workspace->workbench());
        QSignalSpy loaded(&loader, &ListLoader::loaded);
        std::shared_ptr<const RankedList> newest;
        connect(&loader, &ListLoader::loaded, this, [&newest](const std::shared_ptr<const RankedList> &list) { newest = list; });
        ListRequest request = *panel()->a()->request();
        for (int second = 1; second <= 50; ++second) {
            request.when = {Rule::AfterLast, second};
            loader.request(request);
        }
        QTRY_VERIFY(!loader.busy());
        QCOMPARE(newest->request.when.time, 50);
        QCOMPARE(loaded.size(), 2); // the first was under way, of the waiting ones only the newest counted
    }

    void anAnswerForAnotherUserIsDropped()
    {
        ListLoader loader(m_workspace->workbench());
        QList<std::uint32_t> users;
        connect(&loader, &ListLoader::loaded, this,
                [&users](const std::shared_ptr<const RankedList> &list) { users << list->request.user; });
        ListRequest request = *panel()->a()->request();
        request.user = 3;
        loader.request(request);
        request.user = 4;
        loader.request(request);
        QTRY_VERIFY(!loader.busy());
        QCOMPARE(users, QList<std::uint32_t>{4});
        loader.request(request);
        loader.forget();
        QTRY_VERIFY(!loader.busy());
        QCOMPARE(users.size(), 1);
    }

    void everyTextIsRetranslatedWhenTheLanguageChanges()
    {
        panel()->setComparing(true);
        FilmTable *films = panel()->a()->table();
        films->setCurrentIndex(films->model()->index(0, 0));
        films->askForSimilar();
        panel()->offerBulk();
        QTRY_VERIFY(m_page->findChild<FilmTable *>(QStringLiteral("inspectorSimilarList"))->isVisible());
        QTRY_COMPARE(filmsOf(panel()->b()), 10);
        const tests::MarkingTranslator translator;
        QCoreApplication::processEvents();
        for (const QString &text : tests::shownTexts(*m_page)) {
            const bool runName = text.contains(QLatin1String("with time")) || text.contains(QLatin1String("without time"));
            QVERIFY2(runName || text.contains(QChar(u'«')), qPrintable(text));
        }
    }

    void theStateIsRemembered()
    {
        panel()->setRules(7, false);
        panel()->setComparing(true);
        const QByteArray state = m_page->saveState();
        InspectorPage other(m_workspace->workbench());
        other.restoreState(state);
        QCOMPARE(other.findChild<ResultsPanel *>()->k(), 7);
        QVERIFY(!other.findChild<ResultsPanel *>()->filterSeen());
        QVERIFY(other.findChild<ResultsPanel *>()->comparing());
    }

private:
    void emptyStateLeadsToExperiment()
    {
        InspectorPage page(m_workspace->workbench());
        page.show();
        QSignalSpy experiment(&page, &Page::openExperiment);
        auto *button = page.findChild<QPushButton *>(QStringLiteral("inspectorGoToExperiment"));
        QVERIFY(button->isVisible());
        button->click();
        QCOMPARE(experiment.size(), 1);
    }

    [[nodiscard]] ResultsPanel *panel() const { return m_page->findChild<ResultsPanel *>(); }

    [[nodiscard]] static int filmsOf(const ResultColumn *column)
    {
        return column->list() != nullptr ? static_cast<int>(column->list()->films.size()) : 0;
    }

    [[nodiscard]] QAbstractItemModel *list(const char *side) const
    {
        return m_page->findChild<FilmTable *>(QLatin1String("inspector") + QLatin1String(side) + QLatin1String("List"))->model();
    }

    /// What a label says, also where it is cut.
    [[nodiscard]] QString label(const char *name) const
    {
        const auto *found = m_page->findChild<QLabel *>(QLatin1String("inspector") + QLatin1String(name));
        const auto *elided = qobject_cast<const ElidedLabel *>(found);
        return elided != nullptr ? elided->fullText() : found->text();
    }

    void chooseTime(const char *side, int preset) const
    {
        auto *box = m_page->findChild<QComboBox *>(QLatin1String("inspector") + QLatin1String(side) + QLatin1String("TimePreset"));
        box->setCurrentIndex(preset);
        Q_EMIT box->activated(preset);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TrainedWorkspace> m_workspace;
    std::unique_ptr<InspectorPage> m_page;
    base::RunId m_withTime;
    base::RunId m_withoutTime;
};

QTEST_MAIN(TstInspectorPage)
#include "tst_inspectorpage.moc"
