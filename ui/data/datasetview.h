#pragma once

#include "ui/common/widgets.h"
#include "ui/data/datasetcontent.h"

#include <QWidget>

class QGridLayout;
class QTabWidget;

namespace hstudio::ui
{

class DistributionCharts;
class FilmsTab;
class InteractionsTab;
class RefusedTab;
class SplitCard;
class Workbench;

/// What is in one data set: a row of numbers, then tabs with the distributions, the interactions, the films, the split and
/// the refused lines.
class DatasetView final : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetView(Workbench &workbench, QWidget *parent = nullptr);

    /// The numbers that the list already knows; the rest follows with setContent().
    void setRecord(const store::DatasetRecord &record);
    void setContent(const std::shared_ptr<const DatasetContent> &content);
    /// Empties everything that setContent() fills.
    void clearContent();
    void focusFind();

Q_SIGNALS:
    void experimentWanted();
    void prepareWanted(); ///< filters or another split
    void removeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void fillFigures();
    void arrangeFigures();
    void buildFigures();
    void buildTabs();

    void showPreparation();

    store::DatasetRecord m_record;
    std::shared_ptr<const DatasetContent> m_content;

    QLabel *m_name;
    QLabel *m_origin;
    QLabel *m_preparation;
    QPushButton *m_use;
    QPushButton *m_prepare;
    QToolButton *m_remove;
    QWidget *m_figureRow = nullptr;
    QGridLayout *m_figureGrid = nullptr;
    QList<Figure *> m_figures;
    QTabWidget *m_tabs;
    DistributionCharts *m_charts;
    InteractionsTab *m_interactions;
    FilmsTab *m_films;
    SplitCard *m_split;
    RefusedTab *m_refused;
};

} // namespace hstudio::ui
