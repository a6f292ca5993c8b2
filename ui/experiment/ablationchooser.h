#pragma once

#include "ui/experiment/draft.h"

#include <QCheckBox>
#include <QScrollArea>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace hstudio::ui
{

class AxisRow;
class Card;

/// What an ablation compares: starting points, values of any fields, seeds, and the tutorial's choice in one click.
class AblationChooser final : public QScrollArea
{
    Q_OBJECT

public:
    explicit AblationChooser(ExperimentDraft &draft, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addBases();
    void addSeeds();
    void addAxes();
    void tickTutorial();
    void baseTicked();
    void refresh();
    void retranslate();

    ExperimentDraft &m_draft;
    QPushButton *m_tutorial;
    Card *m_basesCard;
    Card *m_seedsCard;
    Card *m_axesCard;
    std::vector<std::pair<std::string, QCheckBox *>> m_bases; ///< by preset key; the form's settings have an empty one
    QLineEdit *m_seeds;
    QLabel *m_seedsNote;
    std::vector<std::pair<config::FieldGroup, QLabel *>> m_groups;
    std::vector<AxisRow *> m_axes;
};

} // namespace hstudio::ui
