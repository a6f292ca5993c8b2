#include "ui/runs/settingstab.h"

#include "core/compare/metrictable.h"
#include "core/config/fields.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/tablemodel.h"

#include <QVBoxLayout>

namespace hstudio::ui
{

SettingsTab::SettingsTab(QWidget *parent)
    : RunsTab(parent), m_model(new TableModel(this)), m_view(new QTableView(this)), m_note(makeSecondaryLabel({}, this))
{
    m_view->setObjectName(QStringLiteral("runsSettingsTable"));
    m_note->setObjectName(QStringLiteral("runsSettingsNote"));
    m_note->setWordWrap(true);
    setUpComparison(m_view, m_model);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    connect(&Theme::current(), &Theme::changed, this, &SettingsTab::present);
    retranslate();
}

QString SettingsTab::title() const { return tr("Settings"); }

void SettingsTab::retranslate()
{
    m_view->setAccessibleName(tr("Settings of the selected runs side by side"));
    present();
}

void SettingsTab::showRuns()
{
    present();
}

compare::Table SettingsTab::table() const { return m_model->table(); }

void SettingsTab::present()
{
    const std::vector<compare::SettingRow> rows = compare::compareSettings(*m_runs);
    compare::Table table;
    std::vector<qint64> colours = {TableModel::kNoColour};
    std::vector<QString> tips;
    table.title = tr("Settings").toStdString();
    table.columns.push_back({.title = tr("Setting").toStdString(), .number = false});
    for (const compare::Run &run : *m_runs) {
        table.columns.push_back({.title = run.record.name, .number = true});
        colours.push_back(run.record.colour);
    }
    for (const compare::SettingRow &row : rows) {
        const config::Field *field = config::findField(row.key);
        tips.push_back(field != nullptr ? fieldLabel(*field) + QLatin1Char('\n') + fieldHelp(*field) : QString());
        compare::Table::Row texts;
        texts.cells.push_back({.text = field != nullptr ? row.key : tr("Data set").toStdString()});
        for (const std::string &value : row.values)
            texts.cells.push_back({.text = value});
        table.rows.push_back(std::move(texts));
    }
    const bool none = table.rows.empty();
    m_model->setTable(std::move(table), std::move(colours), {}, std::move(tips));
    fitColumns(m_view);
    if (m_runs->size() < 2)
        m_note->setText(tr("All settings. Select several runs to see only what differs between them."));
    else
        m_note->setText(none ? tr("These runs have the same settings.") : tr("Only the settings that differ between the selected runs."));
    Q_EMIT contentChanged();
}

} // namespace hstudio::ui
