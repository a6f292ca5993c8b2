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
class RefusedTab;
class SplitCard;

/// What is in one data set: a row of numbers, then tabs with the distributions, the films, the split and the refused lines.
class DatasetView final : public QWidget
{
    Q_OBJECT

public:
    explicit DatasetView(QWidget *parent = nullptr);

    /// The numbers that the list already knows; the rest follows with setContent().
    void setRecord(const store::DatasetRecord &record);
    void setContent(const std::shared_ptr<const DatasetContent> &content);
    /// Empties everything that setContent() fills.
    void clearContent();
    void focusFind();

Q_SIGNALS:
    void experimentWanted();
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

    store::DatasetRecord m_record;

    QLabel *m_name;
    QLabel *m_origin;
    QPushButton *m_use;
    QToolButton *m_remove;
    QWidget *m_figureRow = nullptr;
    QGridLayout *m_figureGrid = nullptr;
    QList<Figure *> m_figures;
    QTabWidget *m_tabs;
    DistributionCharts *m_charts;
    FilmsTab *m_films;
    SplitCard *m_split;
    RefusedTab *m_refused;
};

} // namespace hstudio::ui
