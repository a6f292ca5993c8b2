#pragma once

#include "ui/common/page.h"
#include "ui/experiment/draft.h"
#include "ui/experiment/estimator.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace hstudio::ui
{

class AblationPanel;
class Card;
class FieldForm;
class PresetList;
class SummaryCard;

/// Sets up runs: one with presets, the form made from the field table and what the run will cost, or an ablation that varies its settings (second tab);
/// starts them or puts them into the queue.
class ExperimentPage final : public Page
{
    Q_OBJECT

public:
    /// `measure`: see CostBook; empty for the real probe.
    explicit ExperimentPage(Workbench &workbench, QWidget *parent = nullptr, CostBook::Measure measure = {});
    ~ExperimentPage() override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> menuActions() const override;
    void activated() override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    [[nodiscard]] ExperimentDraft &draft() { return m_draft; }
    [[nodiscard]] base::DatasetId dataset() const;

public Q_SLOTS:
    /// Copies the settings and the data set of a run into the form.
    void cloneRun(hstudio::base::RunId run);
    void selectDataset(hstudio::base::DatasetId dataset);
    /// Reads settings from a JSON file; errors arrive by showError.
    void loadFile(const QString &path);
    void saveFile(const QString &path);

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions();
    void layOut();
    void connectEstimator();
    void fillDatasets();
    void draftChanged();
    void refreshObstacle();
    void removeObstacle();
    void requestEstimate();
    void showTab(int index);
    [[nodiscard]] bool showsAblation() const;
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] std::vector<experiment::RunSpec> specs() const;
    [[nodiscard]] std::vector<experiment::RunSpec> ablationSpecs() const;
    void offerDevices();
    void enqueue(bool startAtOnce);
    void noticeStarted();
    void chooseFileToLoad();
    void chooseFileToSave();
    [[nodiscard]] QString suggestedName() const;

    ExperimentDraft m_draft;
    std::shared_ptr<CostBook> m_costs;
    CostEstimator m_estimator;
    QLabel *m_title;
    QLabel *m_datasetLabel;
    QComboBox *m_datasets;
    QToolButton *m_undoButton;
    QToolButton *m_redoButton;
    QPushButton *m_load;
    QPushButton *m_save;
    Card *m_presetCard;
    PresetList *m_presets;
    FieldForm *m_form;
    SummaryCard *m_summary;
    QSplitter *m_splitter;
    AblationPanel *m_ablation;
    QStackedWidget *m_tabPages;
    QTabBar *m_tabs;
    QAction *m_startAction;
    QAction *m_queueAction;
    QAction *m_loadAction;
    QAction *m_saveAction;
    QAction *m_undoAction;
    QAction *m_redoAction;
    QAction *m_tabAction;
    bool m_seen = false; ///< the page has been in front: from then on costs are measured
    bool m_devicesAsked = false;
    std::int64_t m_newestRun = -1;   ///< newest run when a start was asked for; -1 while none is awaited
    base::DatasetId m_wantedDataset; ///< to be selected once it is listed
};

} // namespace hstudio::ui
