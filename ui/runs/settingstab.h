#pragma once

#include "ui/runs/runstab.h"

#include <QLabel>
#include <QTableView>

namespace hstudio::ui
{

class TableModel;

/// Settings side by side: only those that differ between several runs, all of a single one.
class SettingsTab final : public RunsTab
{
    Q_OBJECT

public:
    explicit SettingsTab(QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] compare::Table table() const override;

protected:
    void showRuns() override;
    void retranslate() override;

private:
    void present();

    TableModel *m_model;
    QTableView *m_view;
    QLabel *m_note;
};

} // namespace hstudio::ui
