#include <QTest>

#include "comparedruns.h"

#include "ui/runs/moreseeds.h"

using namespace hstudio;
using namespace hstudio::ui;
using namespace hstudio::test;

class TstMoreSeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothGetTheSeedsThatAreMissing()
    {
        const std::vector runs = {comparedRun(1, "a", "hstu", 42), comparedRun(2, "b", "sasrec", 2)};
        const std::vector known = {runs[0].record, runs[1].record};
        const auto specs = specsForMoreSeeds(runs, {"a", {0}}, {"b", {1}}, known, 3);
        QCOMPARE(seeds(specs), (std::vector<std::int64_t>{1, 2, 1, 3}));
        QCOMPARE(specs[0].name, std::string("a seed 1"));
        QCOMPARE(specs[0].group, std::string("a"));
        QCOMPARE(specs[0].preset, std::string("hstu"));
        QVERIFY(specs[0].config.model == runs[0].config->model);
        QVERIFY(specs[3].config.model == runs[1].config->model);
    }

    void seedsThatWaitCountAndFailedOrTrashedOnesDont()
    {
        const std::vector runs = {comparedRun(1, "a", "hstu", 42), comparedRun(2, "b", "sasrec", 42)};
        std::vector known = {runs[0].record, runs[1].record, comparedRun(3, "waits", "hstu", 1).record,
                             comparedRun(4, "failed", "hstu", 2).record, comparedRun(5, "trashed", "hstu", 3).record};
        known[2].state = store::RunState::Queued;
        known[3].state = store::RunState::Failed;
        known[4].trashedAt = 9;
        const auto specs = specsForMoreSeeds(runs, {"a", {0}}, {"b", {1}}, known, 3);
        QCOMPARE(seeds(specs), (std::vector<std::int64_t>{2, 1, 2}));
    }

    void otherDevicesMakeNoOtherSettings()
    {
        const std::vector runs = {comparedRun(1, "a", "hstu", 42), comparedRun(2, "b", "sasrec", 42)};
        compare::Run elsewhere = comparedRun(3, "elsewhere", "hstu", 1);
        elsewhere.config->device.threads = 7;
        elsewhere.record.configJson = config::toJsonText(*elsewhere.config);
        const std::vector known = {runs[0].record, runs[1].record, elsewhere.record};
        QCOMPARE(seeds(specsForMoreSeeds(runs, {"a", {0}}, {"b", {1}}, known, 2)), (std::vector<std::int64_t>{1}));
    }

    void enoughSeedsNeedNothing()
    {
        const std::vector runs = {comparedRun(1, "a", "hstu", 1), comparedRun(2, "b", "sasrec", 1)};
        const std::vector known = {runs[0].record, runs[1].record};
        QVERIFY(specsForMoreSeeds(runs, {"a", {0}}, {"b", {1}}, known, 1).empty());
    }

private:
    static std::vector<std::int64_t> seeds(const std::vector<experiment::RunSpec> &specs)
    {
        std::vector<std::int64_t> found;
        for (const experiment::RunSpec &spec : specs)
            found.push_back(spec.config.device.seed);
        return found;
    }
};

QTEST_APPLESS_MAIN(TstMoreSeeds)
#include "tst_moreseeds.moc"
