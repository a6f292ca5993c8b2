#pragma once

#include "ui/common/widgets.h"
#include "ui/data/contentmodels.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QSortFilterProxyModel;
class QTabWidget;
class QTableView;

namespace hstudio::ui
{

class DistributionCharts;
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
    QWidget *makeFilmsTab();
    QWidget *makeRefusedTab();

    store::DatasetRecord m_record;
    std::shared_ptr<const DatasetContent> m_content;

    QLabel *m_name;
    QLabel *m_origin;
    QPushButton *m_use;
    QToolButton *m_remove;
    QWidget *m_figureRow = nullptr;
    QGridLayout *m_figureGrid = nullptr;
    QList<Figure *> m_figures;
    QTabWidget *m_tabs;
    DistributionCharts *m_charts;
    SplitCard *m_split;
    FilmsModel *m_films;
    QSortFilterProxyModel *m_filmsFound;
    QTableView *m_filmsTable = nullptr;
    QLineEdit *m_find = nullptr;
    QLabel *m_foundCount = nullptr;
    RefusedModel *m_refused;
    QLabel *m_refusedNote = nullptr;
};

} // namespace hstudio::ui
