#include "ui/runs/pairpanel.h"

#include "core/data/dataset.h"
#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/comparetext.h"
#include "ui/runs/moreseeds.h"
#include "ui/runs/userpairsmodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

std::vector<std::string> pairedMetricsOf(const std::vector<compare::Run> &runs)
{
    std::vector<std::string> names = testMetricsOf(runs);
    std::erase_if(names, [](const std::string &name) { return !compare::hasUserValues(name); });
    return names;
}

/// Written ids of the users; codes where the data set can't be opened any more.
std::vector<std::string> idsOf(store::Store &store, const store::DatasetRecord &record, const std::vector<compare::UserPair> &users)
{
    const auto dataset = data::Dataset::open(store.datasetFolder(record));
    std::vector<std::string> ids;
    for (const compare::UserPair &user : users)
        ids.push_back(dataset && user.user < (*dataset)->userIds().size() ? (*dataset)->userIds().text(user.user)
                                                                          : std::to_string(user.user));
    return ids;
}

} // namespace

PairPanel::PairPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_whichLabel(makeSecondaryLabel({}, this)), m_which(new QComboBox(this)),
      m_metricLabel(makeSecondaryLabel({}, this)), m_metric(new QComboBox(this)), m_words(new QLabel(this)),
      m_moreSeeds(new QPushButton(this)), m_users(new UserPairsModel(this)), m_usersView(new QTableView(this))
{
    m_which->setObjectName(QStringLiteral("runsPairA"));
    m_metric->setObjectName(QStringLiteral("runsPairMetric"));
    m_words->setObjectName(QStringLiteral("runsPairWords"));
    m_moreSeeds->setObjectName(QStringLiteral("runsMoreSeeds"));
    m_usersView->setObjectName(QStringLiteral("runsPairUsers"));
    makeLayout();
    connect(m_which, &QComboBox::activated, this, &PairPanel::ask);
    connect(m_metric, &QComboBox::activated, this, &PairPanel::ask);
    connect(m_moreSeeds, &QPushButton::clicked, this, &PairPanel::queueMoreSeeds);
    connect(m_usersView, &QTableView::activated, this, &PairPanel::openRow);
    retranslate();
}

void PairPanel::makeLayout()
{
    for (QComboBox *box : {m_which, m_metric})
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(12);
    m_metric->setMinimumContentsLength(8);
    m_whichLabel->setBuddy(m_which);
    m_metricLabel->setBuddy(m_metric);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setUpTable(m_usersView);
    m_usersView->setModel(m_users);
    m_usersView->setSortingEnabled(false);
    m_usersView->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *choices = new QHBoxLayout;
    setSpacing(choices, 2);
    choices->addWidget(m_whichLabel);
    choices->addWidget(m_which, 1);
    choices->addWidget(m_metricLabel);
    choices->addWidget(m_metric);
    auto *button = new QHBoxLayout;
    button->addWidget(m_moreSeeds);
    button->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addLayout(choices);
    layout->addWidget(m_words);
    layout->addLayout(button);
    layout->addWidget(m_usersView, 1);
}

void PairPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PairPanel::retranslate()
{
    m_whichLabel->setText(tr("Test A:", "statistical test of run A"));
    m_which->setAccessibleName(tr("Run A, tested against the baseline B"));
    m_which->setToolTip(tr("Run A. It is compared with the baseline, B, on every user of the test"));
    m_metricLabel->setText(tr("on", "a metric"));
    m_metric->setAccessibleName(tr("Metric of the test"));
    m_moreSeeds->setText(tr("Run both with %n seed(s)", nullptr, compare::kWantedSeeds));
    m_moreSeeds->setToolTip(tr("Queues the runs that are missing, so that the means of the seeds can be compared"));
    m_usersView->setAccessibleName(tr("Users by how much A is ahead of B"));
    m_users->retranslate();
    fillMetrics(*m_metric, pairedMetricsOf(*m_runs), "recall@10");
    showWords();
}

void PairPanel::setGroups(const RunSelection &runs, const std::vector<compare::RunGroup> &groups, std::size_t baseline)
{
    m_runs = runs;
    m_groups = groups;
    m_baseline = baseline;
    fillChoices();
    ask();
}

void PairPanel::fillChoices()
{
    const QSignalBlocker quiet(m_which);
    const QString before = m_which->currentText();
    m_which->clear();
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        if (group != m_baseline)
            m_which->addItem(QString::fromStdString(m_groups[group].label), static_cast<qulonglong>(group));
    }
    m_which->setCurrentIndex(m_which->count() == 0 ? -1 : std::max(0, m_which->findText(before)));
    fillMetrics(*m_metric, pairedMetricsOf(*m_runs), "recall@10");
    m_which->setEnabled(m_which->count() > 0);
    m_metric->setEnabled(m_which->count() > 0);
}

std::optional<std::size_t> PairPanel::chosen() const
{
    if (m_which->currentIndex() < 0)
        return std::nullopt;
    return static_cast<std::size_t>(m_which->currentData().toULongLong());
}

void PairPanel::ask()
{
    const quint64 request = ++m_newest;
    const std::optional<std::size_t> a = chosen();
    if (!a || m_metric->count() == 0)
        return present({});
    const auto work = [store = m_workbench.store(), runs = m_runs, groups = m_groups, baseline = m_baseline, a = *a,
                       metric = chosenMetric(*m_metric)] {
        Answer answer;
        const auto reports = compare::comparePairs(*runs, groups, baseline, metric);
        if (!reports) {
            answer.error = reports.error();
            return answer;
        }
        const auto found = std::find_if(reports->begin(), reports->end(), [a](const compare::PairReport &report) { return report.a == a; });
        if (found != reports->end())
            answer.report = *found;
        answer.users = compare::byDifference(compare::pairUsers(*runs, groups[a], groups[baseline], metric));
        answer.ids = idsOf(*store, (*runs)[groups[a].runs.front()].dataset, answer.users);
        return answer;
    };
    m_workbench.async(this, work, [this, request](Answer answer) {
        if (request == m_newest)
            present(std::move(answer));
    });
}

void PairPanel::present(Answer answer)
{
    m_answer = std::move(answer);
    m_users->setPairs(std::move(m_answer.users), std::move(m_answer.ids));
    for (int column = 0; column < UserPairsModel::ColumnCount; ++column)
        m_usersView->setColumnWidth(column, columnWidthFor(*m_usersView, column, QStringLiteral("+0.00000")));
    showWords();
}

void PairPanel::showWords()
{
    if (m_answer.error)
        m_words->setText(errorText(*m_answer.error));
    else if (m_answer.report)
        m_words->setText(wordsText(m_answer.report->words));
    else
        m_words->setText(tr("Select several tested runs to compare them user by user."));
    m_moreSeeds->setVisible(m_answer.report && m_answer.report->moreSeedsWanted);
    m_usersView->setVisible(m_answer.report.has_value());
}

void PairPanel::queueMoreSeeds()
{
    const std::optional<std::size_t> a = chosen();
    if (!a)
        return;
    const auto specs = specsForMoreSeeds(*m_runs, m_groups[*a], m_groups[m_baseline], m_workbench.runs(), compare::kWantedSeeds);
    m_workbench.enqueue(specs, true);
    Q_EMIT told(tr("%n run(s) with further seeds queued.", nullptr, static_cast<int>(specs.size())));
}

void PairPanel::openRow(const QModelIndex &row)
{
    const std::optional<std::size_t> a = chosen();
    if (!a || !row.isValid())
        return;
    Q_EMIT openUser((*m_runs)[m_groups[*a].runs.front()].record.id, (*m_runs)[m_groups[m_baseline].runs.front()].record.id,
                    m_users->pairAt(row.row()).user);
}

} // namespace hstudio::ui
