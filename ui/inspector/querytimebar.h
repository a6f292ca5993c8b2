#pragma once

#include "core/experiment/runcontext.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QWidget>

namespace hstudio::ui
{

class BucketSlider;

/// Where a person chooses the moment of asking: presets, an exact time, and a slider that asks anew while it moves.
class QueryTimeBar final : public QWidget
{
    Q_OBJECT

public:
    /// `name` begins the object names of the parts ("inspectorA").
    explicit QueryTimeBar(const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] experiment::QueryTime query() const { return m_query; }
    /// Without a signal.
    void setQuery(const experiment::QueryTime &query);
    /// The row of the list of times: what belongs to the same choice can be put into it.
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }
    /// Where there is little room, an exact time gets a row of its own.
    void setCompact(bool compact);
    /// What the query came to for the present user: moves the slider and the exact time along.
    void showEffective(qint64 queryTime, qint64 lastTime);

Q_SIGNALS:
    void queryChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choosePreset(int index);
    void chooseSeconds(qint64 seconds);
    void chooseExact(const QDateTime &time);
    void showQuery();
    void moveSlider();

    QHBoxLayout *m_row;
    QVBoxLayout *m_rows;
    QComboBox *m_preset;
    QDateTimeEdit *m_exact;
    BucketSlider *m_slider;
    experiment::QueryTime m_query;
    qint64 m_effective = 0;
};

} // namespace hstudio::ui
