#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QGroupBox>
#include <QLabel>
#include <QTranslator>
#include <QWidget>

namespace hstudio::tests
{

/// "Translates" every text by putting it into « », so that a test sees what goes through the translation and what is retranslated at run time.
class MarkingTranslator final : public QTranslator
{
public:
    MarkingTranslator() { QCoreApplication::installTranslator(this); }
    ~MarkingTranslator() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return QStringLiteral("«%1»").arg(QString::fromUtf8(text));
    }
};

/// What a widget and all below it show as words: labels, buttons, choices, tool tips. Texts without a letter are left out.
inline QStringList shownTexts(const QWidget &widget)
{
    QStringList texts;
    const auto add = [&texts](const QString &text) {
        if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }))
            texts.append(text);
    };
    const auto children = widget.findChildren<QWidget *>();
    for (const auto *child : children) {
        if (!child->isVisibleTo(&widget))
            continue;
        add(child->toolTip());
        if (const auto *label = qobject_cast<const QLabel *>(child))
            add(label->text());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(child))
            add(button->text());
        else if (const auto *combo = qobject_cast<const QComboBox *>(child); combo && !combo->isEditable())
            for (int i = 0; i < combo->count(); ++i)
                add(combo->itemText(i));
    }
    return texts;
}

} // namespace hstudio::tests
