#pragma once

#include "ui/common/widgets.h"
#include "ui/common/workbench.h"

#include <set>

class QListWidget;

namespace hstudio::ui
{

/// Other runs of the same data set, to be ticked and laid over the charts.
class OverlayPicker final : public Card
{
    Q_OBJECT

public:
    explicit OverlayPicker(Workbench &workbench, QWidget *parent = nullptr);
    /// Offers what can be compared with this run.
    void showRun(base::RunId run);
    [[nodiscard]] const std::set<base::RunId> &ticked() const { return m_ticked; }

Q_SIGNALS:
    void tickedChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();
    [[nodiscard]] std::vector<const store::RunRecord *> candidates() const;

    Workbench &m_workbench;
    base::RunId m_run;
    std::set<base::RunId> m_ticked;
    QListWidget *m_list;
    QLabel *m_none;
};

} // namespace hstudio::ui
