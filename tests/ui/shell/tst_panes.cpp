#include "ui/shell/panes.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace hstudio::ui;

/// A window with three panes: two fields, nothing to focus, a button.
class TstPanes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_splitter = new QSplitter;
        layout->addWidget(m_splitter);
        m_fields = new QWidget;
        auto *fields = new QVBoxLayout(m_fields);
        m_first = new QLineEdit;
        m_second = new QLineEdit;
        fields->addWidget(m_first);
        fields->addWidget(m_second);
        m_label = new QLabel(QStringLiteral("nothing to focus"));
        m_button = new QPushButton(QStringLiteral("button"));
        m_splitter->addWidget(m_fields);
        m_splitter->addWidget(m_label);
        m_splitter->addWidget(m_button);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void panesAreThePartsOfTheSplitter() { QCOMPARE(panesOf(m_window.get()), (QList<QWidget *>{m_fields, m_label, m_button})); }

    void pageWithoutASplitterIsOnePane() { QCOMPARE(panesOf(m_fields), QList<QWidget *>{m_fields}); }

    void firstFocusableFollowsTheTabOrder()
    {
        QCOMPARE(firstFocusable(m_fields), static_cast<QWidget *>(m_first));
        m_first->setEnabled(false);
        QCOMPARE(firstFocusable(m_fields), static_cast<QWidget *>(m_second));
        QCOMPARE(firstFocusable(m_button), static_cast<QWidget *>(m_button));
        QVERIFY(firstFocusable(m_label) == nullptr);
    }

    void steppingPassesOverPanesWithoutFocus()
    {
        const auto panes = panesOf(m_window.get());
        m_second->setFocus();
        focusNextPane(panes, 1);
        QCOMPARE(QApplication::focusWidget(), m_button);
        focusNextPane(panes, 1);
        QCOMPARE(QApplication::focusWidget(), m_first);
        focusNextPane(panes, -1);
        QCOMPARE(QApplication::focusWidget(), m_button);
        focusNextPane(panes, -1);
        QCOMPARE(QApplication::focusWidget(), m_first);
    }

    void withoutFocusSteppingStartsAtTheEnds()
    {
        const auto panes = panesOf(m_window.get());
        QApplication::focusWidget()->clearFocus();
        focusNextPane(panes, 1);
        QCOMPARE(QApplication::focusWidget(), m_first);
        QApplication::focusWidget()->clearFocus();
        focusNextPane(panes, -1);
        QCOMPARE(QApplication::focusWidget(), m_button);
    }

    void nothingToFocusLeavesTheFocusAlone()
    {
        m_first->setFocus();
        focusNextPane({m_label}, 1);
        QCOMPARE(QApplication::focusWidget(), m_first);
    }

private:
    std::unique_ptr<QWidget> m_window;
    QSplitter *m_splitter = nullptr;
    QWidget *m_fields = nullptr;
    QLineEdit *m_first = nullptr;
    QLineEdit *m_second = nullptr;
    QLabel *m_label = nullptr;
    QPushButton *m_button = nullptr;
};

QTEST_MAIN(TstPanes)
#include "tst_panes.moc"
