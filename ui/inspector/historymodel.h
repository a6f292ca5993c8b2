#pragma once

#include "ui/inspector/history.h"

#include <QAbstractTableModel>

#include <optional>

namespace hstudio::ui
{

/// A user's history, newest first. Above each sitting stands a row of its own with its date and the gap to the next sitting.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time,
        Film,
        Rating,
        ColumnCount
    };
    /// Interactions that lie further apart than this belong to different sittings.
    static constexpr std::int64_t kSitting = 3600;

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(std::vector<HistoryEntry> entries);
    /// Films after this moment are drawn faded, since the model isn't shown them; empty: all count.
    void setQueryTime(std::optional<std::int64_t> time);
    [[nodiscard]] const HistoryEntry *entryAt(int row) const; ///< null for a heading
    [[nodiscard]] bool isHeading(int row) const { return m_rows[static_cast<std::size_t>(row)].gap >= 0; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        std::size_t entry = 0;
        std::int64_t gap = -1; ///< -1: a film; else a heading of the films below, so many seconds before the ones above
    };
    [[nodiscard]] QVariant headingData(const Row &row, int column, int role) const;
    [[nodiscard]] QString headingText(const Row &row) const;
    [[nodiscard]] QVariant entryData(const HistoryEntry &entry, int column, int role) const;
    [[nodiscard]] QVariant text(const HistoryEntry &entry, int column) const;
    [[nodiscard]] QString chip(const HistoryEntry &entry) const;
    [[nodiscard]] QString toolTip(const HistoryEntry &entry) const;
    [[nodiscard]] bool counts(const HistoryEntry &entry) const;

    std::vector<HistoryEntry> m_entries;
    std::vector<Row> m_rows;
    std::optional<std::int64_t> m_queryTime;
};

} // namespace hstudio::ui
