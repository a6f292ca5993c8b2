#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/whatifdraft.h"

#include <QComboBox>

#include <vector>

namespace hstudio::ui
{

class FileExport;

/// Edited histories under a name: kept in the workspace for the data set, opened again, and written into a file (JSON).
class SavedWhatIfs final : public QWidget
{
    Q_OBJECT

public:
    explicit SavedWhatIfs(Workbench &workbench, WhatIfDraft &draft, QWidget *parent = nullptr);
    /// Offers what is saved for this run's data set.
    void setRun(const std::shared_ptr<const InspectedRun> &run);
    /// The moment of asking that is saved along; empty: the model ignores time.
    void setQueryTime(std::optional<std::int64_t> time) { m_queryTime = time; }
    /// What an export writes.
    [[nodiscard]] std::string document() const;

Q_SIGNALS:
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void retranslate();
    /// Reads the names anew; `chosen` is then in the field.
    void refresh(const QString &chosen);
    void enableVerbs();
    void openSaved(int index);
    void save();
    void removeSaved();
    void exportDraft();
    [[nodiscard]] QString name() const { return m_names->currentText().trimmed(); }
    /// Saved under the name in the field; null when there is none.
    [[nodiscard]] const store::WhatIfRecord *named() const;
    [[nodiscard]] store::WhatIfRecord record() const;

    Workbench &m_workbench;
    WhatIfDraft &m_draft;
    std::shared_ptr<const InspectedRun> m_run;
    std::optional<std::int64_t> m_queryTime;
    std::vector<store::WhatIfRecord> m_saved; ///< by name
    QComboBox *m_names;
    QPushButton *m_save;
    QToolButton *m_remove;
    QPushButton *m_exportButton;
    FileExport *m_files;
};

} // namespace hstudio::ui
