#pragma once

#include "core/store/store.h"

#include <QAbstractProxyModel>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <vector>

namespace hstudio::ui
{

class RunsModel;

/// The runs as the table shows them: those that hold every word of the filter box, in use or in the trash, sorted, and if wanted in groups by the
/// text of a column, each under a row of its own that can be folded. A group's row shows mean ± std of its runs' metrics; that of a group over
/// several data sets doesn't. Rows move, come and go one by one, so that selection and scroll position survive.
class RunsList final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    static constexpr int kNoGroups = -1;

    explicit RunsList(RunsModel &runs, QObject *parent = nullptr);

    void setWords(const QString &text);
    void setTrash(bool trash);
    [[nodiscard]] bool trash() const { return m_trash; }
    /// Groups by the text of a column of RunsModel, or kNoGroups.
    void setGrouping(int column);
    [[nodiscard]] int grouping() const { return m_grouping; }
    [[nodiscard]] bool isGroup(const QModelIndex &index) const;
    /// Folds or unfolds a group's row; nothing for other rows.
    void toggle(const QModelIndex &index);
    /// Unfolds the group of a run that would be shown otherwise.
    void reveal(base::RunId run);
    /// The run of a row, or all of a group's row.
    [[nodiscard]] std::vector<base::RunId> runsAt(const QModelIndex &index) const;
    /// Runs that the filter lets through, in folded groups too.
    [[nodiscard]] int matchCount() const { return m_matches; }

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// A row: a run, or the head of a group (no run).
    struct Entry
    {
        base::RunId run;
        QString group;

        bool operator==(const Entry &) const = default;
    };
    /// Where entries stand.
    class EntryRows final
    {
    public:
        explicit EntryRows(const std::vector<Entry> &entries);
        [[nodiscard]] bool contains(const Entry &entry) const { return at(entry) >= 0; }
        [[nodiscard]] int at(const Entry &entry) const; ///< -1 when it isn't there

    private:
        QHash<qint64, int> m_runs;
        QHash<QString, int> m_groups;
    };
    struct Group
    {
        QString name;
        std::vector<base::RunId> runs;
    };

    void connectSource();
    [[nodiscard]] bool accepts(int row) const;
    [[nodiscard]] std::vector<int> sortedRows() const;
    void makeGroups(const std::vector<int> &rows);
    [[nodiscard]] std::vector<Entry> makeEntries() const;
    void rearrange();
    void removeOthers(const std::vector<Entry> &wanted);
    void reorder(const std::vector<Entry> &wanted);
    void insertMissing(const std::vector<Entry> &wanted);
    [[nodiscard]] const Group *groupAt(int row) const; ///< null for the row of a run
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QString foldedMetric(const Group &group, int column) const;

    RunsModel &m_runs;
    QStringList m_words;
    bool m_trash = false;
    int m_grouping = kNoGroups;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_matches = 0;
    QSet<QString> m_folded;
    std::vector<Group> m_groups; ///< in the order shown; a single nameless one without grouping
    std::vector<Entry> m_entries;
};

} // namespace hstudio::ui
