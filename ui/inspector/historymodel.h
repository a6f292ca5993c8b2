#pragma once

#include "ui/inspector/history.h"

#include <QAbstractTableModel>

#include <optional>

namespace hstudio::ui
{

/// A user's history, newest first. Between two sittings stands a row of its own that names the gap ("3 d later", read from below).
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
    [[nodiscard]] const HistoryEntry *entryAt(int row) const; ///< null for a gap
    [[nodiscard]] bool isGap(int row) const { return m_rows[static_cast<std::size_t>(row)].entry < 0; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        std::ptrdiff_t entry = -1; ///< -1: a gap of `gap` seconds
        std::int64_t gap = 0;
    };
    [[nodiscard]] QVariant gapData(const Row &row, int column, int role) const;
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
