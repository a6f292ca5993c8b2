#pragma once

#include "ui/common/widgets.h"
#include "ui/experiment/draft.h"

#include "core/training/estimate.h"

#include <QLineEdit>

#include <optional>
#include <vector>

namespace hstudio::ui
{

/// What the run will be and cost, and the buttons that make it: the right-hand column of the Experiment page.
class SummaryCard final : public Card
{
    Q_OBJECT

public:
    explicit SummaryCard(ExperimentDraft &draft, QWidget *parent = nullptr);

    void showMeasuring();
    void showEstimate(const training::Estimate &estimate);
    void showEstimateError(const QString &text);
    void showNoEstimate();
    /// Why no run can be started now; empty when it can. `remedy` is a link behind it.
    void setObstacle(const QString &reason, const QString &remedy = {});
    /// Shown as the name of the run unless another one is typed.
    void setSuggestedName(const QString &name);

    [[nodiscard]] QString runName() const;
    /// Seeds to repeat the run with; the form's own seed when none are given. Nothing when the text can't be read.
    [[nodiscard]] std::optional<std::vector<std::int64_t>> seeds() const;

Q_SIGNALS:
    void startRequested();
    void queueRequested();
    void remedyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void addFigures(QVBoxLayout &column);
    void refresh();
    void refreshCosts();
    void retranslate();
    [[nodiscard]] QString modelText() const;
    [[nodiscard]] QString differencesText() const;

    enum class Cost
    {
        None,
        Measuring,
        Known,
        Failed,
    };

    ExperimentDraft &m_draft;
    QWidget *m_details; ///< everything but the buttons, which stay in sight on a low window
    Cost m_cost = Cost::None;
    training::Estimate m_estimate;
    QString m_costError;
    QLabel *m_model;
    Figure *m_parameters;
    Figure *m_memory;
    Figure *m_epoch;
    Figure *m_total;
    QLabel *m_costNote;
    QLabel *m_differences;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_seedsLabel;
    QLineEdit *m_seeds;
    QLabel *m_seedsNote;
    QPushButton *m_start;
    QPushButton *m_queue;
    QLabel *m_obstacle;
};

} // namespace hstudio::ui
