#pragma once

#include "ui/data/datasetcontent.h"

#include <QAbstractTableModel>

namespace hstudio::ui
{

/// The catalogue: id, title, genres, interactions.
class FilmsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Id,
        Title,
        Genres,
        Interactions,
        ColumnCount,
    };
    /// Values to sort by, where the text would sort wrongly.
    static constexpr int SortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void setContent(std::shared_ptr<const DatasetContent> content);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const DatasetContent> m_content;
};

/// Lines that the import did not take: file, line, reason, text.
class RefusedModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        File,
        Line,
        Reason,
        Text,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setContent(std::shared_ptr<const DatasetContent> content);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const DatasetContent> m_content;
};

} // namespace hstudio::ui
