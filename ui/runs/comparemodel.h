#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace hstudio::ui
{

/// Runs side by side: a column for each run (with its colour), a row for each setting or metric.
struct Comparison
{
    struct Run
    {
        QString name;
        qint64 colour = 0;
    };
    struct Row
    {
        QString label;
        QString help;
        std::vector<QString> cells; ///< one for each run
        bool number = true;
    };
    std::vector<Run> runs;
    std::vector<Row> rows;
};

class CompareModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(Comparison comparison);
    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    /// Title of the first column.
    void setSubject(const QString &subject);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Comparison m_comparison;
    QString m_subject;
};

} // namespace hstudio::ui
