#pragma once

#include "ui/inspector/usertable.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace hstudio::ui
{

/// The users of a data set as a table. Filters and sorts an index of user codes, never the data: a keystroke with 138,000 users takes milliseconds.
class UsersModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Id,
        Length,
        Rank, ///< of the held-out film, at the moment of the test interaction
        Hit,
        Ndcg,
        LastActivity,
        Difference, ///< rank minus rank with the other run
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setUsers(std::shared_ptr<const UserTable> users);
    void setFilter(UserFilter filter);
    /// Beside another run; null for none.
    void setDifferences(std::shared_ptr<const RankDifferences> differences);
    [[nodiscard]] std::uint32_t userAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(std::uint32_t user) const; ///< -1 when it is filtered away
    /// Row of the user with exactly this id, or -1.
    [[nodiscard]] int rowOfId(const QString &id) const;
    void retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    [[nodiscard]] QVariant text(std::uint32_t user, int column) const;
    [[nodiscard]] QString toolTip(std::uint32_t user, int column) const;
    void sortRows();
    void rebuild();
    [[nodiscard]] std::optional<std::int32_t> difference(std::uint32_t user) const;
    [[nodiscard]] bool active(std::uint32_t user) const;
    [[nodiscard]] std::uint32_t sortKey(std::uint32_t user, int column) const;
    [[nodiscard]] QVariant colour(std::uint32_t user, int column) const;

    std::shared_ptr<const UserTable> m_users = std::make_shared<UserTable>();
    std::vector<std::uint32_t> m_rows; ///< user codes shown, in order
    std::shared_ptr<const RankDifferences> m_differences;
    UserFilter m_filter;
    int m_sortColumn = Id;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace hstudio::ui
