#include "core/base/paths.h"
#include "tests/core/store/samples.h"

#include <QProcess>
#include <QRegularExpression>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace hstudio;

namespace
{

QString documentation()
{
    const auto text = base::readFile(HSTUDIO_SOURCE_DIR "/docs/database.md");
    return text ? QString::fromStdString(*text) : QString();
}

/// The code blocks of one language.
QStringList blocks(const QString &language)
{
    QStringList found;
    const QRegularExpression block(QStringLiteral("```%1\\n(.*?)```").arg(language), QRegularExpression::DotMatchesEverythingOption);
    for (auto match = block.globalMatch(documentation()); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

} // namespace

/// docs/database.md against a database: what it shows works, and what the database has is described.
class TstStoreDocs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto run = m_workspace.addRun();
        auto other = samples::run(run.dataset, "hstu seed 43");
        const auto second = m_workspace.store->addRun(other);
        VERIFY_OK(second);
        VERIFY_OK(m_workspace.store->addEpoch(run.id, samples::epoch(1, 0.2)));
        VERIFY_OK(m_workspace.store->addEvaluation(run.id, samples::evaluation(0.2)));
        VERIFY_OK(m_workspace.store->addEvaluation(second->id, samples::evaluation(0.3)));
        for (const auto &[id, rule] : {std::pair(run.id, "test"), std::pair(second->id, "test")})
            addLists(id, rule);
        store::WhatIfRecord whatIf;
        whatIf.dataset = run.dataset;
        whatIf.name = "Only westerns";
        whatIf.session.history.push_back({7, 893286600});
        whatIf.items.emplace_back("242");
        VERIFY_OK(m_workspace.store->saveWhatIf(whatIf));
    }

    void everyQueryRunsAndFindsSomething()
    {
        SQLite::Database reader(m_workspace.database().string());
        int queries = 0;
        for (const auto &block : blocks(QStringLiteral("sql")))
            for (const auto &query : block.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
                if (query.trimmed().isEmpty())
                    continue;
                SQLite::Statement row(reader, query.trimmed().toStdString());
                QVERIFY2(row.executeStep(), qPrintable(query));
                ++queries;
            }
        QVERIFY(queries >= 4);
    }

    void pandasReadsTheTables()
    {
        QProcess probe;
        probe.start(QStringLiteral("python3"), {QStringLiteral("-c"), QStringLiteral("import pandas")});
        if (!probe.waitForFinished() || probe.exitCode() != 0)
            QSKIP("python3 with pandas is not installed");
        QProcess python;
        python.setWorkingDirectory(m_workspace.folder.path());
        const auto check =
            QStringLiteral("\nassert list(curves['recall@10']) == [0.2]\nassert len(lists) == 4\nassert list(moved['places']) == [0, 0]\n");
        const auto blocksOfPython = blocks(QStringLiteral("python"));
        QCOMPARE(blocksOfPython.size(), qsizetype{1});
        python.start(QStringLiteral("python3"), {QStringLiteral("-c"), blocksOfPython.front() + check});
        QVERIFY(python.waitForFinished());
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    }

    void everyTableAndColumnIsDescribed()
    {
        const auto text = documentation();
        SQLite::Database reader(m_workspace.database().string());
        SQLite::Statement row(reader, "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                                      "WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%'");
        int columns = 0;
        for (; row.executeStep(); ++columns)
            for (const auto column : {0, 1}) {
                const QRegularExpression word(QStringLiteral("\\b%1\\b").arg(QString::fromStdString(row.getColumn(column).getString())));
                QVERIFY2(text.contains(word), row.getColumn(column).getText());
            }
        QVERIFY(columns > 100);
    }

private:
    void addLists(base::RunId run, const char *rule)
    {
        store::RecommendationRequestRecord request;
        request.run = run;
        request.queryRule = rule;
        bool told = false;
        VERIFY_OK(m_workspace.store->addRecommendations(request, [&]() -> base::Result<std::vector<store::RecommendationRow>> {
            std::vector<store::RecommendationRow> rows;
            for (std::int32_t rank = 1; rank <= 2 && !told; ++rank)
                rows.push_back({.userCode = 0,
                                .queryTime = 893286638,
                                .rank = rank,
                                .itemCode = static_cast<std::uint32_t>(rank),
                                .score = 1.0 / rank,
                                .user = "196",
                                .item = std::to_string(rank)});
            told = true;
            return rows;
        }));
    }

    samples::Workspace m_workspace;
};

QTEST_GUILESS_MAIN(TstStoreDocs)
#include "tst_storedocs.moc"
