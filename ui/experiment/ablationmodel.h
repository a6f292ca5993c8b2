#pragma once

#include "ui/experiment/ablationchoice.h"
#include "ui/experiment/costsurvey.h"

#include <QAbstractTableModel>

#include <vector>

namespace hstudio::ui
{

/// The runs that an ablation makes. Names can be edited and runs left out; both are only asked for, and the draft decides.
class AblationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name, ///< with a check box: trained or left out
        Settings,
        Seed,
        Time,
        ColumnCount
    };

    /// `costs` answers by row.
    AblationModel(const CostSurvey &costs, QObject *parent = nullptr);

    /// Rows stay where they are (with selection, editor and scroll position) when the same runs are made.
    void setRuns(std::vector<PlannedRun> runs);
    [[nodiscard]] const std::vector<PlannedRun> &runs() const { return m_runs; }
    void costsChanged();
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    /// `made` is the name that the run has without one given by hand.
    void renameRequested(const std::string &made, const QString &name);
    void wantedRequested(const std::string &made, bool wanted);

private:
    [[nodiscard]] QString text(std::size_t row, int column) const;
    [[nodiscard]] QString timeText(std::size_t row) const;

    const CostSurvey &m_costs;
    std::vector<PlannedRun> m_runs;
};

} // namespace hstudio::ui
