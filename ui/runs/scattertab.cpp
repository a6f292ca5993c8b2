#include "ui/runs/scattertab.h"

#include "core/compare/metricnames.h"
#include "core/compare/pareto.h"
#include "core/compare/protocol.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/chart.h"
#include "ui/runs/comparetext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace hstudio::ui
{

ScatterTab::ScatterTab(QWidget *parent)
    : RunsTab(parent), m_xLabel(makeSecondaryLabel({}, this)), m_x(new QComboBox(this)), m_yLabel(makeSecondaryLabel({}, this)),
      m_y(new QComboBox(this)), m_fold(new QCheckBox(this)), m_note(makeSecondaryLabel({}, this)), m_chart(new Chart(this))
{
    m_x->setObjectName(QStringLiteral("runsScatterX"));
    m_y->setObjectName(QStringLiteral("runsScatterY"));
    m_fold->setObjectName(QStringLiteral("runsScatterFold"));
    m_note->setObjectName(QStringLiteral("runsScatterNote"));
    m_chart->setObjectName(QStringLiteral("runsScatterChart"));
    m_note->setWordWrap(true);
    m_xLabel->setBuddy(m_x);
    m_yLabel->setBuddy(m_y);
    auto *choices = new QHBoxLayout;
    setSpacing(choices, 2);
    for (QWidget *part : QList<QWidget *>{m_xLabel, m_x, m_yLabel, m_y, m_fold})
        choices->addWidget(part);
    choices->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->addLayout(choices);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_note);
    for (QComboBox *box : {m_x, m_y}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        connect(box, &QComboBox::activated, this, &ScatterTab::draw);
    }
    connect(m_fold, &QCheckBox::toggled, this, &ScatterTab::draw);
    connect(&Theme::current(), &Theme::changed, this, &ScatterTab::draw);
    retranslate();
}

QString ScatterTab::title() const { return tr("Scatter"); }

void ScatterTab::retranslate()
{
    m_xLabel->setText(tr("Across"));
    m_yLabel->setText(tr("Up"));
    m_x->setAccessibleName(tr("Test metric on the horizontal axis"));
    m_y->setAccessibleName(tr("Test metric on the vertical axis"));
    m_fold->setText(tr("Fold seeds"));
    m_fold->setToolTip(tr("Runs that differ in nothing but the seed become one point, their mean"));
    m_chart->setAccessibleName(tr("Runs by two test metrics, with the Pareto front"));
    m_chart->setEmptyText(tr("Select runs that were tested."));
    fillChoices();
    draw();
}

void ScatterTab::showRuns()
{
    fillChoices();
    draw();
}

void ScatterTab::fillChoices()
{
    const std::vector<std::string> metrics = testMetricsOf(*m_runs);
    fillMetrics(*m_x, metrics, "coverage@10");
    fillMetrics(*m_y, metrics, "recall@10");
    m_fold->setEnabled(m_runs->size() > 1);
}

void ScatterTab::draw()
{
    const std::string across = chosenMetric(*m_x), up = chosenMetric(*m_y);
    m_chart->clear();
    m_chart->setTitles(tr("Each point is a run; the line joins those that no other one beats in both"), m_x->currentText(),
                       m_y->currentText());
    m_front.clear();
    std::vector<compare::Point> points;
    QStringList names;
    std::optional<compare::Protocol> protocol;
    int leftOut = 0;
    for (const compare::RunGroup &group : groupsOf(*m_runs, m_fold->isChecked())) {
        const auto own = compare::protocolOf((*m_runs)[group.runs.front()]);
        if (!own)
            continue;
        protocol = protocol ? protocol : own;
        const compare::MeanStd x = compare::foldMetric(*m_runs, group, across), y = compare::foldMetric(*m_runs, group, up);
        if (x.count == 0 || y.count == 0)
            continue;
        const bool alike = compare::differences(*own, *protocol, compare::parseMetric(across).k).empty() &&
                           compare::differences(*own, *protocol, compare::parseMetric(up).k).empty();
        if (!alike) {
            ++leftOut;
            continue;
        }
        points.push_back({x.mean, y.mean});
        names << QString::fromStdString(group.label);
        const QString key = QString::number((*m_runs)[group.runs.front()].record.id.value);
        m_chart->setSeries(key, names.last(), {x.mean}, {y.mean}, QPen(Theme::current().series(colourOf(*m_runs, group)), 1.6),
                           Chart::Style::Scatter);
        m_chart->setPointLabels(key, {names.last()});
        m_chart->setInLegend(key, false);
    }
    QVector<double> frontX, frontY;
    for (const std::size_t index : compare::paretoFront(points, compare::betterDirection(across), compare::betterDirection(up))) {
        frontX << points[index].x;
        frontY << points[index].y;
        m_front << names[static_cast<qsizetype>(index)];
    }
    m_chart->setSeries(QStringLiteral("front"), tr("Pareto front"), frontX, frontY,
                       QPen(Theme::current().color(Token::SecondaryText), 1.2, Qt::DashLine));
    m_note->setText(tr("%n run(s) left out: tested with another protocol than the first.", nullptr, leftOut));
    m_note->setVisible(leftOut > 0);
    Q_EMIT contentChanged();
}

} // namespace hstudio::ui
