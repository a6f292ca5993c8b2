#pragma once

#include "core/compare/slices.h"
#include "ui/common/workbench.h"
#include "ui/runs/runstab.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QTableView>

namespace hstudio::ui
{

class TableModel;

/// A test metric over parts of the users: by history length, popularity of the held-out film or time since the last interaction, as bars with their
/// standard error and as a table. Only runs of one data set stand beside each other; others are left out, and counted.
class SlicesTab final : public RunsTab
{
    Q_OBJECT

public:
    explicit SlicesTab(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] compare::Table table() const override;
    [[nodiscard]] QList<Chart *> charts() const override { return {m_chart}; }

protected:
    void showRuns() override;
    void retranslate() override;

private:
    using Traits = std::shared_ptr<const std::vector<std::optional<compare::UserTraits>>>;

    void makeLayout();
    void fillChoices();
    void chooseRuns();
    void askForTraits();
    void ask();
    void present();
    void draw();
    void fillTable();
    [[nodiscard]] compare::SliceBy by() const;

    Workbench &m_workbench;
    RunSelection m_alike = m_runs; ///< those that are shown
    std::vector<compare::RunGroup> m_groups;
    std::vector<compare::Slice> m_slices;
    Traits m_traits;
    base::DatasetId m_traitsOf;
    QLabel *m_byLabel;
    QComboBox *m_by;
    QLabel *m_metricLabel;
    QComboBox *m_metric;
    QCheckBox *m_fold;
    QLabel *m_note;
    Chart *m_chart;
    TableModel *m_model;
    QTableView *m_view;
    quint64 m_newestTraits = 0;
    quint64 m_newestSlices = 0;
};

} // namespace hstudio::ui
