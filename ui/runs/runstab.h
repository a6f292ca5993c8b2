#pragma once

#include "core/compare/run.h"
#include "core/compare/table.h"

#include <QEvent>
#include <QList>
#include <QWidget>

#include <memory>
#include <vector>

namespace hstudio::ui
{

class Chart;

/// The runs that are looked at together, with their epochs and tests; never null in a tab.
using RunSelection = std::shared_ptr<const std::vector<compare::Run>>;

/// One way to look at the selected runs, below the table. Shows runs only while it is in front (RunDetails sees to that).
class RunsTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    void setRuns(const RunSelection &runs)
    {
        m_runs = runs;
        showRuns();
    }
    /// What is shown as a table of texts, to be exported; without columns when there is none.
    [[nodiscard]] virtual compare::Table table() const { return {}; }
    /// The charts that are shown, to be exported.
    [[nodiscard]] virtual QList<Chart *> charts() const { return {}; }

Q_SIGNALS:
    /// Table or charts are others now, or there are some now.
    void contentChanged();

protected:
    /// The runs are others now.
    virtual void showRuns() = 0;
    /// Sets every text in the current language; shown runs, too.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWidget::changeEvent(event);
    }

    RunSelection m_runs = std::make_shared<const std::vector<compare::Run>>();
};

} // namespace hstudio::ui
