#pragma once

#include "ui/inspector/whatifdraft.h"

#include <QAbstractTableModel>

namespace hstudio::ui
{

/// The edited history as a table, newest first. The time of a film can be edited in its cell.
class WhatIfModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Time, ///< EditRole: unix seconds
        Gap,  ///< to the film before it
        Film,
        ColumnCount
    };

    explicit WhatIfModel(WhatIfDraft &draft, QObject *parent = nullptr);
    /// Place in the history (oldest = 0) of a row (newest = 0), and back.
    [[nodiscard]] std::size_t placeOf(int row) const { return m_draft.history().size() - 1 - static_cast<std::size_t>(row); }
    [[nodiscard]] int rowOf(std::size_t place) const { return static_cast<int>(m_draft.history().size() - 1 - place); }
    /// Films after this moment are drawn faded, since the model isn't shown them.
    void setQueryTime(std::optional<std::int64_t> time);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void timeRejected(const hstudio::base::Error &error);
    void retimed(std::size_t place); ///< where the film is now

private:
    [[nodiscard]] QString text(std::size_t place, int column) const;
    [[nodiscard]] QString chip(std::size_t place) const;

    WhatIfDraft &m_draft;
    std::optional<std::int64_t> m_queryTime;
    int m_rows = 0;
};

} // namespace hstudio::ui
