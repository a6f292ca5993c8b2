#include "tests/support/workbenchfixture.h"
#include "ui/data/contentmodels.h"

#include <QAbstractItemModelTester>
#include <QLocale>

#include <algorithm>
#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstContentModels final : public QObject
{
    Q_OBJECT

    /// The row of the film with this id.
    int rowOf(const QString &id) const
    {
        for (int row = 0; row < m_films->rowCount(); ++row) {
            if (m_films->index(row, FilmsModel::Id).data().toString() == id)
                return row;
        }
        return -1;
    }
    QVariant film(const QString &id, FilmsModel::Column column, int role = Qt::DisplayRole) const
    {
        return m_films->index(rowOf(id), column).data(role);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_fixture = std::make_unique<tests::WorkbenchFixture>();
        auto content = loadContent(m_fixture->store(), m_fixture->addTiny());
        QVERIFY2(content.ok(), content.ok() ? "" : content.error().text().c_str());
        m_content = *content;
    }
    void cleanupTestCase() { m_fixture.reset(); }
    void init() { m_films = std::make_unique<FilmsModel>(); }
    void cleanup() { m_films.reset(); }

    void filmsFollowTheRulesOfAModel()
    {
        const QAbstractItemModelTester tester(m_films.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_films->setContent(m_content);
        QCOMPARE(m_films->rowCount(), 60);
        QCOMPARE(m_films->columnCount(), int{FilmsModel::ColumnCount});
        m_films->setContent({});
        QCOMPARE(m_films->rowCount(), 0);
    }

    void filmShowsTitleGenresAndCount()
    {
        m_films->setContent(m_content);
        QCOMPARE(film(QStringLiteral("61"), FilmsModel::Title).toString(), QStringLiteral("Señorita Paraíso (1998)"));
        QCOMPARE(film(QStringLiteral("61"), FilmsModel::Genres).toString(), QStringLiteral("Horror, Romance, Western"));
    }

    void countsAddUpToAllInteractions()
    {
        m_films->setContent(m_content);
        qint64 sum = 0;
        for (int row = 0; row < m_films->rowCount(); ++row)
            sum += m_films->index(row, FilmsModel::Interactions).data(FilmsModel::SortRole).toLongLong();
        QCOMPARE(sum, qint64{901});
    }

    void idsSortAsNumbers()
    {
        m_films->setContent(m_content);
        QCOMPARE(film(QStringLiteral("61"), FilmsModel::Id, FilmsModel::SortRole).userType(), int{QMetaType::LongLong});
    }

    void numbersStandAtTheRight()
    {
        m_films->setContent(m_content);
        const auto alignment = film(QStringLiteral("61"), FilmsModel::Interactions, Qt::TextAlignmentRole).toInt();
        QVERIFY((alignment & Qt::AlignRight) != 0);
        QVERIFY(!film(QStringLiteral("61"), FilmsModel::Title, Qt::TextAlignmentRole).isValid());
    }

    void filmWithoutATitleSaysSo()
    {
        auto changed = std::make_shared<DatasetContent>(*m_content);
        changed->films.front().title.clear();
        m_films->setContent(changed);
        QCOMPARE(m_films->index(0, FilmsModel::Title).data().toString(), QStringLiteral("(no title in the files)"));
        QCOMPARE(m_films->index(0, FilmsModel::Title).data(FilmsModel::SortRole).toString(), QString());
    }

    void everyColumnHasAHeader()
    {
        const RefusedModel refused;
        for (int column = 0; column < FilmsModel::ColumnCount; ++column)
            QVERIFY(!m_films->headerData(column, Qt::Horizontal).toString().isEmpty());
        for (int column = 0; column < RefusedModel::ColumnCount; ++column)
            QVERIFY(!refused.headerData(column, Qt::Horizontal).toString().isEmpty());
    }

    void cleanFilesHaveNoRefusedLines()
    {
        RefusedModel refused;
        const QAbstractItemModelTester tester(&refused, QAbstractItemModelTester::FailureReportingMode::QtTest);
        refused.setContent(m_content);
        QCOMPARE(refused.rowCount(), 0);
    }

    void missingDataSetIsAnError()
    {
        const auto content = loadContent(m_fixture->store(), base::DatasetId{999});
        QVERIFY(!content.ok());
        QVERIFY(content.error().code == base::ErrorCode::NotFound);
    }

private:
    std::unique_ptr<tests::WorkbenchFixture> m_fixture;
    std::shared_ptr<const DatasetContent> m_content;
    std::unique_ptr<FilmsModel> m_films;
};

QTEST_MAIN(TstContentModels)
#include "tst_contentmodels.moc"
