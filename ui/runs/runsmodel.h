#pragma once

#include "ui/runs/rundescription.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <string>
#include <unordered_map>
#include <vector>

namespace hstudio::ui
{

/// All runs of the workspace, one row each, the trashed ones too (RunsList tells them apart). Keeps rows where they are when records change, so
/// that selection and scroll position survive every epoch. Behind the fixed columns stands one for each further test metric that any run has.
class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Dataset,
        Model,
        Settings,
        Seed,
        State,
        Epochs,
        BestEpoch,
        Validation, ///< recall@10 at the best epoch
        TestRecall,
        TestNdcg,
        Duration,
        Started,
        Tags,
        Notes,
        Group,
        FixedColumns
    };
    enum Role
    {
        SortRole = Qt::UserRole, ///< number or text to sort by; missing numbers sort below all others
        RunIdRole,
        TrashedRole,
        SearchRole ///< everything the filter box looks at
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const std::vector<store::RunRecord> &runs, const std::vector<store::DatasetRecord> &datasets);
    /// Adds what was found out about the settings of some runs.
    void setDescriptions(const std::unordered_map<base::RunId, RunDescription> &descriptions);
    /// Runs whose settings nobody has described yet.
    [[nodiscard]] std::vector<store::RunRecord> undescribed() const;

    [[nodiscard]] const store::RunRecord &runAt(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const RunDescription *description(base::RunId run) const;
    [[nodiscard]] int rowOf(base::RunId run) const; ///< -1 when there is none
    [[nodiscard]] int trashedCount() const;
    void retranslate();

    /// A name for a column that stays in other sessions: "name", "settings", "coverage@10".
    [[nodiscard]] QString columnKey(int column) const;
    /// Name of the metric of a column; empty for other columns. The validation column's isn't one of the test.
    [[nodiscard]] std::string testMetric(int column) const;
    [[nodiscard]] static bool isEditable(int column) { return column == Name || column == Tags || column == Notes || column == Group; }
    [[nodiscard]] static bool isShownAtFirst(int column) { return column <= Tags; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// A person has typed a name, tags, notes or a group; the record changes when whoever listens changes it.
    void editRequested(hstudio::base::RunId run, int column, const QString &text);

private:
    [[nodiscard]] bool isNumber(int column) const;
    [[nodiscard]] QString title(int column) const;
    [[nodiscard]] QString help(int column) const;
    [[nodiscard]] QVariant text(const store::RunRecord &run, int column) const;
    [[nodiscard]] QVariant sortKey(const store::RunRecord &run, int column) const;
    [[nodiscard]] const QString &searchText(std::size_t row) const;
    [[nodiscard]] QString toolTip(const store::RunRecord &run, int column) const;
    [[nodiscard]] QString datasetName(const store::RunRecord &run) const;
    void removeMissing(const std::vector<store::RunRecord> &runs);
    void updateAndAppend(const std::vector<store::RunRecord> &runs);
    void addMetrics(const std::vector<store::RunRecord> &runs);
    void indexRows();

    std::vector<store::RunRecord> m_runs;
    mutable std::vector<QString> m_search; ///< by row; empty = not made yet
    std::unordered_map<base::RunId, int> m_rows;
    std::unordered_map<base::RunId, RunDescription> m_descriptions;
    std::unordered_map<base::DatasetId, QString> m_datasets;
    std::vector<std::string> m_metrics; ///< one column each, behind the fixed ones
};

} // namespace hstudio::ui
