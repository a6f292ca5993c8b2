#include "ui/inspector/similarpanel.h"

#include "ui/common/format.h"
#include "ui/inspector/filmdelegate.h"
#include "ui/inspector/films.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/resultsmodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace hstudio::ui
{

namespace
{

constexpr std::int64_t kSimilarFilms = 10;

using FilmsResult = base::Result<std::shared_ptr<const RankedList>>;

/// On a worker thread. A film without an internal id has no neighbours.
FilmsResult similarFilms(const std::shared_ptr<const InspectedRun> &run, std::uint32_t itemCode)
{
    const std::int32_t internal = run->run->items.internalOf[itemCode];
    RankedList list;
    list.request.run = run;
    if (internal == 0)
        return std::make_shared<const RankedList>(std::move(list));
    const auto similar = run->run->recommender->similarItems(internal, kSimilarFilms);
    if (!similar)
        return similar.error();
    for (const inference::ScoredItem &item : *similar)
        list.films.push_back({.itemCode = item.itemCode,
                              .rank = item.rank,
                              .score = item.score,
                              .title = filmTitle(run->dataset(), item.itemCode),
                              .genres = filmGenres(run->dataset(), item.itemCode),
                              .heldOut = false});
    return std::make_shared<const RankedList>(std::move(list));
}

} // namespace

SimilarPanel::SimilarPanel(Workbench &workbench, QWidget *parent)
    : Card({}, parent), m_workbench(workbench), m_model(new ResultsModel(this)), m_table(new FilmTable(m_model, ResultsModel::Film, this)),
      m_note(makeSecondaryLabel({}, this)),
      m_close(makeIconButton(QStringLiteral("close"), {}, QStringLiteral("inspectorSimilarClose"), this))
{
    setObjectName(QStringLiteral("inspectorSimilar"));
    m_table->setObjectName(QStringLiteral("inspectorSimilarList"));
    m_table->setItemDelegateForColumn(ResultsModel::Score, new ScoreDelegate(m_table));
    m_table->setColumnHidden(ResultsModel::Move, true);
    m_note->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    body()->addLayout(row);
    body()->addWidget(m_table, 1);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_table, &FilmTable::similarRequested, this, [this](quint32 itemCode) { showFilm(m_run, itemCode); });
    retranslate();
    hide();
}

void SimilarPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void SimilarPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        Card::keyPressEvent(event);
}

void SimilarPanel::retranslate()
{
    setTitle(tr("Films similar to “%1”").arg(m_film));
    m_note->setText(m_known ? tr("By the cosine of the model's item embeddings.")
                            : tr("The model has never seen this film, so it knows no similar ones."));
    m_close->setToolTip(tr("Close the similar films"));
    m_close->setAccessibleName(tr("Close the similar films"));
    m_table->setAccessibleName(tr("Similar films"));
    m_model->retranslate();
    m_table->retranslate();
    m_table->fitColumn(ResultsModel::Rank, QStringLiteral("10"));
    m_table->fitColumn(ResultsModel::Score, metricText(0.5), ScoreDelegate::barRoom());
}

void SimilarPanel::showFilm(const std::shared_ptr<const InspectedRun> &run, std::uint32_t itemCode)
{
    m_run = run;
    m_workbench.async(
        this, [run, itemCode] { return similarFilms(run, itemCode); },
        [this, run, itemCode, request = ++m_newest](const FilmsResult &films) {
            if (request != m_newest)
                return;
            if (!films) {
                Q_EMIT failed(films.error());
                return;
            }
            m_film = filmTitle(run->dataset(), itemCode);
            m_known = run->run->items.internalOf[itemCode] != 0;
            m_model->setList(*films);
            retranslate();
            show();
        });
}

} // namespace hstudio::ui
