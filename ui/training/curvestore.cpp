#include "ui/training/curvestore.h"

#include <algorithm>

namespace hstudio::ui
{

CurveStore::CurveStore(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::epochFinished, this, &CurveStore::add);
    // Whatever is marked is also logged, after it.
    connect(&workbench, &Workbench::runLogged, this, [this](base::RunId run) {
        if (m_epochs.contains(run))
            loadMarks(run);
    });
}

const std::vector<training::EpochRecord> &CurveStore::epochs(base::RunId run)
{
    const auto [found, first] = m_epochs.try_emplace(run);
    if (first) {
        load(run);
        loadMarks(run);
    }
    return found->second;
}

const std::vector<experiment::RunMark> &CurveStore::marks(base::RunId run) { return m_marks[run]; }

void CurveStore::loadMarks(base::RunId run)
{
    m_workbench.async(
        this, [folder = m_workbench.store()->runFolder(run)] { return experiment::readMarks(folder); },
        [this, run](const std::vector<experiment::RunMark> &marks) {
            if (marks == m_marks[run])
                return;
            m_marks[run] = marks;
            Q_EMIT changed(run);
        });
}

void CurveStore::load(base::RunId run)
{
    m_workbench.async(
        this, [store = m_workbench.store(), run] { return store->epochs(run); },
        [this, run](const base::Result<std::vector<training::EpochRecord>> &stored) {
            if (!stored) {
                m_epochs.erase(run); // asked for again when it is looked at again
                Q_EMIT m_workbench.failed(stored.error());
                return;
            }
            auto &known = m_epochs[run];
            const auto live = std::move(known);
            known = *stored;
            for (const auto &record : live) // arrived while the database was read
                if (known.empty() || record.epoch > known.back().epoch)
                    known.push_back(record);
            Q_EMIT changed(run);
        });
}

void CurveStore::add(base::RunId run, const training::EpochRecord &record)
{
    const auto found = m_epochs.find(run);
    if (found == m_epochs.end())
        return;
    // A run resumed from an older checkpoint repeats epochs: what came after them is gone.
    std::erase_if(found->second, [&](const auto &known) { return known.epoch >= record.epoch; });
    found->second.push_back(record);
    Q_EMIT changed(run);
}

} // namespace hstudio::ui
