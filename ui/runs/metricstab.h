#pragma once

#include "core/compare/metrictable.h"
#include "ui/common/workbench.h"
#include "ui/runs/runstab.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSplitter>
#include <QTableView>

namespace hstudio::ui
{

class PairPanel;
class TableModel;

/// Test metrics side by side, with deltas to a chosen baseline and seeds folded if wanted; beside them two of the runs compared user by user.
/// A number that can't be compared with the baseline's says in its cell what differs.
class MetricsTab final : public RunsTab
{
    Q_OBJECT

public:
    explicit MetricsTab(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] compare::Table table() const override;
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }

Q_SIGNALS:
    void openUser(hstudio::base::RunId run, hstudio::base::RunId other, quint32 user);
    void told(const QString &text);

protected:
    void showRuns() override;
    void retranslate() override;

private:
    void makeLayout();
    void regroup();
    void present();
    void fillBaselines();
    [[nodiscard]] compare::Table makeTable(const std::vector<compare::MetricRow> &rows) const;
    [[nodiscard]] QString protocolNote() const;

    std::vector<compare::RunGroup> m_groups;
    QLabel *m_baselineLabel;
    QComboBox *m_baseline;
    QCheckBox *m_fold;
    TableModel *m_model;
    QTableView *m_view;
    QLabel *m_protocol;
    PairPanel *m_pair;
    QSplitter *m_splitter;
};

} // namespace hstudio::ui
