#pragma once

#include "ui/common/workbench.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace hstudio::ui
{

/// Shows a running import: what, how far, time left, cancel. Hidden otherwise.
class ImportBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportBar(Workbench &workbench, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showProgress(double share, double secondsLeft);

    QString m_source;
    QString m_phase; ///< what a longer import says it is doing; translated
    QLabel *m_what;
    QProgressBar *m_progress;
    QLabel *m_timeLeft;
    QPushButton *m_cancel;
};

} // namespace hstudio::ui
