#pragma once

#include "ui/data/contentmodels.h"

#include <QWidget>

#include <map>
#include <string>

class QLabel;
class QTableView;

namespace hstudio::ui
{

/// The lines that an import did not take, with the reason for each and how often each reason occurs.
class RefusedTab final : public QWidget
{
    Q_OBJECT

public:
    explicit RefusedTab(QWidget *parent = nullptr);
    /// `refused`: how many there were; only the first ones are kept with the data set. Null content empties the table.
    void setContent(std::shared_ptr<const DatasetContent> content, qint64 refused);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showNote();
    void fitColumns();

    qint64 m_count = 0;
    std::map<std::string, std::int64_t> m_reasons;
    RefusedModel *m_refused;
    QLabel *m_note;
    QTableView *m_table;
};

} // namespace hstudio::ui
