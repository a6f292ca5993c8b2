#include "ui/inspector/inspectorpanes.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QDataStream>
#include <QEvent>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QSignalBlocker>

#include <utility>

namespace hstudio::ui
{

namespace
{

// In spacing units.
constexpr int kLowHeight = 150;
constexpr int kNarrowWidth = 260;

QSplitter *makeSplitter(Qt::Orientation orientation, const QString &name, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setObjectName(name);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(Theme::current().unit(4));
    return splitter;
}

} // namespace

InspectorPanes::InspectorPanes(const std::array<QWidget *, PaneCount> &panes, QWidget *results, QWidget *parent)
    : QWidget(parent), m_panes(panes), m_results(results), m_main(makeSplitter(Qt::Horizontal, QStringLiteral("inspectorSplitter"), this)),
      m_right(makeSplitter(Qt::Vertical, QStringLiteral("inspectorDetailsSplitter"), this)),
      m_upper(makeSplitter(Qt::Horizontal, QStringLiteral("inspectorUpperSplitter"), this)), m_left(new QStackedWidget(this)),
      m_lower(new QWidget(this)), m_strip(new QWidget(this)), m_tabs(new QTabBar(m_strip)),
      m_fold(makeIconButton(QStringLiteral("down"), {}, QStringLiteral("inspectorFold"), m_strip)), m_details(new Card({}, m_lower)),
      m_pages(new QStackedWidget(m_details))
{
    for (int pane = Why; pane < PaneCount; ++pane)
        m_pages->addWidget(m_panes[static_cast<std::size_t>(pane)]);
    m_details->body()->addWidget(m_pages);
    // What is in front makes do with what there is: otherwise the largest of all would keep the window from becoming small.
    const Theme &theme = Theme::current();
    m_pages->setMinimumSize(theme.unit(50), theme.unit(26));
    m_left->setMinimumSize(theme.unit(50), theme.unit(50));
    m_upper->setMinimumHeight(theme.unit(50));
    m_lower->setMinimumHeight(theme.unit(8));
    makeTabs();
    makeSplitters();
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addWidget(m_main, 1);
    m_left->hide();
    retranslate();
    arrange(false);
    m_tabs->setCurrentIndex(Why);
}

void InspectorPanes::makeTabs()
{
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (int pane = 0; pane < PaneCount; ++pane)
        m_tabs->addTab({});
    auto *strip = new QHBoxLayout(m_strip);
    setSpacing(strip, 2);
    strip->addWidget(m_tabs, 1);
    strip->addWidget(m_fold);
    auto *lower = new QVBoxLayout(m_lower);
    setSpacing(lower, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &InspectorPanes::choose);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int tab) {
        if (tab >= 0)
            setFolded(false);
    });
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
}

void InspectorPanes::makeSplitters()
{
    m_upper->addWidget(m_panes[History]);
    m_upper->addWidget(m_results);
    m_right->addWidget(m_upper);
    m_right->addWidget(m_lower);
    m_right->setStretchFactor(0, 1);
    m_main->addWidget(m_panes[Users]);
    m_main->addWidget(m_right);
    m_main->setStretchFactor(1, 1);
}

void InspectorPanes::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InspectorPanes::retranslate()
{
    const QString titles[PaneCount] = {tr("Users"), tr("History"), tr("Why"), tr("Bump chart"), tr("What if"), tr("Similar films")};
    for (int pane = 0; pane < PaneCount; ++pane)
        m_tabs->setTabText(pane, titles[pane]);
    m_tabs->setAccessibleName(tr("What stands beside the lists"));
    m_fold->setIcon(makeIcon(m_folded ? QStringLiteral("up") : QStringLiteral("down")));
    m_fold->setToolTip(m_folded ? tr("Show the details") : tr("Fold the details away"));
    m_fold->setAccessibleName(m_fold->toolTip());
}

void InspectorPanes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int unit = Theme::current().unit();
    const bool compact = height() < kLowHeight * unit || width() < kNarrowWidth * unit;
    if (compact != m_compact)
        arrange(compact);
    if (!m_sized && isVisible()) // not before: the shares depend on the width
        giveRoom();
}

void InspectorPanes::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_sized)
        giveRoom();
}

/// Puts every part where it belongs. Only one arrangement at a time: a part has one parent.
void InspectorPanes::arrange(bool compact)
{
    m_compact = compact;
    m_sized = false; // what sizes there are were meant for the other arrangement
    {
        const QSignalBlocker quiet(m_tabs);
        const int chosen = m_tabs->currentIndex();
        m_tabs->setTabVisible(Users, compact);
        m_tabs->setTabVisible(History, compact);
        m_tabs->setCurrentIndex(compact ? int(Users) : chosen < Why ? int(Why) : chosen);
    }
    if (compact) {
        m_left->addWidget(m_panes[Users]);
        m_left->addWidget(m_panes[History]);
        m_left->addWidget(m_details);
        m_main->insertWidget(0, m_left);
        layout()->addWidget(m_strip);
    } else {
        m_main->insertWidget(0, m_panes[Users]);
        m_upper->insertWidget(0, m_panes[History]);
        m_left->setParent(this);
        m_lower->layout()->addWidget(m_strip);
        m_lower->layout()->addWidget(m_details);
        m_panes[Users]->show();
        m_panes[History]->show();
    }
    m_left->setVisible(compact);
    m_lower->setVisible(!compact);
    m_fold->setVisible(!compact);
    choose(m_tabs->currentIndex());
    setFolded(m_folded);
    giveRoom();
}

void InspectorPanes::choose(int tab)
{
    if (tab >= Why)
        m_pages->setCurrentIndex(tab - Why);
    if (m_compact) {
        m_left->setCurrentWidget(tab >= Why ? static_cast<QWidget *>(m_details) : m_panes[static_cast<std::size_t>(tab)]);
        giveRoom();
    }
}

void InspectorPanes::showPane(Pane pane)
{
    if (pane >= Why || m_compact)
        m_tabs->setCurrentIndex(pane);
    if (pane >= Why)
        setFolded(false);
}

void InspectorPanes::setFolded(bool folded)
{
    m_folded = folded;
    m_details->setVisible(m_compact || !folded);
    m_lower->setMaximumHeight(folded && !m_compact ? m_strip->sizeHint().height() : QWIDGETSIZE_MAX);
    retranslate();
}

void InspectorPanes::setComparing(bool comparing)
{
    if (std::exchange(m_comparing, comparing) != comparing)
        giveRoom();
}

void InspectorPanes::giveRoom()
{
    if (!isVisible())
        return;
    m_sized = true;
    layout()->activate(); // shares are told to splitters of today's size
    const Theme &theme = Theme::current();
    if (m_compact) {
        const int left = theme.unit(m_tabs->currentIndex() >= Why ? 92 : 62);
        m_main->setSizes({left, width() - left});
        return;
    }
    m_main->setSizes({theme.unit(64), width() - theme.unit(64)});
    m_upper->setSizes({theme.unit(m_comparing ? 70 : 110), theme.unit(m_comparing ? 160 : 110)});
    m_right->setSizes({height() * 64 / 100, height() * 36 / 100});
}

QByteArray InspectorPanes::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_compact << m_folded << m_tabs->currentIndex() << m_main->saveState() << m_upper->saveState() << m_right->saveState();
    return state;
}

void InspectorPanes::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    bool compact = false;
    bool folded = false;
    int tab = Why;
    QByteArray main, upper, right;
    stream >> compact >> folded >> tab >> main >> upper >> right;
    if (stream.status() != QDataStream::Ok || tab < 0 || tab >= PaneCount)
        return;
    setFolded(folded);
    if (compact != m_compact)
        return; // sizes of the other arrangement
    m_tabs->setCurrentIndex(tab);
    m_sized = m_main->restoreState(main) && m_upper->restoreState(upper) && m_right->restoreState(right);
}

} // namespace hstudio::ui
