#pragma once

#include "ui/common/page.h"
#include "ui/training/curvestore.h"
#include "ui/training/runsettings.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace hstudio::ui
{

class ChartsPanel;
class EmptyState;
class FactsCard;
class LogPane;
class OverlayPicker;
class QueuePanel;

/// Watches trainings: the queue, the curves of the chosen run while they grow, and what they say.
class TrainingPage final : public Page
{
    Q_OBJECT

public:
    explicit TrainingPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> menuActions() const override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    [[nodiscard]] base::RunId shownRun() const;
    [[nodiscard]] ChartsPanel &charts() const { return *m_charts; }

public Q_SLOTS:
    void showRun(hstudio::base::RunId run);

protected:
    void retranslate() override;

private:
    void layOut();
    void runsChanged();
    void showName();
    void runChosen(base::RunId run);

    CurveStore m_curves;
    RunSettings m_settings;
    QLabel *m_title;
    QLabel *m_runName;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QPushButton *m_emptyButton;
    QueuePanel *m_queue;
    ChartsPanel *m_charts;
    FactsCard *m_facts;
    OverlayPicker *m_overlays;
    LogPane *m_log;
    QSplitter *m_splitter;
    base::RunId m_wanted; ///< to be shown once it is listed
};

} // namespace hstudio::ui
