#pragma once

#include "core/compare/ablation.h"
#include "ui/runs/runstab.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

namespace hstudio::ui
{

class TableModel;

/// A pivot table over the selected runs with published results as reference rows, or the table of the RecTools tutorial with one click.
class AblationTab final : public RunsTab
{
    Q_OBJECT

public:
    explicit AblationTab(QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] compare::Table table() const override;

protected:
    void showRuns() override;
    void retranslate() override;

private:
    void makeLayout();
    void fillChoices();
    void fillDimensions(QComboBox &box, const std::vector<std::string> &dimensions, int preferred, bool optional);
    [[nodiscard]] compare::PivotRequest request() const;
    void present();
    void showPivot();
    void showTutorial();
    void addReferences(compare::Table &table, std::vector<QString> &tips, const compare::Pivot &pivot) const;

    QPushButton *m_tutorial;
    QWidget *m_choices;
    QLabel *m_rowsLabel;
    QComboBox *m_rows;
    QComboBox *m_moreRows;
    QLabel *m_columnsLabel;
    QComboBox *m_columns;
    QLabel *m_metricLabel;
    QComboBox *m_metric;
    QComboBox *m_aggregation;
    TableModel *m_model;
    QTableView *m_view;
    QLabel *m_note;
};

} // namespace hstudio::ui
