#include "ui/shell/navigationrail.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QToolButton>

namespace hstudio::ui
{
namespace
{

constexpr int kWidthUnits = 21;
constexpr int kIconUnits = 6;
constexpr int kRestMilliseconds = 400;

} // namespace

NavigationRail::NavigationRail(QWidget *parent) : QFrame(parent), m_top(new QVBoxLayout), m_bottom(new QVBoxLayout)
{
    setObjectName(QStringLiteral("navigationRail"));
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 0, 1);
    setSpacing(m_top, 1);
    setSpacing(m_bottom, 1);
    layout->addLayout(m_top);
    layout->addStretch(1);
    layout->addLayout(m_bottom);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_under->trigger(); });
    setMinimumWidth(Theme::current().unit(kWidthUnits)); // wider where a language needs it
}

void NavigationRail::addPage(QAction *action, bool bottom)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(QStringLiteral("rail_") + action->data().toString());
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize(QSize(1, 1) * Theme::current().unit(kIconUnits));
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoExclusive(true);
    button->setAcceptDrops(true);
    button->installEventFilter(this);
    setRole(button, QStringLiteral("rail"));
    (bottom ? m_bottom : m_top)->addWidget(button);
}

bool NavigationRail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter) {
        m_under = static_cast<QToolButton *>(watched)->defaultAction();
        m_rest.start();
        static_cast<QDragEnterEvent *>(event)->acceptProposedAction(); // to hear when it leaves
        return true;
    }
    if (event->type() == QEvent::DragMove) {
        static_cast<QDragMoveEvent *>(event)->ignore(); // the drop is for the page
        return true;
    }
    if (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop)
        m_rest.stop();
    return QFrame::eventFilter(watched, event);
}

} // namespace hstudio::ui
