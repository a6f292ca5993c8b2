#pragma once

#include "ui/inspector/bulklists.h"

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace hstudio::ui
{

/// The line under the lists that asks before, shows progress during and tells the end of "Compute for all users…".
class BulkBar final : public QFrame
{
    Q_OBJECT

public:
    explicit BulkBar(Workbench &workbench, QWidget *parent = nullptr);
    /// Asks whether to compute the lists of all users like this one.
    void offer(const ListRequest &rule);
    [[nodiscard]] bool running() const { return m_job->running(); }

Q_SIGNALS:
    void stored(); ///< lists are in the database now
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void begin();
    void showProgress(qint64 done, qint64 total, double secondsLeft);
    void end(const QString &text);

    BulkJob *m_job;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_start;
    QPushButton *m_cancel;
    std::optional<ListRequest> m_rule;
};

} // namespace hstudio::ui
