#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

#include <functional>

namespace hstudio::ui
{

/// A surface with rounded corners and an optional title (body size, semibold); content goes into layout().
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    QLabel *m_title;
    QVBoxLayout *m_body;
};

/// A number with a caption: "100,000 / Interactions". Value in page-title size with tabular figures.
class Figure : public QWidget
{
    Q_OBJECT

public:
    explicit Figure(const QString &caption, QWidget *parent = nullptr);
    void setValue(const QString &value);
    void setCaption(const QString &caption);
    [[nodiscard]] QString value() const { return m_value->text(); }

private:
    QLabel *m_value;
    QLabel *m_caption;
};

/// Label in page-title size (1.3×), or in the secondary colour.
QLabel *makeTitleLabel(const QString &text, QWidget *parent = nullptr);
QLabel *makeSecondaryLabel(const QString &text, QWidget *parent = nullptr);
/// Gives a widget one of the looks of resources/style.qss: labels "title", "section", "secondary", "figure", "good", "warning", "danger";
/// buttons "primary", "menu" (has one); lists and tables "card" (a surface with a border of its own).
void setRole(QWidget *widget, const QString &role);
/// A flat button that shows an icon only; `toolTip` is its accessible name too.
QToolButton *makeIconButton(const QString &iconName, const QString &toolTip, const QString &objectName, QWidget *parent = nullptr);
/// A layout's spacing and margins in spacing units.
void setSpacing(QLayout *layout, int spacingUnits, int marginUnits = 0);
/// The one primary button of a page.
QPushButton *makePrimaryButton(const QString &text, QWidget *parent = nullptr);
/// The one place that sets up table views: no grid, rows 1.6 lines high, whole rows, sorting, tabular figures, resizable columns.
void setUpTable(QTableView *view);

/// An inline message with an icon, a text and a close button (an error, a warning or a hint); hidden until shown.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind
    {
        Info,
        Warning,
        Error,
    };
    explicit MessageBar(QWidget *parent = nullptr);
    void showMessage(const QString &text, Kind kind);
    /// Asks instead of telling: a button with the verb calls `accepted`; closing the bar means no.
    void ask(const QString &question, const QString &verb, std::function<void()> accepted);
    [[nodiscard]] QString text() const { return m_text->text(); }
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();
    void retranslate();

    Kind m_kind = Kind::Info;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_verb;
    QToolButton *m_close;
    std::function<void()> m_accepted;
};

/// What a page shows while it has nothing: a title, a sentence and up to three buttons.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setText(const QString &title, const QString &sentence);
    /// Name of an icon in resources/icons, shown large above the title.
    void setIconName(const QString &name);
    /// The first button added is the primary one.
    QPushButton *addButton(const QString &text, const QString &objectName);

private:
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QVBoxLayout *m_buttons;
};

} // namespace hstudio::ui
