#pragma once

#include "ui/experiment/draft.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QWidget>

#include <vector>

namespace hstudio::ui
{

/// The values that one field takes in an ablation: a check box for each word of a choice, a line for numbers ("1, 2, 4").
class AxisRow final : public QWidget
{
    Q_OBJECT

public:
    AxisRow(const config::Field &field, ExperimentDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] const config::Field &field() const { return m_field; }
    /// Shows what the draft holds now.
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addTicks();
    void addLine();
    void retranslate();
    void setValues(const std::string &values);
    [[nodiscard]] std::string tickedWords() const;

    const config::Field &m_field;
    ExperimentDraft &m_draft;
    QLabel *m_label;
    QWidget *m_editor;
    std::vector<std::pair<std::string, QCheckBox *>> m_ticks; ///< of a choice, by word
    QLineEdit *m_line = nullptr;                              ///< of the others
    QLabel *m_note;
};

} // namespace hstudio::ui
