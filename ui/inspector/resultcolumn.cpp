#include "ui/inspector/resultcolumn.h"

#include "core/data/timebuckets.h"
#include "ui/common/format.h"
#include "ui/common/runswatch.h"
#include "ui/common/theme.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/filmdelegate.h"
#include "ui/inspector/filmroles.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/listloader.h"
#include "ui/inspector/querytimebar.h"
#include "ui/inspector/resultsmodel.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace hstudio::ui
{

namespace
{

QString partName(ResultColumn::Side side)
{
    return side == ResultColumn::Side::A ? QStringLiteral("inspectorA") : QStringLiteral("inspectorB");
}

QLabel *makeNote(const QString &name, QWidget *parent)
{
    QLabel *note = makeSecondaryLabel({}, parent);
    note->setObjectName(name);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return note;
}

} // namespace

ResultColumn::ResultColumn(Workbench &workbench, Side side, QWidget *parent)
    : QWidget(parent), m_side(side), m_head(new QHBoxLayout), m_loader(new ListLoader(workbench, this)), m_model(new ResultsModel(this)),
      m_name(new QLabel(this)), m_runs(new QComboBox(this)), m_time(new QueryTimeBar(partName(side), this)),
      m_words(makeNote(partName(side) + QStringLiteral("Words"), this)),
      m_origin(makeNote(partName(side) + QStringLiteral("Origin"), this)), m_table(new FilmTable(m_model, ResultsModel::Film, this)),
      m_heldOut(new ElidedLabel(this))
{
    m_runs->setObjectName(partName(side) + QStringLiteral("Run"));
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setRole(m_name, QStringLiteral("section"));
    m_table->setObjectName(partName(side) + QStringLiteral("List"));
    m_table->setItemDelegateForColumn(ResultsModel::Score, new ScoreDelegate(m_table));
    m_table->setColumnHidden(ResultsModel::Move, true);
    m_table->offerWhy();
    m_origin->setWordWrap(false);
    m_heldOut->setObjectName(partName(side) + QStringLiteral("HeldOut"));
    setRole(m_heldOut, QStringLiteral("secondary"));
    makeLayout();
    connectParts();
    setComparing(false);
    retranslate();
}

void ResultColumn::makeLayout()
{
    setSpacing(m_head, 2);
    m_head->addWidget(m_name);
    m_head->addWidget(m_runs, 1);
    auto *foot = new QHBoxLayout;
    setSpacing(foot, 2);
    foot->addWidget(m_heldOut, 1);
    foot->addWidget(m_origin, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->addLayout(m_head);
    layout->addWidget(m_time);
    layout->addWidget(m_words);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
}

void ResultColumn::connectParts()
{
    connect(m_time, &QueryTimeBar::queryChanged, this, &ResultColumn::ask);
    connect(m_loader, &ListLoader::loaded, this, &ResultColumn::show);
    connect(m_loader, &ListLoader::failed, this, &ResultColumn::failed);
    connect(m_runs, &QComboBox::activated, this, [this](int index) { Q_EMIT runWanted({m_runs->itemData(index).toLongLong()}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!current.isValid())
            return;
        m_film = current.data(ItemCodeRole).toUInt();
        Q_EMIT filmChosen(*m_film);
    });
}

/// In a narrow column the run stands beside the time, which leaves a row more to the list.
void ResultColumn::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    QHBoxLayout *row = compact ? m_time->row() : m_head;
    row->insertWidget(0, m_name);
    row->insertWidget(1, m_runs, 1);
    m_time->setCompact(compact);
    showWords();
}

void ResultColumn::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ResultColumn::retranslate()
{
    const bool a = m_side == Side::A;
    m_name->setText(a ? tr("A", "first of two lists") : tr("B", "second of two lists"));
    m_words->setToolTip(tr("HSTU weighs each film of the history by how long before the query time it was seen, in buckets that grow "
                           "exponentially; the bucket named here is the newest film's."));
    m_runs->setAccessibleName(a ? tr("Run of list A") : tr("Run of list B"));
    m_table->setAccessibleName(a ? tr("Recommendations, list A") : tr("Recommendations, list B"));
    m_model->retranslate();
    m_table->retranslate();
    fitColumns();
    showWords();
}

void ResultColumn::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setCompact(width() < Theme::current().unit(78));
    fitColumns();
}

void ResultColumn::fitColumns()
{
    // Titles come before scores, and scores before bars, where there is little room.
    m_table->setColumnHidden(ResultsModel::Score, width() < Theme::current().unit(m_comparing ? 78 : 58));
    const int bar = width() < Theme::current().unit(90) ? 0 : ScoreDelegate::barRoom();
    m_table->fitColumn(ResultsModel::Rank, QStringLiteral("200"));
    m_table->fitColumn(ResultsModel::Score, metricText(0.5), bar);
    m_table->fitColumn(ResultsModel::Move, QStringLiteral("▲ 100"));
}

void ResultColumn::setRuns(const std::vector<store::RunRecord> &runs, base::RunId chosen)
{
    const QSignalBlocker quiet(m_runs);
    m_runs->clear();
    for (const store::RunRecord &run : runs) {
        m_runs->addItem(runSwatch(run.colour), QString::fromStdString(run.name), static_cast<qlonglong>(run.id.value));
        if (run.id == chosen)
            m_runs->setCurrentIndex(m_runs->count() - 1);
    }
}

void ResultColumn::setRun(std::shared_ptr<const InspectedRun> run)
{
    m_run = std::move(run);
    m_time->setEnabled(m_run == nullptr || m_run->needsTime());
    ask();
}

void ResultColumn::setUser(std::uint32_t user)
{
    m_user = user;
    m_film.reset();
    m_hasUser = true;
    ask();
}

void ResultColumn::setRules(std::int64_t k, bool filterSeen)
{
    m_k = k;
    m_filterSeen = filterSeen;
    ask();
}

void ResultColumn::setQuery(const experiment::QueryTime &query)
{
    m_time->setQuery(query);
    ask();
}

void ResultColumn::setEdited(std::shared_ptr<const EditedHistory> edited)
{
    if (m_edited == edited)
        return;
    m_edited = std::move(edited);
    ask();
}

experiment::QueryTime ResultColumn::query() const { return m_time->query(); }

void ResultColumn::setOther(std::shared_ptr<const RankedList> other) { m_model->setOther(std::move(other)); }

void ResultColumn::setComparing(bool comparing)
{
    m_comparing = comparing;
    m_name->setVisible(comparing);
    m_runs->setVisible(comparing);
    // Both lists begin at the same height, whatever is said above them.
    m_words->setMinimumHeight(comparing ? 2 * fontMetrics().lineSpacing() : 0);
    m_table->setColumnHidden(ResultsModel::Move, !comparing || m_side == Side::A);
    fitColumns();
    if (comparing && m_side == Side::B)
        ask();
}

std::optional<ListRequest> ResultColumn::request() const
{
    if (m_run == nullptr || !m_hasUser || m_user >= m_run->users->size())
        return std::nullopt;
    return ListRequest{.run = m_run, .user = m_user, .when = m_time->query(), .k = m_k, .filterSeen = m_filterSeen, .edited = m_edited};
}

const std::shared_ptr<const RankedList> &ResultColumn::list() const { return m_model->list(); }

void ResultColumn::ask()
{
    const std::optional<ListRequest> wanted = request();
    if (!wanted || (m_side == Side::B && !m_comparing)) // the model answers one at a time: nothing is asked that nobody sees
        return;
    Q_EMIT asking();
    m_loader->request(*wanted);
}

void ResultColumn::show(const std::shared_ptr<const RankedList> &list)
{
    {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_model->setList(list);
    }
    restoreChoice();
    m_time->showEffective(list->queryTime, list->lastTime);
    showWords();
    Q_EMIT listChanged();
}

void ResultColumn::restoreChoice()
{
    const QSignalBlocker quiet(m_table->selectionModel());
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    for (int row = 0; m_film && row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data(ItemCodeRole) == *m_film)
            m_table->selectRow(row);
    }
    m_table->viewport()->update();
}

void ResultColumn::showWords()
{
    const std::shared_ptr<const RankedList> &list = m_model->list();
    if (list == nullptr)
        return;
    m_words->setText(timeWords(*list));
    m_heldOut->setFullText(heldOutWords(*list));
    if (list->storedAt != 0) {
        m_origin->setText(tr("stored"));
        m_origin->setToolTip(tr("Read from the list stored at %1 UTC").arg(dateTimeText(list->storedAt)));
    } else if (list->request.edited != nullptr) {
        m_origin->setText(tr("what if"));
        m_origin->setToolTip(tr("Computed just now for the edited history"));
    } else {
        m_origin->setText(tr("live"));
        m_origin->setToolTip(tr("Computed just now"));
    }
}

QString ResultColumn::timeWords(const RankedList &list) const
{
    if (!list.usesTime())
        return tr("This model ignores time: its list is the same at any moment.");
    const qint64 gap = list.queryTime - list.lastTime;
    const QString when = dateTimeText(list.queryTime);
    const int bucket = data::timeBucket(gap);
    QString words;
    if (list.emptyHistory)
        words = tr("Asked at %1 UTC, with nothing seen before.").arg(when);
    else if (m_compact && gap >= 0)
        words = tr("%1 UTC: %2 after the last film, bucket %3").arg(when, gapText(gap)).arg(bucket);
    else if (gap == 0)
        words = tr("Asked at %1 UTC, the moment of the last film (time bucket %2).").arg(when).arg(bucket);
    else if (gap > 0)
        words = tr("Asked at %1 UTC, %2 after the last film (time bucket %3).").arg(when, gapText(gap)).arg(bucket);
    else
        words = tr("Asked at %1 UTC, %2 before the last film.").arg(when, gapText(-gap));
    if (list.unusedFilms > 0)
        words += QLatin1Char(' ') + tr("%n later film(s) are not shown to the model.", nullptr, static_cast<int>(list.unusedFilms));
    return words;
}

QString ResultColumn::heldOutWords(const RankedList &list) const
{
    if (list.emptyHistory)
        return list.request.edited != nullptr
                   ? tr("The edited history is empty: add a film, and there is something to recommend from.")
                   : tr("This user's history holds no film that the model knows: there is nothing to recommend from.");
    if (!list.heldOut)
        return tr("This user has no held-out film.");
    const HeldOut &film = *list.heldOut;
    if (!film.known)
        return tr("Held-out film can't be ranked, the model has never seen it: “%1”").arg(film.title);
    if (film.rank == 0)
        return tr("Held-out film is no candidate, the user has seen it before: “%1”").arg(film.title);
    return tr("Held-out film ranks %1: “%2”", "rank, title").arg(countText(film.rank), film.title);
}

} // namespace hstudio::ui
