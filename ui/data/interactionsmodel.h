#pragma once

#include "ui/data/datasetcontent.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <vector>

namespace hstudio::ui
{

/// Rows of the interaction table that a search has found.
struct FoundInteractions
{
    std::vector<std::uint32_t> rows; ///< in file order, the first kShown
    qint64 total = 0;

    static constexpr std::size_t kShown = 100'000;
};

/// Rows of the user, or of the items, that `text` names: a user's or an item's id, or a part of a title. Everything for an empty one.
/// Linear in the table; for a worker thread.
FoundInteractions findInteractions(const DatasetContent &content, const QString &text);

/// Interactions in the order of the file: user, film, rating, time, part of the split.
class InteractionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        User,
        Item,
        Title,
        Rating,
        Time,
        Part,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setFound(std::shared_ptr<const DatasetContent> content, FoundInteractions found);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const DatasetContent> m_content;
    std::vector<std::uint32_t> m_rows;
};

} // namespace hstudio::ui
