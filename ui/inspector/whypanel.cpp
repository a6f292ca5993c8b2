#include "ui/inspector/whypanel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/elidedlabel.h"
#include "ui/inspector/fileexport.h"
#include "ui/inspector/filmdelegate.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/newestonly.h"
#include "ui/inspector/whymodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QWhatsThis>

#include <cmath>

namespace hstudio::ui
{

namespace
{

/// The model answers one at a time: lists that follow a slider come first.
constexpr std::chrono::milliseconds kQuiet(200);
constexpr double kNothing = 5e-5; ///< a part that would read 0.0000

} // namespace

WhyPanel::WhyPanel(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_explaining(new NewestOnly(workbench, this)), m_leavingOut(new NewestOnly(workbench, this, kQuiet)),
      m_model(new WhyModel(this)), m_table(new FilmTable(m_model, WhyModel::Film, this)), m_title(new ElidedLabel(this)),
      m_sum(makeSecondaryLabel({}, this)), m_note(makeSecondaryLabel({}, this)),
      m_exportButton(makeIconButton(QStringLiteral("save"), {}, QStringLiteral("inspectorWhyExport"), this)),
      m_export(new FileExport(workbench, this))
{
    m_table->setObjectName(QStringLiteral("inspectorWhyList"));
    m_title->setObjectName(QStringLiteral("inspectorWhyTitle"));
    m_sum->setObjectName(QStringLiteral("inspectorWhySum"));
    m_note->setObjectName(QStringLiteral("inspectorWhyNote"));
    setRole(m_title, QStringLiteral("section"));
    m_sum->setWordWrap(true);
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(WhyModel::Contribution, Qt::DescendingOrder);
    for (int column = WhyModel::Content; column < WhyModel::ColumnCount; ++column)
        m_table->setItemDelegateForColumn(column, new ShareDelegate(m_table));
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 1);
    layout->addLayout(makeHead());
    layout->addWidget(m_sum);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    connect(m_table, &FilmTable::similarRequested, this, &WhyPanel::similarRequested);
    connect(m_note, &QLabel::linkActivated, this, &WhyPanel::showMethod);
    connect(m_exportButton, &QToolButton::clicked, this, &WhyPanel::exportShown);
    connect(m_export, &FileExport::exported, this, &WhyPanel::exported);
    connect(m_export, &FileExport::failed, this, &WhyPanel::failed);
    // A label keeps the colour that its link had when the text was set.
    connect(&Theme::current(), &Theme::changed, this, [this] {
        m_note->clear();
        retranslate();
    });
    retranslate();
}

QLayout *WhyPanel::makeHead()
{
    auto *head = new QHBoxLayout;
    setSpacing(head, 2);
    head->addWidget(m_title, 1);
    head->addWidget(m_exportButton);
    return head;
}

void WhyPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WhyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_wanted && !m_asked)
        ask();
}

void WhyPanel::retranslate()
{
    m_table->setAccessibleName(tr("Contributions of the films of the history"));
    m_exportButton->setToolTip(tr("Export the contributions as CSV…"));
    m_exportButton->setAccessibleName(m_exportButton->toolTip());
    m_note->setText(
        tr("The parts add up to the score. They are exact with norms and gates held fixed; attention of HSTU is no probability. "
           "<a href=\"method\">How this is computed</a>"));
    m_model->retranslate();
    m_table->retranslate();
    m_table->fitColumn(WhyModel::Since, QStringLiteral("10.5 min"));
    for (int column = WhyModel::Content; column < WhyModel::ColumnCount; ++column)
        m_table->fitColumn(column, QStringLiteral("+0.0000"));
    showWords();
}

void WhyPanel::showFilm(const std::shared_ptr<const RankedList> &list, std::uint32_t itemCode, const QString &side)
{
    m_wanted = {list, itemCode, side};
    m_asked = false;
    if (isVisible())
        ask();
}

void WhyPanel::forget()
{
    m_explaining->forget();
    m_leavingOut->forget();
    m_asked = false;
}

void WhyPanel::ask()
{
    m_asked = true;
    m_leavingOut->forget();
    m_explaining->ask(
        [list = m_wanted->list->request, item = m_wanted->itemCode](const std::stop_token &) { return explainFilm(list, item); },
        [this](const base::Result<std::shared_ptr<const Why>> &why) { answer(why); });
}

void WhyPanel::answer(const base::Result<std::shared_ptr<const Why>> &why)
{
    m_model->setWhy(why ? *why : nullptr);
    if (why) {
        m_table->setColumnHidden(WhyModel::TimeBias, !(*why)->explanation.timeBias);
        m_table->setColumnHidden(WhyModel::PositionBias, !(*why)->explanation.positionBias);
        askInfluences(*why);
    }
    showWords();
    if (!why)
        m_sum->setText(errorText(why.error()));
}

void WhyPanel::askInfluences(const std::shared_ptr<const Why> &why)
{
    m_leavingOut->ask([why](const std::stop_token &stop) { return influencesOn(*why, stop); },
                      [this](const base::Result<Influences> &influences) {
                          if (influences)
                              m_model->setInfluences(*influences);
                          else
                              Q_EMIT failed(influences.error());
                      });
}

void WhyPanel::showWords()
{
    const std::shared_ptr<const Why> &why = m_model->why();
    m_exportButton->setEnabled(why != nullptr);
    if (why == nullptr) {
        m_title->setFullText(tr("Choose a recommended film to see why it is there"));
        m_sum->clear();
        return;
    }
    const std::optional<std::int32_t> rank = m_wanted ? rankIn(*m_wanted->list, why->itemCode) : std::nullopt;
    m_title->setFullText(rank ? tr("Why “%1” ranks %2 in list %3", "title, rank, A or B").arg(why->title, countText(*rank), m_wanted->side)
                              : tr("Why “%1” has its score", "title").arg(why->title));
    m_sum->setText(sumWords());
}

QString WhyPanel::sumWords() const
{
    const inference::Explanation &parts = m_model->why()->explanation;
    double history = 0;
    for (const inference::ItemContribution &share : parts.history)
        history += share.contribution;
    QString words = tr("%1 films of the history").arg(metricText(history));
    const auto add = [&words](double value, const QString &text) {
        if (std::abs(value) >= kNothing)
            words += (value < 0 ? QStringLiteral(" − ") : QStringLiteral(" + ")) + text.arg(metricText(std::abs(value)));
    };
    add(parts.ownEmbedding, tr("%1 the newest film itself"));
    add(parts.ownPosition, tr("%1 its position"));
    add(parts.padding, tr("%1 padding"));
    add(parts.constant, tr("%1 biases of the layers"));
    return tr("Score %1 = %2", "score, sum").arg(metricText(parts.score), words);
}

void WhyPanel::showMethod()
{
    QWhatsThis::showText(
        m_note->mapToGlobal(m_note->rect().topLeft()),
        tr("<p>The score is followed back along the newest film's row, block by block and head by head, with layer norms and gates held at "
           "the "
           "values they have here. What a head brings in from a film of the history is that film's contribution. The contributions, the "
           "newest film's own part and the layers' biases add up to the score. From the second block on, the state of a film already holds "
           "what it attended to itself.</p>"
           "<p>A head's attention is the sum of q · k, the time bias and the position bias, passed through SiLU. The contribution is "
           "divided "
           "among these three in proportion. SiLU is no softmax: weights don't add up to 1 and may be negative.</p>"
           "<p>“Leave out” is another question: the score minus the score that the model gives without the film, computed anew.</p>"
           "<p>Formulas and tests: docs/model.md, “Why a film is recommended”.</p>"),
        m_note);
}

void WhyPanel::exportShown()
{
    if (m_model->why() == nullptr)
        return;
    m_export->ask(this, tr("Export the contributions"), tr("CSV files (*.csv)"), QStringLiteral("csv"),
                  [why = m_model->why(), influences = m_model->influences()] { return whyAsCsv(*why, influences); });
}

} // namespace hstudio::ui
