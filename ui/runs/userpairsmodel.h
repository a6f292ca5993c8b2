#pragma once

#include "core/compare/usermetrics.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace hstudio::ui
{

/// Users of two runs, those first for whom A is the most ahead: who they are, where the held-out film stood, and by how much A is ahead.
class UserPairsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        User,
        RankA,
        RankB,
        Difference,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// `ids`: written ids, aligned with `pairs`.
    void setPairs(std::vector<compare::UserPair> pairs, std::vector<std::string> ids);
    [[nodiscard]] const compare::UserPair &pairAt(int row) const { return m_pairs[static_cast<std::size_t>(row)]; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<compare::UserPair> m_pairs;
    std::vector<std::string> m_ids;
};

} // namespace hstudio::ui
