#pragma once

#include "ui/common/workbench.h"
#include "ui/shell/mainwindow.h"

#include <QTest>

#include <memory>

namespace hstudio::e2e
{

/// The real main window on a workspace, driven as a person does: by keys and clicks on widgets found by their object names.
/// Needs a QApplication with a ui::Theme and a ui::Language. Every step returns false, with a warning that says why, when it isn't possible.
class Driver final
{
public:
    /// Opens (or makes) the workspace and shows the window. Settings of this user are neither read nor written.
    explicit Driver(const QString &workspace, const QSize &size = {1440, 900});
    ~Driver();
    Driver(const Driver &) = delete;
    Driver &operator=(const Driver &) = delete;

    /// For a test's or program's start: remembered window states go into `folder` instead of the user's.
    static void keepSettingsIn(const QString &folder);

    [[nodiscard]] bool ready() const { return m_window != nullptr; }
    [[nodiscard]] ui::MainWindow &window() const { return *m_window; }
    [[nodiscard]] ui::Workbench &workbench() const { return *m_workbench; }
    [[nodiscard]] store::Store &store() const { return *m_workbench->store(); }

    /// A widget of the page in front (or of the window) by object name; null with a warning when there is none.
    template<typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        auto *page = m_window->page(m_window->currentPageName());
        auto *found = page != nullptr ? page->template findChild<Widget *>(QLatin1String(name)) : nullptr;
        if (found == nullptr)
            found = m_window->template findChild<Widget *>(QLatin1String(name));
        if (found == nullptr)
            qWarning("no widget \"%s\" on page \"%s\"", name, qPrintable(m_window->currentPageName()));
        return found;
    }

    /// Goes to a page by its key (Ctrl+1 … Ctrl+5).
    bool goTo(const QString &page);
    /// Presses a button that is visible and enabled.
    bool press(const char *button);
    /// Experiment page: chooses a preset in the list.
    bool choosePreset(const QString &key);
    /// Experiment page: types a value into a number field of the form.
    bool typeNumber(const QString &key, const QString &text);
    /// Types a text in place of what an editor holds.
    bool typeText(const char *editor, const QString &text);
    /// Ticks or unticks a check box.
    bool setTicked(const char *checkBox, bool ticked);
    /// Brings a tab to the front.
    bool chooseTab(const char *tabBar, int index);
    /// Ticks the first row of a list with check boxes.
    bool tickFirst(const char *list);
    /// Moves to the next row of a table.
    bool goDown(const char *table);
    /// Selects all rows of a table (Ctrl+A).
    bool selectAll(const char *table);
    /// Moves to the entry `index` of a list box with the arrow keys.
    bool chooseEntry(const char *comboBox, int index);

    /// Handles events until `condition` holds; false after the time.
    template<typename Condition>
    bool until(Condition condition, int milliseconds = 60'000) const
    {
        return QTest::qWaitFor(condition, milliseconds);
    }

    /// The newest run, or null.
    [[nodiscard]] const store::RunRecord *newestRun() const;
    /// Texts of one column of a table, from the first row on.
    [[nodiscard]] QStringList column(const char *table, int column, int rows) const;

private:
    std::unique_ptr<ui::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace hstudio::e2e
