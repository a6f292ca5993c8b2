#pragma once

#include <QFrame>
#include <QTimer>

class QAction;
class QActionGroup;
class QVBoxLayout;

namespace hstudio::ui
{

/// The column of pages at the left: an icon with a label for each, the last ones at the bottom. It shows actions; triggering one changes the page, and so
/// does what is dragged and rests above a button, so that a run of one page can be dropped on another.
class NavigationRail final : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// A button for a checkable action; `bottom` puts it below the stretch.
    void addPage(QAction *action, bool bottom);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    QTimer m_rest; ///< runs while something dragged rests above m_under
    QAction *m_under = nullptr;
};

} // namespace hstudio::ui
