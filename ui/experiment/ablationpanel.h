#pragma once

#include "ui/experiment/costsurvey.h"
#include "ui/experiment/draft.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTableView;

namespace hstudio::ui
{

class AblationChooser;
class AblationModel;
class Card;
class Figure;

/// The Ablation tab: what is compared at the left, and the runs that it makes at the right, with what they cost together.
class AblationPanel final : public QWidget
{
    Q_OBJECT

public:
    AblationPanel(ExperimentDraft &draft, Workbench &workbench, std::shared_ptr<CostBook> book, QWidget *parent = nullptr);
    ~AblationPanel() override;

    /// Makes the list anew while it is in sight. `obstacle`: why the page can't start anything; empty when it can.
    void refresh(const QString &obstacle);
    /// No more measuring: another tab is in front.
    void rest();

    /// Whether there is something to start.
    [[nodiscard]] bool ready() const;
    /// The runs that are wanted and possible.
    [[nodiscard]] std::vector<PlannedRun> runs() const;
    /// What they are called together.
    [[nodiscard]] QString groupName() const;
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }

Q_SIGNALS:
    void startRequested();
    void queueRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void setUpRuns();
    void rename(const std::string &made, const QString &name);
    void setWanted(const std::string &made, bool wanted);
    void refreshCosts();
    void retranslate();
    [[nodiscard]] QString costNote(int unknown) const;

    ExperimentDraft &m_draft;
    CostSurvey m_costs;
    AblationModel *m_model;
    QSplitter *m_splitter;
    AblationChooser *m_chooser;
    Card *m_card;
    QTableView *m_table;
    Figure *m_count;
    Figure *m_total;
    QLabel *m_note;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QPushButton *m_queue;
    QPushButton *m_start;
    QLabel *m_reason;
    QString m_obstacle;
};

} // namespace hstudio::ui
