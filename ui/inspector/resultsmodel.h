#pragma once

#include "ui/inspector/rankedlist.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace hstudio::ui
{

/// A ranked list as a table; beside another list, a column tells how each film moved against it. A held-out film that ranks below the list has a row of its
/// own at the end.
class ResultsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Rank,
        Film,
        Score,
        Move,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setList(std::shared_ptr<const RankedList> list);
    /// The list that moves are counted against, or null for none.
    void setOther(std::shared_ptr<const RankedList> other);
    [[nodiscard]] const std::shared_ptr<const RankedList> &list() const { return m_list; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant text(const RankedFilm &film, int row, int column) const;
    [[nodiscard]] QString moveText(int row) const;
    [[nodiscard]] QVariant moveColour(int row) const;
    [[nodiscard]] QString toolTip(const RankedFilm &film, int row, int column) const;
    [[nodiscard]] double barLength(const RankedFilm &film) const;
    void count();
    [[nodiscard]] const RankedFilm &filmAt(int row) const;

    std::optional<RankedFilm> m_beyond; ///< the held-out film's own row
    std::shared_ptr<const RankedList> m_list;
    std::shared_ptr<const RankedList> m_other;
    std::vector<std::optional<int>> m_moves; ///< of each film against m_other
};

} // namespace hstudio::ui
