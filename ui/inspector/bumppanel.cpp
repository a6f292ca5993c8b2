#include "ui/inspector/bumppanel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/bucketscale.h"
#include "ui/inspector/fileexport.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/newestonly.h"
#include "ui/inspector/ranksmodel.h"
#include "ui/plots/chart.h"

#include <QBoxLayout>
#include <QEvent>
#include <QItemSelectionModel>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace hstudio::ui
{

namespace
{

/// The model answers one at a time: lists that follow a slider come first.
constexpr std::chrono::milliseconds kQuiet(200);
constexpr double kThin = 1.6;
constexpr double kThick = 3.2;
constexpr double kDeepRanks = 40; ///< from here on a linear scale would press the first ranks together

QString keyOf(const FilmRanks &film) { return QString::number(film.itemCode); }

} // namespace

BumpPanel::BumpPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_asking(new NewestOnly(workbench, this, kQuiet)), m_model(new RanksModel(this)), m_chart(new Chart(this)),
      m_films(new FilmTable(m_model, RanksModel::Film, this)), m_side(new QComboBox(this)),
      m_exportButton(makeIconButton(QStringLiteral("save"), {}, QStringLiteral("inspectorBumpExport"), this)),
      m_export(new FileExport(workbench, this))
{
    m_chart->setObjectName(QStringLiteral("inspectorBumpChart"));
    m_films->setObjectName(QStringLiteral("inspectorBumpFilms"));
    m_side->setObjectName(QStringLiteral("inspectorBumpSide"));
    m_chart->setReversed(true);
    m_chart->setLegendVisible(false); // the table beside it names the lines
    makeLayout();
    connect(m_side, &QComboBox::currentIndexChanged, this, &BumpPanel::refresh);
    connect(m_films, &FilmTable::similarRequested, this, &BumpPanel::similarRequested);
    connect(m_films->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BumpPanel::draw);
    connect(m_chart, &Chart::seriesClicked, this, [this](const QString &key) {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (keyOf(m_model->ranks()->films[static_cast<std::size_t>(row)]) == key)
                m_films->selectRow(row);
        }
    });
    connect(m_exportButton, &QToolButton::clicked, this, &BumpPanel::exportShown);
    connect(m_export, &FileExport::exported, this, &BumpPanel::exported);
    connect(m_export, &FileExport::failed, this, &BumpPanel::failed);
    connect(&Theme::current(), &Theme::changed, this, &BumpPanel::draw);
    retranslate();
    showLists(nullptr, nullptr);
}

void BumpPanel::makeLayout()
{
    auto *head = new QHBoxLayout;
    setSpacing(head, 2);
    head->addWidget(m_side, 1);
    head->addWidget(m_exportButton, 0, Qt::AlignRight);
    auto *right = new QVBoxLayout;
    setSpacing(right, 2);
    right->addLayout(head);
    right->addWidget(m_films, 1);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    setSpacing(m_layout, 4);
    m_layout->addWidget(m_chart, 3);
    m_layout->addLayout(right, 2);
}

void BumpPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_layout->setDirection(width() < Theme::current().unit(120) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void BumpPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BumpPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void BumpPanel::retranslate()
{
    {
        const QSignalBlocker quiet(m_side);
        const int side = std::max(0, m_side->currentIndex());
        m_side->clear();
        m_side->addItems({tr("Films of list A"), tr("Films of list B")});
        m_side->setCurrentIndex(side);
    }
    m_side->setAccessibleName(tr("List whose films are followed"));
    m_films->setAccessibleName(tr("Films of the bump chart"));
    m_exportButton->setToolTip(tr("Export the ranks over time as CSV…"));
    m_exportButton->setAccessibleName(m_exportButton->toolTip());
    m_chart->setTitles({}, tr("Time since the newest film"), tr("Rank"));
    m_chart->setAccessibleName(tr("Ranks over time"));
    QVector<double> positions;
    QVector<QString> labels;
    for (const qint64 mark : kBucketMarks) {
        positions << bucketPosition(mark);
        labels << gapText(mark);
    }
    m_chart->setTicks(positions, labels);
    m_model->retranslate();
    m_films->retranslate();
    for (const int column : {int(RanksModel::Now), int(RanksModel::Best), int(RanksModel::Worst)})
        m_films->fitColumn(column, QStringLiteral("9,999"));
    refresh();
}

void BumpPanel::showLists(const std::shared_ptr<const RankedList> &a, const std::shared_ptr<const RankedList> &b)
{
    m_a = a;
    m_b = b;
    m_side->setVisible(b != nullptr);
    refresh();
}

void BumpPanel::forget()
{
    m_asking->forget();
    m_asked.reset();
}

std::shared_ptr<const RankedList> BumpPanel::chosen() const { return m_b != nullptr && m_side->currentIndex() == 1 ? m_b : m_a; }

void BumpPanel::refresh()
{
    const std::shared_ptr<const RankedList> list = chosen();
    if (!isVisible() || list == m_asked)
        return;
    m_asking->forget();
    m_asked = list;
    if (list == nullptr || list->emptyHistory || !list->usesTime()) {
        m_chart->setEmptyText(list != nullptr && !list->usesTime() ? tr("This model ignores time: the ranks are the same at any moment.")
                                                                   : tr("Nothing is recommended, so there is nothing to follow."));
        show(nullptr);
        return;
    }
    m_asking->ask([list](const std::stop_token &stop) { return ranksOverTime(list, stop); },
                  [this](const base::Result<std::shared_ptr<const RanksOverTime>> &ranks) {
                      if (ranks)
                          show(*ranks);
                      else
                          Q_EMIT failed(ranks.error());
                  });
}

void BumpPanel::show(const std::shared_ptr<const RanksOverTime> &ranks)
{
    const QVariant marked = m_films->currentIndex().data(ItemCodeRole);
    {
        const QSignalBlocker quiet(m_films->selectionModel());
        m_model->setRanks(ranks);
    }
    m_exportButton->setEnabled(ranks != nullptr);
    m_chart->clear();
    for (int row = 0; marked.isValid() && row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data(ItemCodeRole) == marked)
            m_films->selectRow(row);
    }
    draw();
}

void BumpPanel::draw()
{
    const std::shared_ptr<const RanksOverTime> &ranks = m_model->ranks();
    if (ranks == nullptr)
        return;
    QVector<double> x;
    for (const std::int64_t moment : ranks->moments)
        x << bucketPosition(moment - ranks->list->lastTime);
    std::int32_t deepest = 1;
    for (std::size_t place = 0; place < ranks->films.size(); ++place) {
        const FilmRanks &film = ranks->films[place];
        QVector<double> y;
        for (const std::int32_t rank : film.ranks) {
            y << (rank > 0 ? rank : std::numeric_limits<double>::quiet_NaN());
            deepest = std::max(deepest, rank);
        }
        const bool marked = m_films->currentIndex().row() == static_cast<int>(place) || film.heldOut;
        m_chart->setSeries(keyOf(film), film.title, x, y, Theme::current().seriesPen(static_cast<qint64>(place), marked ? kThick : kThin));
    }
    m_chart->setLogScale(false, deepest > kDeepRanks);
    const std::int64_t asked = ranks->list->queryTime - ranks->list->lastTime;
    if (asked >= 0)
        m_chart->setMarker(QStringLiteral("asked"), bucketPosition(asked), std::numeric_limits<double>::quiet_NaN(), tr("asked"),
                           Theme::current().color(Token::Accent));
}

void BumpPanel::exportShown()
{
    if (m_model->ranks() != nullptr)
        m_export->ask(this, tr("Export the ranks over time"), tr("CSV files (*.csv)"), QStringLiteral("csv"),
                      [ranks = m_model->ranks()] { return ranksAsCsv(*ranks); });
}

} // namespace hstudio::ui
