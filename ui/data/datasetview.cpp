#include "ui/data/datasetview.h"

#include "core/data/demo.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/data/distributioncharts.h"
#include "ui/data/filmstab.h"
#include "ui/data/interactionstab.h"
#include "ui/data/preparationtext.h"
#include "ui/data/refusedtab.h"
#include "ui/data/splitcard.h"

#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>
#include <QTabWidget>

namespace hstudio::ui
{
namespace
{

enum FigureIndex
{
    Users,
    Items,
    Interactions,
    Density,
    FirstDate,
    LastDate,
    TiedShare,
    Refused,
    FigureCount,
};

constexpr const char *kFigureNames[FigureCount] = {"figureUsers",     "figureItems",    "figureInteractions", "figureDensity",
                                                   "figureFirstDate", "figureLastDate", "figureTiedShare",    "figureRefused"};
constexpr int kFigureUnits = 24; ///< width that a figure needs

/// On a low screen the content keeps its height and scrolls.
QScrollArea *scrolling(QWidget *content, const QString &name)
{
    auto *scroll = new QScrollArea(content->parentWidget());
    scroll->setObjectName(name);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    content->setObjectName(QStringLiteral("scrollContent"));
    scroll->setWidget(content);
    return scroll;
}

} // namespace

DatasetView::DatasetView(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_name(makeTitleLabel({}, this)), m_origin(makeSecondaryLabel({}, this)),
      m_preparation(makeSecondaryLabel({}, this)), m_use(makePrimaryButton({}, this)), m_prepare(new QPushButton(this)),
      m_remove(makeIconButton(QStringLiteral("remove"), {}, QStringLiteral("removeDataset"), this)), m_tabs(new QTabWidget(this)),
      m_charts(new DistributionCharts(this)), m_interactions(new InteractionsTab(workbench, this)), m_films(new FilmsTab(this)),
      m_split(new SplitCard(this)), m_refused(new RefusedTab(this))
{
    m_name->setObjectName(QStringLiteral("datasetName"));
    m_origin->setObjectName(QStringLiteral("datasetOrigin"));
    m_preparation->setObjectName(QStringLiteral("datasetPreparation"));
    m_prepare->setObjectName(QStringLiteral("prepareDataset"));
    m_use->setObjectName(QStringLiteral("useDataset"));
    m_tabs->setObjectName(QStringLiteral("datasetTabs"));

    auto *names = new QVBoxLayout;
    setSpacing(names, 0);
    names->addWidget(m_name);
    for (auto *line : {m_origin, m_preparation}) {
        names->addWidget(line);
        line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    auto *head = new QHBoxLayout;
    setSpacing(head, 2);
    head->addLayout(names, 1);
    head->addWidget(m_remove, 0, Qt::AlignVCenter);
    head->addWidget(m_prepare, 0, Qt::AlignVCenter);
    head->addWidget(m_use, 0, Qt::AlignVCenter);

    buildFigures();
    buildTabs();
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4);
    layout->addLayout(head);
    layout->addWidget(m_figureRow);
    layout->addWidget(m_tabs, 1);

    connect(m_use, &QPushButton::clicked, this, &DatasetView::experimentWanted);
    connect(m_prepare, &QPushButton::clicked, this, &DatasetView::prepareWanted);
    connect(m_remove, &QToolButton::clicked, this, &DatasetView::removeWanted);
    retranslate();
}

void DatasetView::buildFigures()
{
    m_figureGrid = new QGridLayout;
    setSpacing(m_figureGrid, 3);
    auto *card = new Card({}, this);
    setSpacing(card->layout(), 0, 3);
    card->body()->addLayout(m_figureGrid);
    m_figureRow = card;
    for (const char *name : kFigureNames) {
        auto *figure = new Figure({}, m_figureRow);
        figure->setObjectName(QLatin1String(name));
        m_figures.append(figure);
    }
    arrangeFigures();
}

void DatasetView::arrangeFigures()
{
    const int columns = width() >= FigureCount * Theme::current().unit(kFigureUnits) ? FigureCount : FigureCount / 2;
    if (m_figureGrid->count() > 0 && m_figureGrid->itemAtPosition(0, columns - 1) != nullptr && m_figureGrid->columnCount() <= columns)
        return;
    for (auto *figure : std::as_const(m_figures))
        m_figureGrid->removeWidget(figure);
    for (int i = 0; i < FigureCount; ++i)
        m_figureGrid->addWidget(m_figures[i], i / columns, i % columns);
    for (int column = 0; column < FigureCount; ++column)
        m_figureGrid->setColumnStretch(column, column < columns ? 1 : 0);
}

void DatasetView::buildTabs()
{
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(scrolling(m_charts, QStringLiteral("chartsScroll")), {});
    m_tabs->addTab(m_interactions, {});
    m_tabs->addTab(m_films, {});
    m_tabs->addTab(scrolling(m_split, QStringLiteral("splitScroll")), {});
    m_tabs->addTab(m_refused, {});
}

void DatasetView::setRecord(const store::DatasetRecord &record)
{
    m_record = record;
    fillFigures();
}

void DatasetView::setContent(const std::shared_ptr<const DatasetContent> &content)
{
    m_content = content;
    m_interactions->setContent(content);
    m_films->setContent(content);
    m_refused->setContent(content, m_record.refused);
    m_charts->setStats(content->stats);
    m_split->setStats(content->stats, content->dataset->table->summary());
    showPreparation();
}

void DatasetView::clearContent()
{
    m_content.reset();
    m_interactions->setContent({});
    m_films->setContent({});
    m_refused->setContent({}, 0);
    m_charts->clear();
    m_split->clear();
    showPreparation();
}

void DatasetView::showPreparation()
{
    const QString text = m_content ? preparationText(m_content->dataset->table->summary()) : QString();
    m_preparation->setText(m_preparation->fontMetrics().elidedText(text, Qt::ElideRight, m_preparation->width()));
    m_preparation->setToolTip(text);
}

void DatasetView::focusFind()
{
    if (m_tabs->currentWidget() == m_interactions) {
        m_interactions->focusFind();
        return;
    }
    m_tabs->setCurrentWidget(m_films);
    m_films->focusFind();
}

void DatasetView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DatasetView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeFigures();
    layout()->activate(); // for the label's new width
    showPreparation();
}

void DatasetView::fillFigures()
{
    m_name->setText(QString::fromStdString(m_record.name));
    const bool demo = m_record.source == data::kDemoSource;
    const QString source = demo ? tr("the program itself") : QDir::toNativeSeparators(QString::fromStdString(m_record.source));
    m_origin->setText(tr("%1 · imported %2 from %3").arg(QString::fromStdString(m_record.format), dateText(m_record.importedAt), source));
    m_origin->setToolTip(source);
    const double cells = static_cast<double>(m_record.users) * static_cast<double>(m_record.items);
    m_figures[Users]->setValue(countText(m_record.users));
    m_figures[Items]->setValue(countText(m_record.items));
    m_figures[Interactions]->setValue(countText(m_record.interactions));
    m_figures[Density]->setValue(cells > 0 ? shareText(static_cast<double>(m_record.interactions) / cells) : QStringLiteral("–"));
    m_figures[FirstDate]->setValue(dateText(m_record.firstTime));
    m_figures[LastDate]->setValue(dateText(m_record.lastTime));
    m_figures[TiedShare]->setValue(shareText(m_record.tiedShare));
    m_figures[Refused]->setValue(countText(m_record.refused));
    m_tabs->setTabText(4, m_record.refused > 0 ? tr("Refused lines (%1)").arg(countText(m_record.refused)) : tr("Refused lines"));
}

void DatasetView::retranslate()
{
    m_use->setText(tr("Set up an experiment"));
    m_use->setToolTip(tr("Go to the Experiment page with this data set"));
    m_remove->setToolTip(tr("Remove this data set from the workspace"));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_tabs->setTabText(0, tr("Distributions"));
    m_tabs->setTabText(1, tr("Interactions"));
    m_tabs->setTabText(2, tr("Films"));
    m_tabs->setTabText(3, tr("Split"));
    m_prepare->setText(tr("Filter and split…"));
    m_prepare->setToolTip(tr("Make another data set of this one: fewer interactions, or another split"));
    showPreparation();
    m_figures[Users]->setCaption(tr("Users"));
    m_figures[Items]->setCaption(tr("Items"));
    m_figures[Interactions]->setCaption(tr("Interactions"));
    m_figures[Density]->setCaption(tr("Density"));
    m_figures[FirstDate]->setCaption(tr("First"));
    m_figures[LastDate]->setCaption(tr("Last"));
    m_figures[TiedShare]->setCaption(tr("Equal times"));
    m_figures[Refused]->setCaption(tr("Refused lines"));
    m_figures[Items]->setToolTip(tr("Films with at least one interaction."));
    m_figures[Density]->setToolTip(tr("Interactions divided by users times items: the share of the table that is filled."));
    m_figures[FirstDate]->setToolTip(tr("Date of the first interaction (UTC)."));
    m_figures[LastDate]->setToolTip(tr("Date of the last interaction (UTC)."));
    m_figures[TiedShare]->setToolTip(
        tr("Share of the interactions at the same second as another one of the same user. Nothing in the data says which of "
           "them came first, so the order of the file is kept: a different file order gives different sequences, and a "
           "different held-out film."));
    m_figures[Refused]->setToolTip(tr("Lines of the files that could not be read. The tab \"Refused lines\" lists them with the reason."));
    fillFigures();
}

} // namespace hstudio::ui
