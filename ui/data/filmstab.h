#pragma once

#include "ui/data/contentmodels.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace hstudio::ui
{

/// The catalogue of a data set as a table with a find field.
class FilmsTab final : public QWidget
{
    Q_OBJECT

public:
    explicit FilmsTab(QWidget *parent = nullptr);
    /// Null empties the table.
    void setContent(std::shared_ptr<const DatasetContent> content);
    void focusFind();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCount();
    void fitColumns();

    FilmsModel *m_films;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_find;
    QLabel *m_count;
    QTableView *m_table;
};

} // namespace hstudio::ui
