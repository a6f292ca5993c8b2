#include "ui/runs/runcolumns.h"

#include "ui/common/columnwidth.h"
#include "ui/runs/runsmodel.h"

#include <QDataStream>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>

namespace hstudio::ui
{

namespace
{

constexpr quint32 kMagic = 0x52434f4c; // "RCOL"
constexpr int kWidestCharacters = 32;

} // namespace

RunColumns::RunColumns(QTableView &table, RunsModel &runs, QObject *parent) : QObject(parent), m_table(table), m_runs(runs)
{
    m_table.horizontalHeader()->setSectionsMovable(true);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        if (!m_fitting && before > 0 && width > 0 && width != before) // shown all the time: somebody has drawn it
            m_remembered[m_runs.columnKey(column)].width = width;
    });
    connect(m_table.model(), &QAbstractItemModel::columnsInserted, this,
            [this](const QModelIndex &, int first, int last) { apply(first, last); });
    apply(0, m_runs.columnCount() - 1);
}

void RunColumns::fill(QMenu &menu)
{
    menu.clear();
    for (int column = 0; column < m_runs.columnCount(); ++column) {
        auto *action = menu.addAction(m_runs.headerData(column, Qt::Horizontal).toString());
        action->setObjectName(QStringLiteral("runsColumn_") + m_runs.columnKey(column));
        action->setToolTip(m_runs.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_table.isColumnHidden(column));
        action->setEnabled(column != RunsModel::Name);
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu.setToolTipsVisible(true);
}

void RunColumns::setShown(int column, bool shown)
{
    m_table.setColumnHidden(column, !shown);
    if (shown && m_remembered.value(m_runs.columnKey(column)).width == 0)
        fitColumn(column);
    Q_EMIT shownChanged();
}

void RunColumns::apply(int first, int last)
{
    for (int column = first; column <= last; ++column) {
        const auto place = m_remembered.constFind(m_runs.columnKey(column));
        m_table.setColumnHidden(column, place == m_remembered.constEnd() ? !RunsModel::isShownAtFirst(column) : !place->shown);
        if (place != m_remembered.constEnd() && place->width > 0)
            setWidth(column, place->width);
        else
            fitColumn(column);
    }
    keepOrder();
}

/// Puts columns that were remembered into their order; others stay behind them.
void RunColumns::keepOrder()
{
    std::vector<std::pair<int, int>> wanted; // order, column
    for (int column = 0; column < m_runs.columnCount(); ++column) {
        const auto place = m_remembered.constFind(m_runs.columnKey(column));
        if (place != m_remembered.constEnd())
            wanted.emplace_back(place->order, column);
    }
    std::sort(wanted.begin(), wanted.end());
    QHeaderView *header = m_table.horizontalHeader();
    for (std::size_t i = 0; i < wanted.size(); ++i)
        header->moveSection(header->visualIndex(wanted[i].second), static_cast<int>(i));
}

void RunColumns::fitColumn(int column)
{
    QString longest;
    for (int row = 0; row < m_runs.rowCount(); ++row) {
        const QString text = m_runs.index(row, column).data().toString();
        if (text.size() > longest.size())
            longest = text;
    }
    const int swatch = column == RunsModel::Name ? Theme::current().unit(4) : 0;
    const int most = m_table.fontMetrics().averageCharWidth() * kWidestCharacters;
    setWidth(column, std::min(most, columnWidthFor(m_table, column, longest, swatch)));
}

void RunColumns::setWidth(int column, int width)
{
    const QScopedValueRollback fitting(m_fitting, true);
    m_table.setColumnWidth(column, width);
}

void RunColumns::fit()
{
    for (int column = 0; column < m_runs.columnCount(); ++column) {
        if (!m_table.isColumnHidden(column) && m_remembered.value(m_runs.columnKey(column)).width == 0)
            fitColumn(column);
    }
}

QByteArray RunColumns::save() const
{
    QHash<QString, Place> places = m_remembered;
    const QHeaderView *header = m_table.horizontalHeader();
    for (int column = 0; column < m_runs.columnCount(); ++column) {
        auto &place = places[m_runs.columnKey(column)];
        place = {!m_table.isColumnHidden(column), place.width, header->visualIndex(column)};
    }
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kMagic << static_cast<qint32>(header->sortIndicatorSection()) << static_cast<qint32>(header->sortIndicatorOrder())
           << static_cast<quint32>(places.size());
    for (auto place = places.constBegin(); place != places.constEnd(); ++place)
        stream << place.key() << place->shown << static_cast<qint32>(place->width) << static_cast<qint32>(place->order);
    return state;
}

bool RunColumns::restore(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0, count = 0;
    qint32 sorted = 0, order = 0;
    stream >> magic >> sorted >> order >> count;
    if (stream.status() != QDataStream::Ok || magic != kMagic)
        return false;
    QHash<QString, Place> places;
    for (quint32 i = 0; i < count && stream.status() == QDataStream::Ok; ++i) {
        QString key;
        bool shown = true;
        qint32 width = 0, place = 0;
        stream >> key >> shown >> width >> place;
        places.insert(key, {shown, width, place});
    }
    if (stream.status() != QDataStream::Ok)
        return false;
    m_remembered = std::move(places);
    apply(0, m_runs.columnCount() - 1);
    if (sorted >= 0 && sorted < m_runs.columnCount())
        m_table.sortByColumn(sorted, static_cast<Qt::SortOrder>(order));
    Q_EMIT shownChanged();
    return true;
}

} // namespace hstudio::ui
