#pragma once

#include "ui/common/workbench.h"

#include <QAction>
#include <QList>
#include <QWidget>

namespace hstudio::ui
{

/// One page of the navigation rail. The shell owns it, shows its actions in a menu of the page's name, and calls activated() when it comes to the front.
/// Texts are set in retranslate(), which the page calls once at the end of its constructor; it is called again whenever the language changes.
class Page : public QWidget
{
    Q_OBJECT

public:
    Page(Workbench &workbench, QWidget *parent = nullptr) : QWidget(parent), m_workbench(workbench) {}

    /// Translated title, also the label in the rail ("Data").
    [[nodiscard]] virtual QString title() const = 0;
    /// Name of the icon in resources/icons without ".svg" ("data").
    [[nodiscard]] virtual QString iconName() const = 0;
    /// Actions for the page's menu, with shortcuts; null = separator. Owned by the page.
    [[nodiscard]] virtual QList<QAction *> menuActions() const { return {}; }
    /// The page was brought to the front.
    virtual void activated() {}
    /// Remembered state (splitters, columns, axes); keys are the page's own.
    virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &) {}

    [[nodiscard]] Workbench &workbench() const { return m_workbench; }

Q_SIGNALS:
    /// Asks the shell to bring another page to the front, optionally about something.
    void openData();
    void openExperiment(hstudio::base::RunId cloneFrom); ///< invalid id: just the page
    void openTraining(hstudio::base::RunId run);
    void openRuns(hstudio::base::RunId run);
    void openInspector(hstudio::base::RunId run);
    /// The Inspector with this user (a code of the data set) and, unless `other` is invalid, a second run beside the first.
    void openInspectorUser(hstudio::base::RunId run, hstudio::base::RunId other, quint32 user);
    /// An inline message at the top of the page.
    void showMessage(const QString &text);
    void showError(const hstudio::base::Error &error);

protected:
    /// Sets every text of the page in the current language.
    virtual void retranslate() {}
    void changeEvent(QEvent *event) override;

private:
    Workbench &m_workbench;
};

} // namespace hstudio::ui
