#pragma once

#include "core/data/stats.h"

#include <QLabel>
#include <QList>
#include <QWidget>

namespace hstudio::ui
{

/// The leave-one-out split in numbers: rows of each part with their share, cold users and items, each with a sentence that says what it is.
class SplitCard final : public QWidget
{
    Q_OBJECT

public:
    explicit SplitCard(QWidget *parent = nullptr);
    void setStats(const data::DatasetStats &stats);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fill();

    struct Row
    {
        QLabel *name;
        QLabel *count;
        QLabel *share;
        QLabel *help;
    };
    data::DatasetStats m_stats;
    bool m_known = false;
    QLabel *m_intro;
    QList<Row> m_rows;
};

} // namespace hstudio::ui
