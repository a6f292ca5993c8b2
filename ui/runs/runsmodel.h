#pragma once

#include "ui/runs/rundescription.h"

#include <QAbstractTableModel>

#include <unordered_map>
#include <vector>

namespace hstudio::ui
{

/// All runs of the workspace, one row each, the trashed ones too (RunsFilter tells them apart). Keeps rows where they are when records change, so
/// that selection and scroll position survive every epoch.
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
        ColumnCount
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

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void renameRequested(hstudio::base::RunId run, const QString &name);

private:
    [[nodiscard]] QVariant text(const store::RunRecord &run, int column) const;
    [[nodiscard]] QVariant sortKey(const store::RunRecord &run, int column) const;
    [[nodiscard]] QString searchText(const store::RunRecord &run) const;
    [[nodiscard]] QString toolTip(const store::RunRecord &run, int column) const;
    [[nodiscard]] QString datasetName(const store::RunRecord &run) const;
    void removeMissing(const std::vector<store::RunRecord> &runs);
    void updateAndAppend(const std::vector<store::RunRecord> &runs);

    std::vector<store::RunRecord> m_runs;
    std::unordered_map<base::RunId, RunDescription> m_descriptions;
    std::unordered_map<base::DatasetId, QString> m_datasets;
};

} // namespace hstudio::ui
