#pragma once

#include <QFrame>

class QAction;
class QActionGroup;
class QVBoxLayout;

namespace hstudio::ui
{

/// The column of pages at the left: an icon with a label for each, the last ones at the bottom. It shows actions; triggering one changes the page.
class NavigationRail final : public QFrame
{
    Q_OBJECT

public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// A button for a checkable action; `bottom` puts it below the stretch.
    void addPage(QAction *action, bool bottom);

private:
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
};

} // namespace hstudio::ui
