#pragma once

#include "core/experiment/runmarks.h"
#include "ui/common/workbench.h"

#include <map>
#include <vector>

namespace hstudio::ui
{

/// The epochs of the runs that are looked at: read from the database once, then kept up to date by the events.
class CurveStore final : public QObject
{
    Q_OBJECT

public:
    explicit CurveStore(Workbench &workbench, QObject *parent = nullptr);

    /// What is known of a run's epochs, ascending; reads them on the first call, changed() follows.
    const std::vector<training::EpochRecord> &epochs(base::RunId run);
    /// What happened to a run whose epochs were asked for; changed() follows when there is more.
    [[nodiscard]] const std::vector<experiment::RunMark> &marks(base::RunId run);

Q_SIGNALS:
    void changed(hstudio::base::RunId run);

private:
    void add(base::RunId run, const training::EpochRecord &record);
    void load(base::RunId run);
    void loadMarks(base::RunId run);

    Workbench &m_workbench;
    std::map<base::RunId, std::vector<training::EpochRecord>> m_epochs;
    std::map<base::RunId, std::vector<experiment::RunMark>> m_marks;
};

} // namespace hstudio::ui
