#include "tests/support/uienvironment.h"
#include "ui/data/preparationdialog.h"
#include "ui/data/preparationtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;
using data::Filters;
using data::SplitRule;

class TstPreparationDialog final : public QObject
{
    Q_OBJECT

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
    }

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init()
    {
        store::DatasetRecord record;
        record.name = "ml";
        record.firstTime = 1'000'000'000;
        record.lastTime = 1'100'000'000;
        m_dialog = std::make_unique<PreparationDialog>(record);
    }
    void cleanup() { m_dialog.reset(); }

    void nothingIsFilteredAtFirst()
    {
        QVERIFY(!m_dialog->preparation().filters.any());
        QVERIFY(m_dialog->preparation().split.rule == SplitRule());
        QCOMPARE(m_dialog->name(), QStringLiteral("ml, filtered"));
        QVERIFY(!find<QDoubleSpinBox>("filterRating")->isEnabled());
        QVERIFY(!find<QDateTimeEdit>("splitTime")->isEnabled());
    }

    void everyFilterIsGivenBack()
    {
        for (const char *box : {"useFrom", "useUntil", "useRating"})
            find<QCheckBox>(box)->setChecked(true);
        find<QDateTimeEdit>("filterFrom")->setDateTime(QDateTime::fromSecsSinceEpoch(1'010'000'000, Qt::UTC));
        find<QDoubleSpinBox>("filterRating")->setValue(3.5);
        find<QComboBox>("filterDuplicates")->setCurrentIndex(2);
        find<QSpinBox>("filterPerUser")->setValue(5);
        find<QSpinBox>("filterPerItem")->setValue(3);
        const auto filters = m_dialog->preparation().filters;
        QCOMPARE(filters.from, std::optional<std::int64_t>(1'010'000'000));
        QCOMPARE(filters.until, std::optional<std::int64_t>(1'100'000'001)); // that is everything
        QCOMPARE(filters.minRating, std::optional<float>(3.5F));
        QVERIFY(filters.duplicates == Filters::Duplicates::Last);
        QCOMPARE(filters.minUserInteractions, 5);
        QCOMPARE(filters.minItemInteractions, 3);
    }

    void theSplitIsAShareOrATime()
    {
        auto *kind = find<QComboBox>("splitKind");
        kind->setCurrentIndex(1);
        find<QDoubleSpinBox>("splitShare")->setValue(80);
        QCOMPARE(m_dialog->preparation().split.share, std::optional<double>(0.8));
        QVERIFY(m_dialog->preparation().split.rule.kind == SplitRule::Kind::GlobalTime);
        kind->setCurrentIndex(2);
        QVERIFY(!m_dialog->preparation().split.share.has_value());
        QCOMPARE(m_dialog->preparation().split.rule.time, 1'090'000'000);
        QVERIFY(find<QDateTimeEdit>("splitTime")->isEnabled());
    }

    void stepsAreDescribed_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("rating") << "rating"
                                << "4"
                                << "rating at least 4";
        QTest::newRow("k-core") << "k_core"
                                << "5/3"
                                << "at least 5 per user and 3 per item";
        QTest::newRow("first") << "duplicates"
                               << "first"
                               << "first of each repetition";
        QTest::newRow("last") << "duplicates"
                              << "last"
                              << "last of each repetition";
        QTest::newRow("from") << "time_range"
                              << "2001-01-01T00:00:00Z/"
                              << "from 2001-01-01 00:00:00 on";
        QTest::newRow("until") << "time_range"
                               << "/2001-01-01T00:00:00Z"
                               << "before 2001-01-01 00:00:00";
        QTest::newRow("both") << "time_range"
                              << "2001-01-01T00:00:00Z/2002-01-01T00:00:00Z"
                              << "from 2001-01-01 00:00:00, before 2002-01-01 00:00:00";
        QTest::newRow("of a newer program") << "mood"
                                            << "good"
                                            << "good";
    }

    void stepsAreDescribed()
    {
        QFETCH(QString, filter);
        QFETCH(QString, value);
        QFETCH(QString, text);
        const data::FilterStep step{
            .filter = filter.toStdString(), .value = value.toStdString(), .interactions = 1234, .users = 5, .items = 0};
        QCOMPARE(filterText(step), text);
        QCOMPARE(removedText(step), QStringLiteral("1,234 interactions, 5 users, 0 items"));
    }

    void theWholePreparationIsOneLine()
    {
        data::ImportSummary summary;
        QCOMPARE(preparationText(summary), QStringLiteral("Split: leave-one-out"));
        summary.split = {.kind = SplitRule::Kind::GlobalTime, .time = 978307200};
        summary.filters.push_back({.filter = "rating", .value = "4", .interactions = 7, .users = 1, .items = 2});
        QCOMPARE(preparationText(summary), QStringLiteral("Split: global time point 2001-01-01 00:00:00 · rating at least 4"));
        QCOMPARE(removedText(summary.filters.front()), QStringLiteral("7 interactions, 1 user, 2 items"));
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
    std::unique_ptr<PreparationDialog> m_dialog;
};

QTEST_MAIN(TstPreparationDialog)
#include "tst_preparationdialog.moc"
