#include "ui/runs/ablationtab.h"

#include "core/config/fields.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/comparetext.h"
#include "ui/runs/tablemodel.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

struct Dimensions
{
    Q_DECLARE_TR_FUNCTIONS(Dimensions)
};

QString dimensionLabel(const std::string &dimension)
{
    if (const config::Field *field = config::findField(dimension))
        return fieldLabel(*field);
    if (dimension == "dataset")
        return Dimensions::tr("Data set");
    if (dimension == "bias")
        return Dimensions::tr("Attention bias");
    if (dimension == "settings")
        return Dimensions::tr("Settings");
    if (dimension == "preset")
        return Dimensions::tr("Preset");
    if (dimension == "name")
        return Dimensions::tr("Run");
    if (dimension == "group")
        return Dimensions::tr("Group");
    if (dimension == "tags")
        return Dimensions::tr("Tags");
    return QString::fromStdString(dimension);
}

QString sourceTip(const compare::Reference &reference)
{
    QStringList lines = {QString::fromStdString(reference.title), QString::fromStdString(reference.citation),
                         QString::fromStdString(compare::protocolText(reference.protocol)), QString::fromStdString(reference.note)};
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace

AblationTab::AblationTab(QWidget *parent)
    : RunsTab(parent), m_tutorial(new QPushButton(this)), m_choices(new QWidget(this)), m_rowsLabel(makeSecondaryLabel({}, this)),
      m_rows(new QComboBox(this)), m_moreRows(new QComboBox(this)), m_columnsLabel(makeSecondaryLabel({}, this)),
      m_columns(new QComboBox(this)), m_metricLabel(makeSecondaryLabel({}, this)), m_metric(new QComboBox(this)),
      m_aggregation(new QComboBox(this)), m_model(new TableModel(this)), m_view(new QTableView(this)), m_note(makeSecondaryLabel({}, this))
{
    m_tutorial->setObjectName(QStringLiteral("runsTutorialTable"));
    m_rows->setObjectName(QStringLiteral("runsPivotRows"));
    m_moreRows->setObjectName(QStringLiteral("runsPivotMoreRows"));
    m_columns->setObjectName(QStringLiteral("runsPivotColumns"));
    m_metric->setObjectName(QStringLiteral("runsPivotMetric"));
    m_aggregation->setObjectName(QStringLiteral("runsPivotAggregation"));
    m_view->setObjectName(QStringLiteral("runsPivotTable"));
    m_note->setObjectName(QStringLiteral("runsPivotNote"));
    setUpComparison(m_view, m_model);
    makeLayout();
    m_tutorial->setCheckable(true);
    connect(m_tutorial, &QPushButton::toggled, this, &AblationTab::present);
    for (QComboBox *box : {m_rows, m_moreRows, m_columns, m_metric, m_aggregation})
        connect(box, &QComboBox::activated, this, &AblationTab::present);
    connect(&Theme::current(), &Theme::changed, this, &AblationTab::present);
    retranslate();
}

void AblationTab::makeLayout()
{
    m_rowsLabel->setBuddy(m_rows);
    m_columnsLabel->setBuddy(m_columns);
    m_metricLabel->setBuddy(m_metric);
    for (QComboBox *box : {m_rows, m_moreRows, m_columns, m_metric, m_aggregation}) { // narrow on a narrow screen, else by room
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->setMaximumWidth(fontMetrics().averageCharWidth() * 26);
    }
    m_note->setWordWrap(true);
    auto *choices = new QHBoxLayout(m_choices);
    setSpacing(choices, 2);
    for (QWidget *part :
         QList<QWidget *>{m_rowsLabel, m_rows, m_moreRows, m_columnsLabel, m_columns, m_metricLabel, m_metric, m_aggregation})
        choices->addWidget(part);
    auto *above = new QHBoxLayout;
    setSpacing(above, 2);
    above->addWidget(m_choices, 4);
    above->addStretch(1);
    above->addWidget(m_tutorial);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->addLayout(above);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_note);
}

QString AblationTab::title() const { return tr("Ablation"); }

void AblationTab::retranslate()
{
    m_tutorial->setText(tr("Tutorial's table"));
    m_tutorial->setToolTip(
        tr("Models by the metrics of the RecTools tutorial, seeds folded, with the published numbers below and deltas to them"));
    m_rowsLabel->setText(tr("Rows"));
    m_rows->setAccessibleName(tr("What makes the rows"));
    m_moreRows->setAccessibleName(tr("What further splits the rows"));
    m_columnsLabel->setText(tr("Columns"));
    m_columns->setAccessibleName(tr("What makes the columns"));
    m_metricLabel->setText(tr("Metric"));
    m_metric->setAccessibleName(tr("Metric in the cells"));
    m_aggregation->setAccessibleName(tr("How several runs in a cell become one number"));
    m_view->setAccessibleName(tr("Pivot table of the selected runs"));
    {
        const QSignalBlocker quiet(m_aggregation);
        const int chosen = std::max(0, m_aggregation->currentIndex());
        m_aggregation->clear();
        m_aggregation->addItems({tr("Mean ± std"), tr("Best"), tr("Worst"), tr("Number of runs")}); // in the order of compare::Aggregation
        m_aggregation->setCurrentIndex(chosen);
    }
    fillChoices();
    present();
}

void AblationTab::showRuns()
{
    fillChoices();
    present();
}

void AblationTab::fillDimensions(QComboBox &box, const std::vector<std::string> &dimensions, int preferred, bool optional)
{
    const QSignalBlocker quiet(box);
    const QVariant before = box.currentData();
    box.clear();
    if (optional)
        box.addItem(tr("–", "no dimension"), QString());
    for (const std::string &dimension : dimensions)
        box.addItem(dimensionLabel(dimension), QString::fromStdString(dimension));
    const int kept = before.isValid() ? box.findData(before) : -1;
    box.setCurrentIndex(kept >= 0 ? kept : std::min(preferred, box.count() - 1));
}

void AblationTab::fillChoices()
{
    const std::vector<std::string> dimensions = compare::pivotDimensions(*m_runs);
    fillDimensions(*m_rows, dimensions, 0, false);
    fillDimensions(*m_moreRows, dimensions, 0, true);
    fillDimensions(*m_columns, dimensions, 0, true);
    fillMetrics(*m_metric, testMetricsOf(*m_runs), "recall@10");
}

compare::PivotRequest AblationTab::request() const
{
    const auto chosen = [](const QComboBox *box) { return box->currentData().toString().toStdString(); };
    compare::PivotRequest request{.rows = {chosen(m_rows)},
                                  .columns = {},
                                  .metric = chosenMetric(*m_metric),
                                  .aggregation = static_cast<compare::Aggregation>(m_aggregation->currentIndex())};
    if (const std::string more = chosen(m_moreRows); !more.empty())
        request.rows.push_back(more);
    if (const std::string columns = chosen(m_columns); !columns.empty())
        request.columns.push_back(columns);
    return request;
}

compare::Table AblationTab::table() const
{
    if (m_runs->empty())
        return {};
    return m_tutorial->isChecked() ? compare::tutorialTable(*m_runs) : compare::toTable(compare::pivot(*m_runs, request()), request());
}

void AblationTab::present()
{
    m_choices->setVisible(!m_tutorial->isChecked());
    if (m_runs->empty())
        m_model->setTable({});
    else if (m_tutorial->isChecked())
        showTutorial();
    else
        showPivot();
    fitColumns(m_view);
    Q_EMIT contentChanged();
}

void AblationTab::showPivot()
{
    const compare::PivotRequest wanted = request();
    const compare::Pivot pivot = compare::pivot(*m_runs, wanted);
    compare::Table table;
    QStringList names;
    for (const std::string &dimension : wanted.rows)
        names << dimensionLabel(dimension);
    table.columns.push_back({.title = names.join(QStringLiteral(" · ")).toStdString(), .number = false});
    for (const std::string &column : pivot.columnLabels)
        table.columns.push_back({.title = column.empty() ? metricLabel(wanted.metric).toStdString() : column, .number = true});
    for (std::size_t row = 0; row < pivot.cells.size(); ++row) {
        compare::Table::Row cells;
        cells.cells.push_back({.text = pivot.rowLabels[row]});
        for (const compare::PivotCell &cell : pivot.cells[row]) {
            const bool count = wanted.aggregation == compare::Aggregation::Count;
            const QString text = count ? countText(static_cast<qint64>(cell.value.mean)) : foldedText(cell.value);
            cells.cells.push_back({.text = text.toStdString(), .remark = wordsText(cell.unlike).toStdString()});
        }
        table.rows.push_back(std::move(cells));
    }
    std::vector<QString> tips(table.rows.size());
    addReferences(table, tips, pivot);
    m_model->setTable(std::move(table), {}, {}, std::move(tips));
    m_note->setText(pivot.protocol ? tr("Protocol: %1").arg(QString::fromStdString(compare::protocolText(*pivot.protocol)))
                                   : tr("Select runs that were tested."));
}

/// Published results of the runs' data sets, where the table has one column to hold them.
void AblationTab::addReferences(compare::Table &table, std::vector<QString> &tips, const compare::Pivot &pivot) const
{
    if (table.columns.size() != 2 || m_aggregation->currentIndex() == static_cast<int>(compare::Aggregation::Count))
        return;
    std::vector<std::string> datasets;
    for (const compare::Run &run : *m_runs) {
        const std::string known = compare::referenceDataset(run.dataset);
        if (!known.empty() && std::find(datasets.begin(), datasets.end(), known) == datasets.end())
            datasets.push_back(known);
    }
    for (const std::string &dataset : datasets) {
        for (const compare::Reference &reference : compare::referencesFor(dataset)) {
            const auto value = reference.metrics.find(chosenMetric(*m_metric));
            if (value == reference.metrics.end())
                continue;
            const std::vector<compare::Words> unlike =
                pivot.protocol ? compare::differences(reference.protocol, *pivot.protocol) : std::vector<compare::Words>();
            compare::Table::Row row;
            row.published = true;
            row.cells.push_back({.text = reference.method + " – " + reference.title});
            row.cells.push_back({.text = metricText(value->second).toStdString(), .remark = wordsText(unlike).toStdString()});
            table.rows.push_back(std::move(row));
            tips.push_back(sourceTip(reference));
        }
    }
}

void AblationTab::showTutorial()
{
    compare::Table table;
    std::vector<QString> tips;
    table.columns = {{.title = tr("Model").toStdString(), .number = false}, {.title = tr("Source").toStdString(), .number = false}};
    for (const std::string &metric : compare::tutorialMetrics())
        table.columns.push_back({.title = metricLabel(metric).toStdString(), .number = true});
    for (const compare::TutorialRow &row : compare::tutorialRows(*m_runs)) {
        compare::Table::Row cells;
        cells.published = row.published != nullptr;
        cells.cells.push_back({.text = row.label});
        cells.cells.push_back({.text = row.source, .remark = wordsText(row.unlike).toStdString()});
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const bool known = i < row.deltas.size() && row.deltas[i].has_value();
            const double delta = known ? *row.deltas[i] : 0;
            cells.cells.push_back({.text = foldedText(row.values[i]).toStdString(),
                                   .delta = known ? compare::signedDecimals(delta) : std::string(),
                                   .better = delta > 0,
                                   .worse = delta < 0});
        }
        table.rows.push_back(std::move(cells));
        QString tip = QString::fromStdString(row.protocol);
        if (row.published != nullptr)
            tip = sourceTip(*row.published);
        else if (row.comparedWith != nullptr)
            tip += QLatin1Char('\n') +
                   tr("Deltas to: %1").arg(QString::fromStdString(row.comparedWith->method + ", " + row.comparedWith->title));
        tips.push_back(tip);
    }
    m_model->setTable(std::move(table), {}, {}, std::move(tips));
    m_note->setText(tr("Published rows in italics; what differs in their protocol stands beside the source. Deltas are to the published "
                       "row of the same preset."));
}

} // namespace hstudio::ui
