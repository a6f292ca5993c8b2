#pragma once

#include "ui/common/page.h"
#include "ui/inspector/inspectedrun.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

#include <optional>

namespace hstudio::ui
{

class EmptyState;
class BumpPanel;
class HistoryPanel;
class InspectorPanes;
class ResultsPanel;
class SimilarPanel;
class UsersPanel;
class WhatIfDraft;
class WhatIfPanel;
class WhyPanel;

/// What a person would be shown at a given moment: users, the history of one, and the lists of one or two trained runs.
class InspectorPage final : public Page
{
    Q_OBJECT

public:
    explicit InspectorPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> menuActions() const override { return m_actions; }
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

public Q_SLOTS:
    /// Opens this run (once it is known and trained).
    void showRun(hstudio::base::RunId run);
    /// Opens this run at a user (code of its data set) and, unless it is invalid, another run beside it.
    void showRunAtUser(hstudio::base::RunId run, hstudio::base::RunId other, quint32 user);

protected:
    void retranslate() override;

private:
    void makeLayout();
    void makeActions();
    void connectPanels();
    void connectDetails();
    void refreshRuns();
    void open(base::RunId run);
    void opened(base::RunId id, const base::Result<std::shared_ptr<const InspectedRun>> &run);
    void openSecond(base::RunId run);
    void readDifferencesTo(base::RunId run);
    void listsShown();
    void applyEdit();
    void showWantedUser();
    void showUser(std::uint32_t user);
    void showBusy(base::RunId run);
    void askWhy();
    void askForSimilar();
    [[nodiscard]] std::vector<store::RunRecord> inspectableRuns() const;
    [[nodiscard]] std::vector<store::RunRecord> candidatesFor(const InspectedRun &run) const;

    RunShelf *m_shelf;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QPushButton *m_emptyButton = nullptr;
    QLabel *m_title;
    QLabel *m_runLabel;
    QComboBox *m_runs;
    QLabel *m_busy;
    QTimer m_busyTimer;
    WhatIfDraft *m_draft;
    UsersPanel *m_users;
    HistoryPanel *m_history;
    WhyPanel *m_why;
    BumpPanel *m_bump;
    WhatIfPanel *m_whatIf;
    SimilarPanel *m_similar;
    ResultsPanel *m_results;
    InspectorPanes *m_panes;
    QList<QAction *> m_actions;
    std::shared_ptr<const InspectedRun> m_run;
    base::RunId m_opening; ///< on its way
    base::RunId m_wanted;  ///< asked for by showRun() before it could be opened
    std::optional<std::uint32_t> m_wantedUser; ///< asked for with the run, until that is open
    base::RunId m_wantedSecond;
};

} // namespace hstudio::ui
