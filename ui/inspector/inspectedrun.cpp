#include "ui/inspector/inspectedrun.h"

#include <algorithm>

namespace hstudio::ui
{

namespace
{

constexpr std::size_t kKept = 3;

/// The weights are the ones that were opened: nobody has trained on since.
bool unchanged(const store::RunRecord &opened, const store::RunRecord &now)
{
    return opened.bestEpoch == now.bestEpoch && opened.epochs == now.epochs && opened.test.empty() == now.test.empty();
}

} // namespace

base::Result<std::shared_ptr<const InspectedRun>> openInspectedRun(store::Store &store, base::RunId id)
{
    base::Result<std::shared_ptr<experiment::OpenRun>> run = experiment::openRun(store, id);
    if (!run)
        return run.error();
    auto inspected = std::make_shared<InspectedRun>();
    inspected->run = *std::move(run);
    const base::Result<inference::Evaluation> evaluation = store.evaluation(id);
    if (!evaluation && evaluation.error().code != base::ErrorCode::NotFound)
        return evaluation.error();
    const experiment::OpenRun &opened = *inspected->run;
    inspected->users = std::make_shared<UserTable>(
        makeUserTable(inspected->dataset(), inference::userFacts(inspected->dataset(), opened.dataset->split, opened.histories,
                                                                 evaluation ? &evaluation.value() : nullptr)));
    return std::shared_ptr<const InspectedRun>(std::move(inspected));
}

base::Result<std::shared_ptr<const RankDifferences>> readDifferences(store::Store &store, const InspectedRun &run, base::RunId other)
{
    const base::Result<inference::Evaluation> with = store.evaluation(run.id());
    if (!with)
        return with.error();
    const base::Result<inference::Evaluation> without = store.evaluation(other);
    if (!without)
        return without.error();
    base::Result<RankDifferences> differences = inference::rankDifferences(*with, *without, run.users->size());
    if (!differences)
        return differences.error();
    return std::make_shared<const RankDifferences>(*std::move(differences));
}

bool canInspect(const store::RunRecord &run) { return run.bestEpoch > 0 && run.trashedAt == 0 && !store::isActive(run.state); }

std::shared_ptr<const InspectedRun> RunShelf::find(base::RunId id)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(), [id](const auto &run) { return run->id() == id; });
    if (found == m_runs.end())
        return nullptr;
    const store::RunRecord *now = m_workbench.run(id);
    if (now == nullptr || !unchanged((*found)->run->record, *now)) {
        m_runs.erase(found);
        return nullptr;
    }
    std::rotate(m_runs.begin(), found, found + 1);
    return m_runs.front();
}

void RunShelf::open(base::RunId id, Opened opened)
{
    if (std::shared_ptr<const InspectedRun> kept = find(id)) {
        opened(kept);
        return;
    }
    m_workbench.async(
        this, [store = m_workbench.store(), id] { return openInspectedRun(*store, id); },
        [this, opened = std::move(opened)](const base::Result<std::shared_ptr<const InspectedRun>> &run) {
            if (run) {
                m_runs.insert(m_runs.begin(), *run);
                m_runs.resize(std::min(m_runs.size(), kKept));
            }
            opened(run);
        });
}

} // namespace hstudio::ui
