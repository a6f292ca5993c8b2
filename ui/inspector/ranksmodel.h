#pragma once

#include "ui/inspector/ranksovertime.h"

#include <QAbstractTableModel>

namespace hstudio::ui
{

/// The films of a bump chart: the colour of each line, and between which ranks it goes.
class RanksModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Film,
        Now, ///< rank in the list
        Best,
        Worst,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRanks(std::shared_ptr<const RanksOverTime> ranks);
    [[nodiscard]] const std::shared_ptr<const RanksOverTime> &ranks() const { return m_ranks; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const FilmRanks &film, int column) const;

    std::shared_ptr<const RanksOverTime> m_ranks;
};

} // namespace hstudio::ui
