#pragma once

#include "ui/common/widgets.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

#include <array>

namespace hstudio::ui
{

/// How the parts of the inspector share the page. Where there is room, users, history and lists stand beside one another and the details below them, which can
/// be folded away. In a small window the lists keep the right side, and the tabs choose what stands at the left of them.
class InspectorPanes final : public QWidget
{
    Q_OBJECT

public:
    /// In the order of the tabs; the first two have places of their own where there is room.
    enum Pane
    {
        Users,
        History,
        Why,
        Bump,
        WhatIf,
        Similar,
        PaneCount
    };
    /// All but Users and History become pages of the details.
    InspectorPanes(const std::array<QWidget *, PaneCount> &panes, QWidget *results, QWidget *parent = nullptr);

    /// Brings a pane to the front.
    void showPane(Pane pane);
    [[nodiscard]] bool compact() const { return m_compact; }
    /// Two lists take twice the room of one.
    void setComparing(bool comparing);
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeSplitters();
    void makeTabs();
    void retranslate();
    void arrange(bool compact);
    void giveRoom();
    void choose(int tab);
    void setFolded(bool folded);

    std::array<QWidget *, PaneCount> m_panes;
    QWidget *m_results;
    QSplitter *m_main;  ///< users | all else; compact: the chosen pane | lists
    QSplitter *m_right; ///< history and lists over the details
    QSplitter *m_upper; ///< history | lists
    QStackedWidget *m_left;
    QWidget *m_lower; ///< tabs over the details
    QWidget *m_strip;
    QTabBar *m_tabs;
    QToolButton *m_fold;
    Card *m_details;
    QStackedWidget *m_pages;
    bool m_compact = false;
    bool m_folded = false;
    bool m_comparing = false;
    bool m_sized = false; ///< the panes have been given their room, by us or from an earlier session
};

} // namespace hstudio::ui
