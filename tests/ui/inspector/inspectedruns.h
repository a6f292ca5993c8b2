#pragma once

#include "tests/support/trainedworkspace.h"

#include "ui/inspector/inspectedrun.h"

#include <algorithm>
#include <memory>

namespace hstudio::tests
{

/// Two small trained runs on the same data, opened for the inspector: one that knows times and one that doesn't.
class InspectedRuns final
{
public:
    InspectedRuns()
    {
        if (!m_workspace.ok())
            return;
        config::ExperimentConfig timeless = TrainedWorkspace::smallSettings();
        timeless.model.relativeTimeAttention = false;
        m_withTime = open(m_workspace.train("with time"));
        m_withoutTime = open(m_workspace.train("without time", timeless));
    }

    [[nodiscard]] bool ok() const { return m_withTime != nullptr && m_withoutTime != nullptr; }
    [[nodiscard]] TrainedWorkspace &workspace() { return m_workspace; }
    [[nodiscard]] const std::shared_ptr<const ui::InspectedRun> &withTime() const { return m_withTime; }
    [[nodiscard]] const std::shared_ptr<const ui::InspectedRun> &withoutTime() const { return m_withoutTime; }

    /// Code of a film that the model knows and the user's history hasn't.
    [[nodiscard]] std::uint32_t unseenFilm(std::uint32_t user) const
    {
        const auto seen = m_withTime->run->histories.itemsOf(user);
        std::int32_t internal = 1;
        while (std::find(seen.begin(), seen.end(), internal) != seen.end())
            ++internal;
        return m_withTime->run->items.codeOf[static_cast<std::size_t>(internal)];
    }

private:
    std::shared_ptr<const ui::InspectedRun> open(base::RunId id)
    {
        if (!id.valid())
            return nullptr;
        auto opened = ui::openInspectedRun(*m_workspace.workbench().store(), id);
        return opened ? *opened : nullptr;
    }

    TrainedWorkspace m_workspace;
    std::shared_ptr<const ui::InspectedRun> m_withTime;
    std::shared_ptr<const ui::InspectedRun> m_withoutTime;
};

} // namespace hstudio::tests
