#include "driver.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QListWidget>
#include <QSettings>
#include <QTabBar>

#include <algorithm>

namespace hstudio::e2e
{

Driver::Driver(const QString &workspace, const QSize &size)
{
    auto store = store::Store::open(workspace.toStdString());
    if (!store) {
        qWarning("%s", store.error().text().c_str());
        return;
    }
    m_workbench = std::make_unique<ui::Workbench>(*store);
    m_window = std::make_unique<ui::MainWindow>(*m_workbench);
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    m_workbench->reload();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qWarning("the window doesn't become active");
}

Driver::~Driver()
{
    if (m_window)
        m_window->close();
    m_window.reset();
    m_workbench.reset();
}

void Driver::keepSettingsIn(const QString &folder)
{
    for (const auto format : {QSettings::NativeFormat, QSettings::IniFormat})
        QSettings::setPath(format, QSettings::UserScope, folder);
}

bool Driver::goTo(const QString &page)
{
    static const QStringList order{"data", "experiment", "training", "runs", "inspector"};
    const auto place = order.indexOf(page);
    if (place < 0)
        return false;
    QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_1 + place), Qt::ControlModifier);
    return until([&] { return m_window->currentPageName() == page; }, 2000);
}

bool Driver::press(const char *button)
{
    auto *found = find<QAbstractButton>(button);
    if (found == nullptr || !until([&] { return found->isVisible() && found->isEnabled(); }, 5000)) {
        qWarning("button \"%s\" can't be pressed", button);
        return false;
    }
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

bool Driver::choosePreset(const QString &key)
{
    auto *list = find<QListWidget>("presets");
    for (int row = 0; list != nullptr && row < list->count(); ++row) {
        auto *item = list->item(row);
        if (item->data(Qt::UserRole).toString() != key)
            continue;
        list->scrollToItem(item);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
        return true;
    }
    qWarning("no preset \"%s\"", qPrintable(key));
    return false;
}

bool Driver::typeNumber(const QString &key, const QString &text) { return typeText(qPrintable("field_" + key), text); }

bool Driver::typeText(const char *editor, const QString &text)
{
    auto *field = find<QWidget>(editor);
    if (field == nullptr)
        return false;
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Tab);
    return true;
}

bool Driver::setTicked(const char *checkBox, bool ticked)
{
    auto *box = find<QAbstractButton>(checkBox);
    if (box == nullptr || !box->isEnabled())
        return false;
    if (box->isChecked() != ticked)
        box->click();
    return box->isChecked() == ticked;
}

bool Driver::tickFirst(const char *list)
{
    auto *view = find<QAbstractItemView>(list);
    if (view == nullptr || view->model()->rowCount() == 0)
        return false;
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Space);
    return view->model()->index(0, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
}

bool Driver::chooseTab(const char *tabBar, int index)
{
    auto *tabs = find<QTabBar>(tabBar);
    if (tabs == nullptr)
        return false;
    tabs->setCurrentIndex(index);
    return tabs->currentIndex() == index;
}

bool Driver::goDown(const char *table)
{
    auto *view = find<QAbstractItemView>(table);
    if (view == nullptr)
        return false;
    const int before = view->currentIndex().row();
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Down);
    return view->currentIndex().row() == before + 1;
}

bool Driver::selectAll(const char *table)
{
    auto *view = find<QAbstractItemView>(table);
    if (view == nullptr)
        return false;
    view->setFocus();
    QTest::keyClick(view, Qt::Key_A, Qt::ControlModifier);
    return view->selectionModel()->hasSelection();
}

bool Driver::chooseEntry(const char *comboBox, int index)
{
    auto *box = find<QComboBox>(comboBox);
    if (box == nullptr || index >= box->count() || !until([&] { return box->isVisible() && box->isEnabled(); }, 5000)) {
        qWarning("\"%s\" can't be set to entry %d", comboBox, index);
        return false;
    }
    box->setFocus();
    for (int before = box->currentIndex(); before != index; before = box->currentIndex()) {
        QTest::keyClick(box, before < index ? Qt::Key_Down : Qt::Key_Up);
        if (box->currentIndex() == before) {
            qWarning("\"%s\" stays at entry %d", comboBox, before);
            return false;
        }
    }
    return true;
}

const store::RunRecord *Driver::newestRun() const
{
    const auto &runs = m_workbench->runs();
    const auto newest = std::max_element(runs.begin(), runs.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return newest == runs.end() ? nullptr : &*newest;
}

QStringList Driver::column(const char *table, int column, int rows) const
{
    QStringList out;
    const auto *view = find<QAbstractItemView>(table);
    const auto *model = view != nullptr ? view->model() : nullptr;
    for (int row = 0; model != nullptr && row < std::min(rows, model->rowCount()); ++row)
        out.append(model->index(row, column).data().toString());
    return out;
}

} // namespace hstudio::e2e
