#pragma once

#include "ui/experiment/draft.h"

#include <QLabel>
#include <QToolButton>
#include <QWidget>

class QGridLayout;

namespace hstudio::ui
{

/// One field of the form: name and key, editor by type, unit and allowed range, a way back to the preset's value, and below it the help, or why
/// the value is invalid, or why the field has no effect now.
class FieldRow final : public QWidget
{
    Q_OBJECT

public:
    FieldRow(const config::Field &field, ExperimentDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] const config::Field &field() const { return m_field; }
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    /// Words offered for a text field (devices, metrics); others may be typed.
    void setSuggestions(const QStringList &words);
    /// Shows what the draft holds now.
    void refresh();
    /// The width that its columns can shrink to, whatever they are now.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeEditor();
    void layOut();
    void retranslate();
    void showText(const std::string &text);
    [[nodiscard]] QString rangeText() const;
    /// Its values are words, which need more room than numbers and have no range.
    [[nodiscard]] bool wordy() const;

    const config::Field &m_field;
    ExperimentDraft &m_draft;
    QWidget *m_editor;
    QLabel *m_label;
    QLabel *m_key;
    QLabel *m_range;
    QLabel *m_note; ///< help or reason
    QToolButton *m_reset;
    bool m_marked = false;
};

/// A choice as people read it: "Sampled softmax" for "sampled_softmax".
QString choiceText(const std::string &word);

} // namespace hstudio::ui
