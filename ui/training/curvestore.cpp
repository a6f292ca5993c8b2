#include "ui/training/curvestore.h"

#include <algorithm>

namespace hstudio::ui
{

CurveStore::CurveStore(Workbench &workbench, QObject *parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::epochFinished, this, &CurveStore::add);
}

const std::vector<training::EpochRecord> &CurveStore::epochs(base::RunId run)
{
    const auto [found, first] = m_epochs.try_emplace(run);
    if (first)
        load(run);
    return found->second;
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
