#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace hstudio::ui
{

/// Sorts the runs and keeps those that hold every word of the filter box; shows either the runs in use or the trash.
class RunsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit RunsFilter(QObject *parent = nullptr);
    void setWords(const QString &text);
    void setTrash(bool trash);
    [[nodiscard]] bool trash() const { return m_trash; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    /// The older run comes first among equals.
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    QStringList m_words;
    bool m_trash = false;
};

} // namespace hstudio::ui
