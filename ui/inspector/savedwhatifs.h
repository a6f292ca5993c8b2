#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/whatifdraft.h"

namespace hstudio::ui
{

class FileExport;

/// Writes the edited history into a file (JSON).
class SavedWhatIfs final : public QWidget
{
    Q_OBJECT

public:
    explicit SavedWhatIfs(Workbench &workbench, WhatIfDraft &draft, QWidget *parent = nullptr);
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
    void retranslate();
    void exportDraft();

    WhatIfDraft &m_draft;
    std::optional<std::int64_t> m_queryTime;
    QPushButton *m_exportButton;
    FileExport *m_files;
};

} // namespace hstudio::ui
