#pragma once

#include "ui/training/queuemodel.h"

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QToolButton;

namespace hstudio::ui
{

/// The queue at the left of the Training page, with what can be done to the chosen run. The actions serve the page's menu too.
class QueuePanel final : public QWidget
{
    Q_OBJECT

public:
    QueuePanel(Workbench &workbench, RunSettings &settings, QWidget *parent = nullptr);

    [[nodiscard]] base::RunId selected() const;
    void select(base::RunId run);
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] QueueModel &model() { return m_model; }

Q_SIGNALS:
    void selectionChanged(hstudio::base::RunId run);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void layOut();
    void move(int places);
    void removeSelected();
    /// Waiting runs among the selected ones, in their order.
    [[nodiscard]] std::vector<base::RunId> selectedWaiting() const;
    void goOn();
    void refreshActions();
    void modelReset();
    void retranslate();

    Workbench &m_workbench;
    QueueModel m_model;
    QListView *m_list;
    QLabel *m_title;
    QAction *m_goOn;
    QAction *m_stopAfterEpoch;
    QAction *m_stopNow;
    QAction *m_next;
    QAction *m_up;
    QAction *m_down;
    QAction *m_remove;
    base::RunId m_selected;
};

} // namespace hstudio::ui
