#include "ui/inspector/similarpanel.h"

#include "ui/common/format.h"
#include "ui/common/shortcuts.h"
#include "ui/common/theme.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/filmdelegate.h"
#include "ui/inspector/films.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/resultsmodel.h"

#include <QEvent>
#include <QVBoxLayout>

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
                              .score = static_cast<double>(item.score),
                              .title = filmTitle(run->dataset(), item.itemCode),
                              .genres = filmGenres(run->dataset(), item.itemCode),
                              .heldOut = false});
    return std::make_shared<const RankedList>(std::move(list));
}

} // namespace

SimilarPanel::SimilarPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_model(new ResultsModel(this)), m_table(new FilmTable(m_model, ResultsModel::Film, this)),
      m_title(new ElidedLabel(this)), m_note(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("inspectorSimilar"));
    m_table->setObjectName(QStringLiteral("inspectorSimilarList"));
    m_title->setObjectName(QStringLiteral("inspectorSimilarTitle"));
    setRole(m_title, QStringLiteral("section"));
    m_table->setItemDelegateForColumn(ResultsModel::Score, new ScoreDelegate(m_table));
    m_table->setColumnHidden(ResultsModel::Move, true);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 1);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    connect(m_table, &FilmTable::similarRequested, this, [this](quint32 itemCode) { showFilm(m_run, itemCode); });
    retranslate();
}

void SimilarPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SimilarPanel::retranslate()
{
    m_table->setAccessibleName(tr("Similar films"));
    m_model->retranslate();
    m_table->retranslate();
    m_table->fitColumn(ResultsModel::Rank, QStringLiteral("10"));
    m_table->fitColumn(ResultsModel::Score, metricText(0.5), ScoreDelegate::barRoom());
    if (m_run == nullptr) {
        m_title->setFullText(tr("Similar films"));
        m_note->setText(tr("Choose a film anywhere on this page and press %1, or use its context menu.")
                            .arg(keysOf(Shortcut::SimilarFilms).toString(QKeySequence::NativeText)));
        return;
    }
    m_title->setFullText(tr("Films similar to “%1”").arg(m_film));
    m_note->setText(m_known ? tr("By the cosine of the model's item embeddings.")
                            : tr("The model has never seen this film, so it knows no similar ones."));
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
            Q_EMIT shown();
        });
}

} // namespace hstudio::ui
