#include "core/store/sql.h"
#include "tests/core/store/samples.h"

using namespace hstudio;
using store::WhatIfRecord;

/// Edited histories that were saved by name.
class TstStoreWhatIfs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<samples::Workspace>();
        m_dataset = m_workspace->addDataset();
    }

    void comesBackAfterReopening()
    {
        const auto saved = store().saveWhatIf(sample("Only westerns"));
        VERIFY_OK(saved);
        QVERIFY(saved->id.valid() && saved->createdAt > 0 && saved->changedAt == saved->createdAt);
        m_workspace->reopen();
        for (const auto &words : {std::string("Only westerns"), std::to_string(saved->id.value)}) {
            const auto found = store().findWhatIf(m_dataset, words);
            VERIFY_OK(found);
            QCOMPARE(found->name, std::string("Only westerns"));
            QCOMPARE(found->user, std::string("196"));
            QVERIFY(found->session == sample("").session);
            QCOMPARE(found->items, sample("").items);
            QCOMPARE(found->createdAt, saved->createdAt);
        }
    }

    void newPersonWithoutAMomentIsKeptAsSuch()
    {
        WhatIfRecord nobody;
        nobody.dataset = m_dataset;
        nobody.name = "nobody";
        VERIFY_OK(store().saveWhatIf(nobody));
        const auto found = store().findWhatIf(m_dataset, "nobody");
        VERIFY_OK(found);
        QVERIFY(found->session.history.empty() && !found->session.queryTime && found->user.empty());
    }

    void savingAgainChangesTheOneWithThatId()
    {
        auto record = *store().saveWhatIf(sample("first"));
        record.name = "renamed";
        record.session.history.pop_back();
        record.items.pop_back();
        record.session.queryTime.reset();
        VERIFY_OK(store().saveWhatIf(record));
        const auto all = store().whatIfs(m_dataset);
        QCOMPARE(all->size(), std::size_t{1});
        QCOMPARE(all->front().name, std::string("renamed"));
        QVERIFY(all->front().session == record.session);
        QCOMPARE(count("SELECT count(*) FROM what_if_items"), 1);
    }

    void namesAreUniqueWithinADataSetAndListedInOrder()
    {
        VERIFY_OK(store().saveWhatIf(sample("b")));
        VERIFY_OK(store().saveWhatIf(sample("a")));
        VERIFY_ERROR(store().saveWhatIf(sample("b")), InvalidArgument);
        VERIFY_ERROR(store().saveWhatIf(sample("")), InvalidArgument);
        auto elsewhere = sample("b");
        elsewhere.dataset = store().addDataset(samples::dataset("other", "cd34"))->id;
        VERIFY_OK(store().saveWhatIf(elsewhere));
        const auto all = store().whatIfs(m_dataset);
        QCOMPARE(all->size(), std::size_t{2});
        QCOMPARE(all->front().name + all->back().name, std::string("ab"));
    }

    void whatIsMissingIsNamed()
    {
        VERIFY_ERROR(store().findWhatIf(m_dataset, "x"), NotFound);
        VERIFY_OK(store().saveWhatIf(sample("Only westerns")));
        const auto missing = store().findWhatIf(m_dataset, "x");
        VERIFY_ERROR(missing, NotFound);
        QVERIFY(QString::fromStdString(missing.error().text()).contains(QStringLiteral("Only westerns")));
        auto gone = sample("y");
        gone.id = {77};
        VERIFY_ERROR(store().saveWhatIf(gone), NotFound);
        auto nowhere = sample("y");
        nowhere.dataset = {77};
        VERIFY_ERROR(store().saveWhatIf(nowhere), NotFound);
    }

    void goesWithItsDataSetOrByItself()
    {
        const auto first = *store().saveWhatIf(sample("first"));
        VERIFY_OK(store().saveWhatIf(sample("second")));
        VERIFY_OK(store().removeWhatIf(first.id));
        QCOMPARE(count("SELECT count(*) FROM what_if_items"), 2);
        VERIFY_OK(store().removeDataset(m_dataset));
        QCOMPARE(count("SELECT count(*) FROM what_ifs") + count("SELECT count(*) FROM what_if_items"), 0);
    }

private:
    [[nodiscard]] store::Store &store() const { return *m_workspace->store; }
    [[nodiscard]] WhatIfRecord sample(const std::string &name) const
    {
        WhatIfRecord record;
        record.dataset = m_dataset;
        record.name = name;
        record.user = "196";
        record.session.history = {{7, 893286600}, {9, 893286638}};
        record.session.queryTime = 893286700;
        record.items = {"242", "302"};
        return record;
    }
    [[nodiscard]] int count(const char *query) const
    {
        SQLite::Database reader(m_workspace->database().string());
        return static_cast<int>(store::sql::integer(reader, query));
    }

    std::unique_ptr<samples::Workspace> m_workspace;
    base::DatasetId m_dataset;
};

QTEST_GUILESS_MAIN(TstStoreWhatIfs)
#include "tst_storewhatifs.moc"
