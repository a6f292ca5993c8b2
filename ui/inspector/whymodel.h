#pragma once

#include "ui/inspector/why.h"

#include <QAbstractTableModel>

#include <memory>

namespace hstudio::ui
{

/// The films of a history by what they do to a score.
class WhyModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Film,
        Since,
        Content,
        TimeBias,
        PositionBias,
        Contribution, ///< BarRole: −1 … 1 of the largest
        Influence,    ///< leave-one-out
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: nothing is asked.
    void setWhy(std::shared_ptr<const Why> why);
    [[nodiscard]] const std::shared_ptr<const Why> &why() const { return m_why; }
    /// In the order of Why::rows; empty while they aren't known.
    void setInfluences(Influences influences);
    [[nodiscard]] const Influences &influences() const { return m_influences; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void sortRows();
    /// The number in a column; NaN while it isn't known.
    [[nodiscard]] double number(std::size_t film, int column) const;
    [[nodiscard]] QString text(std::size_t film, int column) const;
    [[nodiscard]] QString toolTip(std::size_t film) const;
    [[nodiscard]] QVariant bar(std::size_t film, int column) const;

    std::shared_ptr<const Why> m_why;
    Influences m_influences;
    std::vector<std::size_t> m_order; ///< rows of m_why as shown
    double m_largest = 0;             ///< of the contributions, without its sign
    int m_sortColumn = Contribution;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace hstudio::ui
