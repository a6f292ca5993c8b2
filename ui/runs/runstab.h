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
    virtual void setRuns(const RunSelection &runs) = 0;
    /// What is shown as a table of texts, to be exported; without columns when there is none.
    [[nodiscard]] virtual compare::Table table() const { return {}; }
    /// The charts that are shown, to be exported.
    [[nodiscard]] virtual QList<Chart *> charts() const { return {}; }

Q_SIGNALS:
    /// Table or charts are others now, or there are some now.
    void contentChanged();

protected:
    /// Sets every text in the current language; shown runs, too.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWidget::changeEvent(event);
    }
};

} // namespace hstudio::ui
