#include "ui/runs/learnttab.h"

#include "core/compare/humantime.h"
#include "core/data/timebuckets.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/plots/chart.h"
#include "ui/runs/comparetext.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace hstudio::ui
{

namespace
{

constexpr int kAllBlocks = -1;
constexpr std::array kBlockStyles = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

} // namespace

LearntTab::LearntTab(Workbench &workbench, QWidget *parent)
    : RunsTab(parent), m_workbench(workbench), m_blockLabel(makeSecondaryLabel({}, this)), m_block(new QComboBox(this)),
      m_note(makeSecondaryLabel({}, this)), m_time(new Chart(this)), m_position(new Chart(this))
{
    m_block->setObjectName(QStringLiteral("runsLearntBlock"));
    m_note->setObjectName(QStringLiteral("runsLearntNote"));
    m_time->setObjectName(QStringLiteral("runsTimeBiasChart"));
    m_position->setObjectName(QStringLiteral("runsPositionBiasChart"));
    m_blockLabel->setBuddy(m_block);
    m_note->setWordWrap(true);
    auto *choices = new QHBoxLayout;
    setSpacing(choices, 2);
    choices->addWidget(m_blockLabel);
    choices->addWidget(m_block);
    choices->addWidget(m_note, 1);
    auto *charts = new QHBoxLayout;
    setSpacing(charts, 4);
    for (Chart *chart : {m_time, m_position}) {
        chart->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
        charts->addWidget(chart, 1);
    }
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    layout->addLayout(choices);
    layout->addLayout(charts, 1);
    connect(m_block, &QComboBox::activated, this, &LearntTab::draw);
    connect(&Theme::current(), &Theme::changed, this, &LearntTab::draw);
    retranslate();
}

QString LearntTab::title() const { return tr("What it learnt"); }

void LearntTab::retranslate()
{
    m_blockLabel->setText(tr("Block"));
    m_block->setAccessibleName(tr("Block of the model"));
    m_block->setToolTip(tr("Each block has weights of its own, which its heads share"));
    m_time->setTitles(tr("Weight of an item by the time since it"), tr("Time between the item and the query"), tr("Weight"));
    m_position->setTitles(tr("Weight of an item by its place in the history"), tr("Items back"), tr("Weight"));
    m_time->setAccessibleName(tr("Time bias of the selected runs"));
    m_position->setAccessibleName(tr("Position bias of the selected runs"));
    m_time->setEmptyText(tr("No selected run has a time bias"));
    m_position->setEmptyText(tr("No selected run has a position bias"));
    fillBlocks();
    draw();
}

void LearntTab::showRuns()
{
    const quint64 request = ++m_newest;
    const auto work = [store = m_workbench.store(), runs = m_runs] {
        std::vector<Learnt> learnt;
        for (const compare::Run &run : *runs) {
            auto blocks = compare::learntBias(*store, run);
            learnt.push_back(blocks ? Learnt{*std::move(blocks), {}} : Learnt{{}, blocks.error()});
        }
        return learnt;
    };
    m_workbench.async(this, work, [this, request](std::vector<Learnt> learnt) {
        if (request != m_newest)
            return;
        m_learnt = std::move(learnt);
        fillBlocks();
        draw();
    });
}

void LearntTab::fillBlocks()
{
    const QSignalBlocker quiet(m_block);
    std::size_t blocks = 0;
    for (const Learnt &one : m_learnt)
        blocks = std::max(blocks, one.blocks.size());
    const QVariant before = m_block->currentData();
    m_block->clear();
    m_block->addItem(tr("All"), kAllBlocks);
    for (std::size_t block = 0; block < blocks; ++block)
        m_block->addItem(QString::number(block + 1), static_cast<int>(block));
    m_block->setCurrentIndex(std::max(0, before.isValid() ? m_block->findData(before) : 0));
    m_block->setEnabled(blocks > 1);
}

void LearntTab::draw()
{
    m_time->clear();
    m_position->clear();
    std::int64_t longest = 0;
    const int chosen = m_block->currentData().toInt();
    for (std::size_t run = 0; run < m_learnt.size() && run < m_runs->size(); ++run) {
        const std::vector<compare::LearntBlock> &blocks = m_learnt[run].blocks;
        for (std::size_t block = 0; block < blocks.size(); ++block) {
            if (chosen != kAllBlocks && static_cast<std::size_t>(chosen) != block)
                continue;
            drawBlock((*m_runs)[run], blocks[block], block, blocks.size() > 1 && chosen == kAllBlocks);
            if (!blocks[block].time.empty())
                longest = std::max(longest, blocks[block].time.back().from);
        }
    }
    QVector<double> places;
    QVector<QString> labels;
    for (const std::int64_t moment : compare::humanTicks(longest)) {
        places << data::timeBucket(moment);
        labels << gapText(moment);
    }
    m_time->setTicks(places, labels);
    showNote();
    Q_EMIT contentChanged();
}

void LearntTab::drawBlock(const compare::Run &run, const compare::LearntBlock &block, std::size_t index, bool severalBlocks)
{
    QPen pen = Theme::current().seriesPen(run.record.colour);
    if (severalBlocks)
        pen.setStyle(kBlockStyles[index % kBlockStyles.size()]);
    const QString name = QString::fromStdString(run.record.name);
    const QString label = severalBlocks ? tr("%1, block %2", "a run").arg(name).arg(index + 1) : name;
    const QString key = QStringLiteral("%1/%2").arg(run.record.id.value).arg(index);
    QVector<double> buckets, timeWeights, distances, positionWeights;
    for (const compare::TimeBiasPoint &point : block.time) {
        buckets << point.bucket;
        timeWeights << point.weight;
    }
    for (const compare::PositionBiasPoint &point : block.position) {
        distances << static_cast<double>(point.distance);
        positionWeights << point.weight;
    }
    if (!buckets.isEmpty())
        m_time->setSeries(key, label, buckets, timeWeights, pen);
    if (!distances.isEmpty())
        m_position->setSeries(key, label, distances, positionWeights, pen);
}

void LearntTab::showNote()
{
    const auto failed = std::find_if(m_learnt.begin(), m_learnt.end(), [](const Learnt &one) { return one.error.has_value(); });
    m_note->setText(failed != m_learnt.end()
                        ? errorText(*failed->error)
                        : tr("Added to the attention score before its activation: above 0, such items count more. Times that the data set "
                             "can't reach are left out."));
}

} // namespace hstudio::ui
