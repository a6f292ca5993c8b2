#include "tests/support/uienvironment.h"
#include "ui/common/shortcuts.h"
#include "ui/common/widgets.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstWidgets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }

    void messageIsHiddenUntilThereIsOne()
    {
        QWidget window;
        auto *bar = new MessageBar(&window);
        window.show();
        QVERIFY(bar->isHidden());
        bar->showMessage(QStringLiteral("The disk is full."), MessageBar::Kind::Error);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), QStringLiteral("The disk is full."));
        QCOMPARE(bar->property("role").toString(), QStringLiteral("error"));
        QTest::mouseClick(bar->findChild<QToolButton *>(QStringLiteral("closeMessage")), Qt::LeftButton);
        QVERIFY(bar->isHidden());
    }

    void questionCallsBackOnlyForTheVerb()
    {
        QWidget window;
        auto *bar = new MessageBar(&window);
        window.show();
        int calls = 0;
        const auto ask = [&] { bar->ask(QStringLiteral("Remove it?"), QStringLiteral("Remove"), [&calls] { ++calls; }); };
        auto *verb = bar->findChild<QPushButton *>(QStringLiteral("messageVerb"));
        ask();
        QTest::mouseClick(bar->findChild<QToolButton *>(QStringLiteral("closeMessage")), Qt::LeftButton);
        QCOMPARE(calls, 0);
        ask();
        QCOMPARE(verb->text(), QStringLiteral("Remove"));
        QTest::mouseClick(verb, Qt::LeftButton);
        QCOMPARE(calls, 1);
        QVERIFY(bar->isHidden());
        bar->showMessage(QStringLiteral("Something else"), MessageBar::Kind::Info);
        QVERIFY(verb->isHidden());
    }

    void figureNamesItsValueForScreenReaders()
    {
        Figure figure(QStringLiteral("Users"));
        figure.setObjectName(QStringLiteral("figureUsers"));
        figure.setValue(QStringLiteral("943"));
        QCOMPARE(figure.value(), QStringLiteral("943"));
        figure.setCaption(QStringLiteral("Personen"));
        const auto labels = figure.findChildren<QLabel *>();
        QVERIFY(
            std::any_of(labels.begin(), labels.end(), [](QLabel *label) { return label->accessibleName() == QStringLiteral("Personen"); }));
    }

    void tablesAreSetUpAlike()
    {
        QTableView table;
        setUpTable(&table);
        QVERIFY(!table.showGrid());
        QVERIFY(table.isSortingEnabled());
        QCOMPARE(table.selectionBehavior(), QAbstractItemView::SelectRows);
        QCOMPARE(table.verticalHeader()->defaultSectionSize(), qRound(1.6 * table.fontMetrics().height()));
    }

    void firstButtonOfAnEmptyStateIsThePrimaryOne()
    {
        EmptyState empty;
        auto *first = empty.addButton(QStringLiteral("Open"), QStringLiteral("open"));
        auto *second = empty.addButton(QStringLiteral("Try"), QStringLiteral("try"));
        QCOMPARE(first->property("role").toString(), QStringLiteral("primary"));
        QVERIFY(second->property("role").toString().isEmpty());
        QCOMPARE(empty.findChild<QPushButton *>(QStringLiteral("try")), second);
    }

    void everyShortcutHasKeysAndPagesDontClash()
    {
        QSet<QKeySequence> keys;
        for (int i = static_cast<int>(Shortcut::PageData); i <= static_cast<int>(Shortcut::Quit); ++i) {
            const auto sequence = keysOf(static_cast<Shortcut>(i));
            QVERIFY2(!sequence.isEmpty(), QByteArray::number(i).constData());
            QVERIFY2(!keys.contains(sequence), qPrintable(sequence.toString()));
            keys.insert(sequence);
        }
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
};

QTEST_MAIN(TstWidgets)
#include "tst_widgets.moc"
