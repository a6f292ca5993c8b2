#pragma once

#include "ui/common/workbench.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace hstudio::ui
{

class RunsHistory;

/// Tags, group and notes of the selected runs, editable while they run. What is typed is kept a moment after the last key, and at once when the
/// field is left or other runs are selected. For several runs a field that differs is empty and says so; typing sets it for all of them.
class RunNotes final : public QWidget
{
    Q_OBJECT

public:
    explicit RunNotes(RunsHistory &history, QWidget *parent = nullptr);
    /// Takes over the records; a field that is being edited stays as it is while the runs are the same.
    void setRuns(const std::vector<store::RunRecord> &runs);
    /// Keeps what has been typed.
    void keep();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shared
    {
        QString text;
        bool mixed = false;
    };
    [[nodiscard]] Shared shared(std::string store::RunRecord::*field) const;
    void retranslate();
    void fill(QLineEdit *edit, std::string store::RunRecord::*field);
    void touched(QWidget *field);

    RunsHistory &m_history;
    std::vector<store::RunRecord> m_runs;
    QLabel *m_tagsLabel;
    QLineEdit *m_tags;
    QLabel *m_groupLabel;
    QLineEdit *m_group;
    QLabel *m_notesLabel;
    QPlainTextEdit *m_notes;
    QWidget *m_touched = nullptr; ///< holds something that isn't kept yet
    QTimer m_timer;
    bool m_filling = false;
};

} // namespace hstudio::ui
