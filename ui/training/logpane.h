#pragma once

#include "ui/common/workbench.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QWidget>

#include <map>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace hstudio::ui
{

/// What runs report, line by line, below the charts; folded to its last line. A run's log file tells what was before this program.
class LogPane final : public QWidget
{
    Q_OBJECT

public:
    explicit LogPane(Workbench &workbench, QWidget *parent = nullptr);
    void showRun(base::RunId run);
    [[nodiscard]] bool unfolded() const;
    void setUnfolded(bool unfolded);

protected:
    void changeEvent(QEvent *event) override;

private:
    void add(base::RunId run, const QString &text);
    void readFile();
    void show(const QStringList &lines);
    void retranslate();

    Workbench &m_workbench;
    base::RunId m_run;
    std::map<base::RunId, QStringList> m_lines;
    QElapsedTimer m_sinceRead; ///< a line that was in the file a moment ago is reported now
    QToolButton *m_toggle;
    QLabel *m_last;
    QPlainTextEdit *m_text;
};

} // namespace hstudio::ui
