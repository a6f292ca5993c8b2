#pragma once

#include "core/compare/learnt.h"
#include "ui/common/workbench.h"
#include "ui/runs/runstab.h"

#include <QComboBox>
#include <QLabel>

#include <map>

namespace hstudio::ui
{

/// What the models learnt about time and order: the weight that a block adds to the attention score of an item by how long ago it was, on a scale of
/// human times, and by how many items back. Runs lie over each other in their colours. Weights are read on a worker thread.
class LearntTab final : public RunsTab
{
    Q_OBJECT

public:
    explicit LearntTab(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<Chart *> charts() const override { return {m_time, m_position}; }

protected:
    void showRuns() override;
    void retranslate() override;

private:
    struct Learnt
    {
        std::vector<compare::LearntBlock> blocks;
        std::optional<base::Error> error;
    };

    void fillBlocks();
    void draw();
    void drawBlock(const compare::Run &run, const compare::LearntBlock &block, std::size_t index, bool severalBlocks);
    void showNote();

    Workbench &m_workbench;
    std::vector<Learnt> m_learnt; ///< by run
    QLabel *m_blockLabel;
    QComboBox *m_block;
    QLabel *m_note;
    Chart *m_time;
    Chart *m_position;
    quint64 m_newest = 0;
};

} // namespace hstudio::ui
