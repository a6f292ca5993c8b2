#pragma once

#include "ui/common/workbench.h"
#include "ui/runs/runstab.h"

#include <QTabWidget>

namespace hstudio::ui
{

class MetricsTab;
class RunCurves;
class RunNotes;
class RunsHistory;

/// Below the table, for the selected runs: a tab for each way to look at them, and one for notes. Reads epochs and evaluations from the database on a
/// worker thread; a newer selection outdates an older one, whose reading ends early.
class RunDetails final : public QTabWidget
{
    Q_OBJECT

public:
    RunDetails(Workbench &workbench, RunsHistory &history, QWidget *parent = nullptr);
    /// Shows these runs. Epochs and evaluations are read anew, but for the same runs with a few more epochs, which arrive by themselves.
    void setRuns(const std::vector<store::RunRecord> &runs);
    [[nodiscard]] const RunSelection &runs() const { return m_runs; }
    [[nodiscard]] const RunCurves *curves() const { return m_curves; }
    /// The tab in front, null for the notes.
    [[nodiscard]] RunsTab *currentTab() const;
    void editNotes();
    /// Keeps what has been typed into the notes.
    void keepNotes();

    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void openUser(hstudio::base::RunId run, hstudio::base::RunId other, quint32 user);
    void told(const QString &text);
    void failed(const hstudio::base::Error &error);
    /// Other runs, another tab, or another content of it.
    void contentChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addRunsTab(RunsTab *tab);
    void retranslate();
    void read();
    void takeEpoch(base::RunId run, const training::EpochRecord &record);
    void showCurrent();

    Workbench &m_workbench;
    RunCurves *m_curves;
    MetricsTab *m_metrics;
    RunNotes *m_notes;
    QList<RunsTab *> m_tabs;
    QHash<RunsTab *, RunSelection> m_shown; ///< what each tab was given last
    RunSelection m_runs = std::make_shared<const std::vector<compare::Run>>();
    std::vector<store::RunRecord> m_asked;                             ///< what the newest reading was for
    std::vector<std::pair<base::RunId, training::EpochRecord>> m_news; ///< epochs since that reading began
    std::stop_source m_reading;
};

} // namespace hstudio::ui
