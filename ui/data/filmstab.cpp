#include "ui/data/filmstab.h"

#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/widgets.h"
#include "ui/data/finderlayout.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>

namespace hstudio::ui
{

FilmsTab::FilmsTab(QWidget *parent)
    : QWidget(parent), m_films(new FilmsModel(this)), m_found(new QSortFilterProxyModel(this)), m_find(new QLineEdit(this)),
      m_count(makeSecondaryLabel({}, this)), m_table(new QTableView(this))
{
    m_find->setObjectName(QStringLiteral("findFilm"));
    m_find->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("filmsFound"));
    m_table->setObjectName(QStringLiteral("filmsTable"));

    m_found->setSourceModel(m_films);
    m_found->setSortRole(FilmsModel::SortRole);
    m_found->setFilterKeyColumn(-1);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_found);
    setUpTable(m_table);
    setRole(m_table, QStringLiteral("card"));
    m_table->sortByColumn(FilmsModel::Interactions, Qt::DescendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(FilmsModel::Title, QHeaderView::Stretch);

    connect(m_find, &QLineEdit::textChanged, m_found, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_find, &QLineEdit::textChanged, this, &FilmsTab::showCount);

    layOutFinder(this, m_find, m_count, m_table);
    retranslate();
}

void FilmsTab::setContent(std::shared_ptr<const DatasetContent> content)
{
    m_films->setContent(std::move(content));
    showCount();
}

void FilmsTab::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void FilmsTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilmsTab::showCount() { m_count->setText(tr("%n film(s)", nullptr, m_found->rowCount())); }

void FilmsTab::fitColumns()
{
    auto *header = m_table->horizontalHeader();
    header->resizeSection(FilmsModel::Id, columnWidthFor(*m_table, FilmsModel::Id, QStringLiteral("000000")));
    header->resizeSection(FilmsModel::Genres, columnWidthFor(*m_table, FilmsModel::Genres, QStringLiteral("Adventure, Animation, Comedy")));
    header->resizeSection(FilmsModel::Interactions, columnWidthFor(*m_table, FilmsModel::Interactions, QStringLiteral("000,000")));
}

void FilmsTab::retranslate()
{
    m_find->setPlaceholderText(tr("Find by title, genre or id"));
    m_find->setAccessibleName(tr("Find films"));
    m_table->setAccessibleName(tr("Films"));
    m_films->retranslate();
    fitColumns();
    showCount();
}

} // namespace hstudio::ui
