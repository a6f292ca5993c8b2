#include "ui/inspector/resultspanel.h"

#include "core/metrics/agreement.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/inspector/bulkbar.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/fileexport.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/listexport.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace hstudio::ui
{

namespace
{

constexpr int kMostFilms = 200;

std::vector<std::uint32_t> filmCodes(const RankedList &list)
{
    std::vector<std::uint32_t> codes;
    for (const RankedFilm &film : list.films)
        codes.push_back(film.itemCode);
    return codes;
}

} // namespace

ResultsPanel::ResultsPanel(Workbench &workbench, QWidget *parent)
    : Card({}, parent), m_workbench(workbench), m_kLabel(new QLabel(this)), m_k(new QSpinBox(this)), m_filterSeen(new QCheckBox(this)),
      m_compare(new QPushButton(this)), m_a(new ResultColumn(workbench, ResultColumn::Side::A, this)),
      m_b(new ResultColumn(workbench, ResultColumn::Side::B, this)), m_overlap(new ElidedLabel(this)), m_export(new QPushButton(this)),
      m_bulkButton(new QPushButton(this)), m_bulk(new BulkBar(workbench, this)), m_files(new FileExport(workbench, this))
{
    m_k->setObjectName(QStringLiteral("inspectorK"));
    m_filterSeen->setObjectName(QStringLiteral("inspectorFilterSeen"));
    m_compare->setObjectName(QStringLiteral("inspectorCompare"));
    m_overlap->setObjectName(QStringLiteral("inspectorOverlap"));
    m_export->setObjectName(QStringLiteral("inspectorExport"));
    m_bulkButton->setObjectName(QStringLiteral("inspectorComputeAll"));
    m_k->setRange(1, kMostFilms);
    m_k->setValue(10);
    m_k->setKeyboardTracking(false);
    m_kLabel->setBuddy(m_k);
    m_filterSeen->setChecked(true);
    m_compare->setCheckable(true);
    // List B starts with another moment than list A, so that comparing shows something at once.
    m_b->setQuery({experiment::QueryTime::Rule::AfterLast, 7 * 86400});
    m_b->hide();
    makeLayout();

    connectColumn(m_a);
    connectColumn(m_b);
    connect(m_a, &ResultColumn::runWanted, this, &ResultsPanel::runWanted);
    connect(m_b, &ResultColumn::runWanted, this, &ResultsPanel::secondRunWanted);
    connect(m_k, &QSpinBox::valueChanged, this, &ResultsPanel::applyRules);
    connect(m_filterSeen, &QCheckBox::toggled, this, &ResultsPanel::applyRules);
    connect(m_compare, &QPushButton::toggled, this, &ResultsPanel::setComparing);
    connect(m_export, &QPushButton::clicked, this, &ResultsPanel::exportLists);
    connect(m_bulkButton, &QPushButton::clicked, this, &ResultsPanel::offerBulk);
    connect(m_files, &FileExport::exported, this, &ResultsPanel::exported);
    connect(m_files, &FileExport::failed, this, &ResultsPanel::failed);
    connect(m_bulk, &BulkBar::failed, this, &ResultsPanel::failed);
    connect(m_bulk, &BulkBar::stored, this, [this] {
        m_a->ask();
        m_b->ask();
    });
    retranslate();
}

void ResultsPanel::makeLayout()
{
    m_rules = new QHBoxLayout;
    setSpacing(m_rules, 2);
    m_rules->addWidget(m_kLabel);
    m_rules->addWidget(m_k);
    m_rules->addSpacing(Theme::current().unit(2));
    m_rules->addWidget(m_filterSeen);
    m_rules->addSpacing(Theme::current().unit(2));
    m_rules->addWidget(m_compare);
    auto *columns = new QHBoxLayout;
    setSpacing(columns, 6);
    columns->addWidget(m_a, 1);
    columns->addWidget(m_b, 1);
    auto *foot = new QHBoxLayout;
    setSpacing(foot, 2);
    foot->addWidget(m_overlap, 1);
    foot->addWidget(m_export);
    foot->addWidget(m_bulkButton);
    body()->addLayout(columns, 1);
    body()->addWidget(m_bulk);
    body()->addLayout(foot);
}

void ResultsPanel::setRulesVisible(bool visible)
{
    for (int item = 0; item < m_rules->count(); ++item) {
        if (QWidget *widget = m_rules->itemAt(item)->widget())
            widget->setVisible(visible);
    }
}

void ResultsPanel::connectColumn(ResultColumn *column)
{
    connect(column, &ResultColumn::listChanged, this, &ResultsPanel::listsChanged);
    connect(column, &ResultColumn::asking, this, &ResultsPanel::asking);
    connect(column, &ResultColumn::failed, this, &ResultsPanel::failed);
    connect(column, &ResultColumn::filmChosen, this, [this, column](quint32 item) { chooseFilm(column, item); });
    connect(column->table(), &FilmTable::whyRequested, this, [this, column](quint32 item) {
        chooseFilm(column, item);
        Q_EMIT whyRequested();
    });
    connect(column->table(), &FilmTable::similarRequested, this,
            [this, column](quint32 item) { Q_EMIT similarRequested(column->run(), item); });
}

void ResultsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void ResultsPanel::retranslate()
{
    setTitle(comparing() ? QString() : tr("Recommendations"));
    m_kLabel->setText(tr("Top"));
    m_k->setAccessibleName(tr("Number of films in a list"));
    m_filterSeen->setText(tr("Leave out seen films"));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("Shows a second list beside the first: another moment, another run, or both"));
    m_export->setAccessibleName(tr("Export CSV…"));
    m_export->setToolTip(tr("Writes the shown lists into a file"));
    m_bulkButton->setAccessibleName(tr("Compute for all users…"));
    m_bulkButton->setToolTip(tr("Computes the lists of all users under the rule of list A and stores them in the workspace"));
    fitButtons();
    showOverlap();
}

void ResultsPanel::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    fitButtons();
}

/// Where there is little room the buttons are icons, so that the line that compares the lists can be read.
void ResultsPanel::fitButtons()
{
    const bool words = width() >= Theme::current().unit(140);
    for (QPushButton *button : {m_export, m_bulkButton}) {
        button->setText(words ? button->accessibleName() : QString());
        button->setIcon(words ? QIcon() : makeIcon(button == m_export ? QStringLiteral("save") : QStringLiteral("data")));
    }
}

void ResultsPanel::setRun(const std::shared_ptr<const InspectedRun> &run, const std::vector<store::RunRecord> &candidates)
{
    const bool own = std::any_of(candidates.begin(), candidates.end(), [this](const auto &candidate) { return candidate.id == m_ownRun; });
    if (!own)
        m_ownRun = {};
    m_a->setRuns(candidates, run->id());
    m_b->setRuns(candidates, own ? m_ownRun : run->id());
    m_a->setRun(run);
    if (!own)
        m_b->setRun(run);
}

void ResultsPanel::setSecondRun(const std::shared_ptr<const InspectedRun> &run)
{
    m_ownRun = run->id() == m_a->run()->id() ? base::RunId{} : run->id();
    m_b->setRun(run);
}

void ResultsPanel::setEdit(const std::shared_ptr<const EditedHistory> &edit, bool onlyB)
{
    if (edit != nullptr && onlyB && !comparing()) {
        m_b->setQuery(m_a->query());
        setComparing(true);
    }
    m_a->setEdited(onlyB ? nullptr : edit);
    m_b->setEdited(edit);
}

void ResultsPanel::chooseFilm(ResultColumn *column, std::uint32_t itemCode)
{
    m_filmColumn = column;
    m_film = itemCode;
    tellFilm();
}

void ResultsPanel::tellFilm()
{
    const ResultColumn *column = m_filmColumn != nullptr ? m_filmColumn : m_a;
    const std::shared_ptr<const RankedList> &list = column->list();
    if (list != nullptr && !list->films.empty())
        Q_EMIT filmAsked(list, m_filmColumn != nullptr ? m_film : list->films.front().itemCode,
                         column == m_a ? QStringLiteral("A") : QStringLiteral("B"));
}

void ResultsPanel::setUser(std::uint32_t user)
{
    m_filmColumn = nullptr;
    m_a->setUser(user);
    m_b->setUser(user);
}

void ResultsPanel::setRules(int k, bool filterSeen)
{
    {
        const QSignalBlocker quietK(m_k);
        const QSignalBlocker quietFilter(m_filterSeen);
        m_k->setValue(k);
        m_filterSeen->setChecked(filterSeen);
    }
    applyRules();
}

void ResultsPanel::applyRules()
{
    m_a->setRules(m_k->value(), m_filterSeen->isChecked());
    m_b->setRules(m_k->value(), m_filterSeen->isChecked());
}

void ResultsPanel::setComparing(bool comparing)
{
    m_compare->setChecked(comparing);
    m_b->setVisible(comparing);
    m_a->setComparing(comparing);
    m_b->setComparing(comparing);
    if (!comparing && m_filmColumn == m_b)
        m_filmColumn = nullptr;
    retranslate(); // the title makes room for the names of the lists
    listsChanged();
    Q_EMIT comparingChanged(comparing);
}

void ResultsPanel::listsChanged()
{
    const std::shared_ptr<const RankedList> &a = m_a->list();
    if (a != nullptr)
        Q_EMIT queryTimeChanged(a->usesTime() ? std::optional(a->queryTime) : std::nullopt);
    m_b->setOther(comparing() ? a : nullptr);
    showOverlap();
    Q_EMIT listsShown();
    tellFilm();
}

void ResultsPanel::showOverlap()
{
    const std::shared_ptr<const RankedList> &a = m_a->list();
    const std::shared_ptr<const RankedList> &b = m_b->list();
    const bool two = comparing() && a != nullptr && b != nullptr;
    m_overlap->setFullText(two ? agreementWords(*a, *b) : QString());
    if (two)
        m_overlap->setToolTip(
            tr("Overlap: share of the places that both lists fill with the same films. RBO: rank-biased overlap (p = 0.9), where the first "
               "places count most. Kendall's τ: whether the common films stand in the same order (1) or in the opposite one (−1)."));
}

QString ResultsPanel::agreementWords(const RankedList &a, const RankedList &b)
{
    const std::vector<std::uint32_t> left = filmCodes(a);
    const std::vector<std::uint32_t> right = filmCodes(b);
    const auto k = static_cast<std::int64_t>(std::max<std::size_t>({left.size(), right.size(), 1}));
    const double tau = metrics::kendallTau(left, right, metrics::TauItems::Common);
    const auto number = [](double value) { return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'f', 2); };
    return tr("Overlap@%1 %2 (%3 of %1) · RBO %4 · Kendall's τ %5", "k, share, common films, number, number")
        .arg(k)
        .arg(number(metrics::overlapAtK(left, right, k)))
        .arg(commonFilms(a, b))
        .arg(number(metrics::rankBiasedOverlap(left, right)), number(tau));
}

void ResultsPanel::offerBulk()
{
    std::optional<ListRequest> rule = m_a->request();
    if (!rule)
        return;
    rule->edited = nullptr; // everybody's own history
    m_bulk->offer(*rule);
}

std::function<std::string()> ResultsPanel::csvOfLists() const
{
    return [a = m_a->list(), b = comparing() ? m_b->list() : nullptr] { return listsAsCsv(*a, b.get()); };
}

void ResultsPanel::exportLists()
{
    if (m_a->list() != nullptr)
        m_files->ask(this, tr("Export the shown lists"), tr("CSV files (*.csv)"), QStringLiteral("csv"), csvOfLists());
}

} // namespace hstudio::ui
