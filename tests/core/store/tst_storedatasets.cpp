#include "tests/core/store/samples.h"

using namespace hstudio;

class TstStoreDatasets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack()
    {
        samples::Workspace workspace;
        const auto added = workspace.store->addDataset(samples::dataset());
        VERIFY_OK(added);
        workspace.reopen();
        const auto read = workspace.store->dataset(added->id);
        VERIFY_OK(read);
        const auto wanted = samples::dataset();
        QCOMPARE(read->name, wanted.name);
        QCOMPARE(read->hash, wanted.hash);
        QCOMPARE(read->source, wanted.source);
        QCOMPARE(read->format, wanted.format);
        QCOMPARE(read->users, wanted.users);
        QCOMPARE(read->items, wanted.items);
        QCOMPARE(read->interactions, wanted.interactions);
        QCOMPARE(read->refused, wanted.refused);
        QCOMPARE(read->firstTime, wanted.firstTime);
        QCOMPARE(read->lastTime, wanted.lastTime);
        QCOMPARE(read->tiedShare, wanted.tiedShare);
        QCOMPARE(read->importedAt, wanted.importedAt);
    }

    void sameContentIsTheSameDataSet()
    {
        const samples::Workspace workspace;
        const auto first = workspace.store->addDataset(samples::dataset("one", "aa"));
        QCOMPARE(workspace.store->addDataset(samples::dataset("", "aa"))->name, std::string("one"));
        const auto renamed = workspace.store->addDataset(samples::dataset("two", "aa"));
        QVERIFY(renamed->id == first->id);
        QCOMPARE(renamed->name, std::string("two"));
        QCOMPARE(workspace.store->datasets()->size(), std::size_t{1});
    }

    void takenNameGetsANumber()
    {
        const samples::Workspace workspace;
        QCOMPARE(workspace.store->addDataset(samples::dataset("ml", "aa"))->name, std::string("ml"));
        QCOMPARE(workspace.store->addDataset(samples::dataset("ml", "bb"))->name, std::string("ml 2"));
        QCOMPARE(workspace.store->addDataset(samples::dataset("ml", "cc"))->name, std::string("ml 3"));
    }

    void foundByIdThenByName()
    {
        const samples::Workspace workspace;
        const auto first = workspace.store->addDataset(samples::dataset("2", "aa"));
        const auto second = workspace.store->addDataset(samples::dataset("films", "bb"));
        QVERIFY(workspace.store->findDataset("2")->id == second->id);
        QVERIFY(workspace.store->findDataset("films")->id == second->id);
        VERIFY_OK(workspace.store->removeDataset(second->id));
        QVERIFY(workspace.store->findDataset("2")->id == first->id);
    }

    void unknownNameListsTheKnownOnes()
    {
        const samples::Workspace workspace;
        VERIFY_ERROR(workspace.store->findDataset("ml"), NotFound);
        (void)workspace.store->addDataset(samples::dataset("films", "aa"));
        (void)workspace.store->addDataset(samples::dataset("books", "bb"));
        const auto missing = workspace.store->findDataset("ml");
        VERIFY_ERROR(missing, NotFound);
        QVERIFY(QString::fromStdString(missing.error().text()).contains(QStringLiteral("films, books")));
    }

    void removedWithItsFolderUnlessRunsUseIt()
    {
        const samples::Workspace workspace;
        const auto run = workspace.addRun();
        const auto folder = workspace.store->datasetFolder(samples::dataset());
        std::filesystem::create_directories(folder);
        VERIFY_ERROR(workspace.store->removeDataset(run.dataset), Busy);
        QVERIFY(std::filesystem::exists(folder));
        VERIFY_OK(workspace.store->removeQueued(run.id));
        VERIFY_OK(workspace.store->removeDataset(run.dataset));
        QVERIFY(!std::filesystem::exists(folder));
        QVERIFY(std::filesystem::exists(workspace.store->datasetsFolder()));
        VERIFY_ERROR(workspace.store->removeDataset(run.dataset), NotFound);
    }
};

QTEST_GUILESS_MAIN(TstStoreDatasets)
#include "tst_storedatasets.moc"
