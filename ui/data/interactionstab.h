#pragma once

#include "ui/common/workbench.h"
#include "ui/data/interactionsmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace hstudio::ui
{

/// The interactions of a data set as a table with a find field; a worker thread searches, and a newer search outdates an older one.
class InteractionsTab final : public QWidget
{
    Q_OBJECT

public:
    explicit InteractionsTab(Workbench &workbench, QWidget *parent = nullptr);
    /// Null empties the table.
    void setContent(std::shared_ptr<const DatasetContent> content);
    void focusFind();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void search();
    void showCount();
    void fitColumns();

    Workbench &m_workbench;
    std::shared_ptr<const DatasetContent> m_content;
    quint64 m_ticket = 0; ///< of the newest search
    qint64 m_total = 0;
    InteractionsModel *m_model;
    QLineEdit *m_find;
    QLabel *m_count;
    QTableView *m_table;
};

} // namespace hstudio::ui
