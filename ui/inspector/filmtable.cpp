#include "ui/inspector/filmtable.h"

#include "ui/common/columnwidth.h"
#include "ui/common/widgets.h"
#include "ui/inspector/filmdelegate.h"
#include "ui/inspector/filmroles.h"

#include <QHeaderView>
#include <QItemSelectionModel>

namespace hstudio::ui
{

FilmTable::FilmTable(QAbstractItemModel *films, int filmColumn, QWidget *parent)
    : QTableView(parent), m_similar(new QAction(this)), m_why(new QAction(this))
{
    setModel(films);
    setUpTable(this);
    setSortingEnabled(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegateForColumn(filmColumn, new FilmDelegate(this));
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setMinimumSectionSize(0);
    horizontalHeader()->setSectionResizeMode(filmColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionsMovable(false);
    addAction(m_similar);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_similar, &QAction::triggered, this, &FilmTable::askForSimilar);
    connect(m_why, &QAction::triggered, this, &FilmTable::askWhy);
    connect(this, &QTableView::activated, this, &FilmTable::activate);
    connect(films, &QAbstractItemModel::modelReset, this, &FilmTable::spanHeadings);
    retranslate();
}

void FilmTable::retranslate()
{
    m_similar->setText(tr("Similar films"));
    m_why->setText(tr("Why is it recommended?"));
}

void FilmTable::offerWhy() { insertAction(m_similar, m_why); }

bool FilmTable::offersWhy() const { return actions().contains(m_why); }

void FilmTable::activate(const QModelIndex &index)
{
    if (!(index.flags() & Qt::ItemIsEditable)) // there, a double click edits
        askForSimilar();
}

void FilmTable::askWhy()
{
    const QVariant item = currentIndex().data(ItemCodeRole);
    if (item.isValid())
        Q_EMIT whyRequested(item.toUInt());
}

void FilmTable::fitColumn(int column, const QString &sample, int extra)
{
    setColumnWidth(column, columnWidthFor(*this, column, sample, extra));
}

void FilmTable::askForSimilar()
{
    const QVariant item = currentIndex().data(ItemCodeRole);
    if (item.isValid())
        Q_EMIT similarRequested(item.toUInt());
}

void FilmTable::spanHeadings()
{
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (model()->index(row, 0).data(HeadingRole).toBool())
            setSpan(row, 0, 1, model()->columnCount());
    }
}

} // namespace hstudio::ui
