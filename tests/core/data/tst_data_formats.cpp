#include "core/data/import.h"

#include "tests/support/datasets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hstudio;

/// Every format's small file holds the same five interactions, so that one expectation fits all.
class TstDataFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatGivesTheSameTable_data();
    void everyFormatGivesTheSameTable();
    void ratingsAreTakenAsWritten_data();
    void ratingsAreTakenAsWritten();
    void titlesAndGenresAreDecoded_data();
    void titlesAndGenresAreDecoded();
    void textIdsStayText();
    void itemsWithoutAnEntryHaveNoTitle();
    void theRatingsFileItselfCanBeGiven();

private:
    std::shared_ptr<const data::Dataset> import(const QString &source)
    {
        return tests::importOrThrow(std::filesystem::path(HSTUDIO_TEST_DATA "/formats") / source.toStdString(),
                                    m_folder.path().toStdString());
    }
    QTemporaryDir m_folder;
};

void TstDataFormats::everyFormatGivesTheSameTable_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("format");
    QTest::newRow("ML-100K") << "ml-100k"
                             << "ml-100k";
    QTest::newRow("ML-1M") << "ml-1m"
                           << "ml-1m";
    QTest::newRow("ML-10M") << "ml-10m"
                            << "ml-1m";
    QTest::newRow("ML-20M and later") << "ml-csv"
                                      << "ml-csv";
    QTest::newRow("Windows line ends and byte order mark") << "ml-csv-windows"
                                                           << "ml-csv";
    QTest::newRow("columns in another order, quoted, no final line end") << "ml-csv-other-order"
                                                                         << "ml-csv";
    QTest::newRow("ML-1M with Windows line ends") << "ml-1m-windows"
                                                  << "ml-1m";
    QTest::newRow("RecBole") << "recbole"
                             << "recbole";
    QTest::newRow("without titles") << "without-titles"
                                    << "ml-1m";
}

void TstDataFormats::everyFormatGivesTheSameTable()
{
    QFETCH(QString, source);
    QFETCH(QString, format);
    const auto dataset = import(source);
    const auto &summary = dataset->summary();
    QCOMPARE(QString::fromStdString(summary.format), format);
    QCOMPARE(summary.users, 2);
    QCOMPARE(summary.items, 3);
    QCOMPARE(summary.interactions, 5);
    QCOMPARE(summary.refused, 0);
    QCOMPARE(summary.firstTime, 881250949);
    QCOMPARE(summary.lastTime, 891717743);
    QCOMPARE(summary.tiedShare, 2.0 / 5.0); // user 7's two rows of the same second

    const std::vector<std::uint32_t> users{0, 1, 0, 1, 0};
    const std::vector<std::uint32_t> items{0, 1, 2, 0, 1};
    const std::vector<std::int64_t> times{881250949, 891717742, 881250949, 891717743, 881250950};
    QVERIFY(std::ranges::equal(dataset->users(), users));
    QVERIFY(std::ranges::equal(dataset->items(), items));
    QVERIFY(std::ranges::equal(dataset->timestamps(), times));
    QCOMPARE(dataset->userIds().text(0), std::string("7"));
    QCOMPARE(dataset->userIds().find("3"), std::optional(1U));
    QCOMPARE(dataset->itemIds().find("30"), std::optional(2U));
    QCOMPARE(dataset->itemIds().find("99"), std::optional<std::uint32_t>()); // only in the titles
    QCOMPARE(dataset->itemIds().find("three"), std::optional<std::uint32_t>());
}

void TstDataFormats::ratingsAreTakenAsWritten_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QList<float>>("ratings");
    QTest::newRow("whole stars") << "ml-1m" << QList<float>{4, 3, 1, 5, 2};
    QTest::newRow("half stars") << "ml-10m" << QList<float>{4.5F, 3, 0.5F, 5, 2.5F};
    QTest::newRow("decimals") << "ml-csv" << QList<float>{4, 3, 1, 5, 2};
    QTest::newRow("no rating column") << "recbole-text-ids" << QList<float>{1, 1, 1, 1, 1};
}

void TstDataFormats::ratingsAreTakenAsWritten()
{
    QFETCH(QString, source);
    QFETCH(QList<float>, ratings);
    const auto dataset = import(source);
    QVERIFY(std::ranges::equal(dataset->ratings(), ratings));
}

void TstDataFormats::titlesAndGenresAreDecoded_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("titles");
    QTest::addColumn<QStringList>("genres");
    const QStringList genres{"Animation|Comedy", "", "Drama"};
    const QStringList plain{"Café am See (1995)", "Second Film, The (1994)", "Third Film (1993)"};
    QTest::newRow("Latin-1, genre flags") << "ml-100k" << plain << genres;
    QTest::newRow("Latin-1, '::' in a title") << "ml-1m" << QStringList{plain[0], plain[1], "Third :: Film (1993)"} << genres;
    QTest::newRow("Latin-1, Windows line ends") << "ml-1m-windows" << QStringList{plain[0], plain[1], "Third :: Film (1993)"} << genres;
    QTest::newRow("a .dat file saved as UTF-8") << "ml-10m" << plain << genres;
    QTest::newRow("quotes, commas and a line break")
        << "ml-csv" << QStringList{"Café am \"See\", The (1995)", "Second Film (1994)", "Third Film (1993)"} << genres;
    QTest::newRow("byte order mark and Windows line ends")
        << "ml-csv-windows" << QStringList{"Café am \"See\", The (1995)", "Second Film (1994)", "Third Film (1993)"} << genres;
    QTest::newRow("RecBole with years") << "recbole" << QStringList{plain[0], "Second Film (1994)", plain[2]} << genres;
}

void TstDataFormats::titlesAndGenresAreDecoded()
{
    QFETCH(QString, source);
    QFETCH(QStringList, titles);
    QFETCH(QStringList, genres);
    QTemporaryDir folder; // the table is the same for many sources; each must bring its own titles
    const auto dataset =
        tests::importOrThrow(std::filesystem::path(HSTUDIO_TEST_DATA "/formats") / source.toStdString(), folder.path().toStdString());
    for (std::uint32_t code = 0; code < 3; ++code) {
        const auto &item = dataset->item(code);
        QStringList found;
        for (const auto &genre : item.genres)
            found << QString::fromStdString(genre);
        QCOMPARE(QString::fromStdString(item.title), titles[static_cast<int>(code)]);
        QCOMPARE(found.join('|'), genres[static_cast<int>(code)]);
    }
}

void TstDataFormats::textIdsStayText()
{
    const auto dataset = import("recbole-text-ids");
    QVERIFY(dataset->userIds().isText());
    QVERIFY(dataset->itemIds().isText());
    QCOMPARE(dataset->userIds().text(0), std::string("üma"));
    QCOMPARE(dataset->itemIds().text(2), std::string("007"));
    QCOMPARE(dataset->itemIds().find("007"), std::optional(2U));
    QCOMPARE(dataset->itemIds().find("7"), std::optional<std::uint32_t>());
    QCOMPARE(dataset->timestamps()[1], 891717742); // 8.91717742e8
    QCOMPARE(dataset->timestamps()[2], 881250949); // 881250949.75
    QCOMPARE(dataset->item(0).title, std::string("Lamp"));
    QCOMPARE(dataset->item(2).genres, (std::vector<std::string>{"Toys", "Games"}));
}

void TstDataFormats::itemsWithoutAnEntryHaveNoTitle()
{
    const auto dataset = import("recbole-text-ids");
    QVERIFY(dataset->item(1).title.empty());
    QVERIFY(dataset->item(1).genres.empty());
}

void TstDataFormats::theRatingsFileItselfCanBeGiven()
{
    const auto byFolder = import("ml-csv");
    const auto byFile = import("ml-csv/ratings.csv");
    QCOMPARE(byFile->hash(), byFolder->hash());
    QVERIFY(!byFile->item(0).title.empty());
}

QTEST_GUILESS_MAIN(TstDataFormats)
#include "tst_data_formats.moc"
