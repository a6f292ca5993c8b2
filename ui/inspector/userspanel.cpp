#include "ui/inspector/userspanel.h"

#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/inspector/usersmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace hstudio::ui
{

UsersPanel::UsersPanel(QWidget *parent)
    : Card({}, parent), m_model(new UsersModel(this)), m_find(new QLineEdit(this)), m_table(new QTableView(this)),
      m_count(makeSecondaryLabel({}, this))
{
    m_find->setObjectName(QStringLiteral("inspectorUserFind"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_table->setObjectName(QStringLiteral("inspectorUsers"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->sortByColumn(UsersModel::Id, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setMinimumSectionSize(0);
    m_table->horizontalHeader()->setSectionResizeMode(UsersModel::Id, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(Theme::current().unit(36));
    body()->addWidget(m_find);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_count);
    connect(m_find, &QLineEdit::textChanged, this, &UsersPanel::filter);
    connect(m_find, &QLineEdit::returnPressed, this, &UsersPanel::chooseFound);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UsersPanel::currentChanged);
    retranslate();
}

void UsersPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

bool UsersPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_table->setFocus(Qt::TabFocusReason);
        return true;
    }
    return Card::eventFilter(watched, event);
}

void UsersPanel::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    // Whom and how well comes first; the rest where there is room.
    m_table->setColumnHidden(UsersModel::Length, width() < Theme::current().unit(46));
    m_table->setColumnHidden(UsersModel::Hit, width() < Theme::current().unit(56));
}

void UsersPanel::retranslate()
{
    setTitle(tr("Users"));
    m_find->setPlaceholderText(tr("Find by id"));
    m_find->setAccessibleName(tr("Find a user by id"));
    m_table->setAccessibleName(tr("Users"));
    m_model->retranslate();
    fitColumns();
    updateCount();
}

void UsersPanel::fitColumns()
{
    for (const int column : {int(UsersModel::Length), int(UsersModel::Rank)})
        m_table->setColumnWidth(column, columnWidthFor(*m_table, column, QStringLiteral("9,999")));
    m_table->setColumnWidth(UsersModel::Hit, columnWidthFor(*m_table, UsersModel::Hit, {}));
}

void UsersPanel::setUsers(std::shared_ptr<const UserTable> users)
{
    if (m_user && *m_user >= users->size())
        m_user.reset();
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_model->setUsers(std::move(users));
        updateCount();
    }
    select(m_user ? m_model->rowOf(*m_user) : m_model->rowCount() > 0 ? 0 : -1);
}

void UsersPanel::filter(const QString &text)
{
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_model->setFilter(text);
        updateCount();
    }
    const int row = m_user ? m_model->rowOf(*m_user) : -1;
    if (row >= 0)
        select(row);
}

void UsersPanel::chooseFound()
{
    const int exact = m_model->rowOfId(m_find->text());
    select(exact >= 0 ? exact : m_model->rowCount() > 0 ? 0 : -1);
}

void UsersPanel::select(int row)
{
    if (row < 0)
        return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

void UsersPanel::currentChanged(const QModelIndex &current)
{
    if (m_quiet || !current.isValid())
        return;
    const std::uint32_t user = m_model->userAt(current.row());
    if (m_user == user)
        return;
    m_user = user;
    Q_EMIT userChosen(user);
}

void UsersPanel::updateCount()
{
    const int count = m_model->rowCount();
    m_count->setText(count == 0 ? tr("No user has such an id") : tr("%1 users", nullptr, count).arg(countText(count)));
}

void UsersPanel::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

QByteArray UsersPanel::headerState() const { return m_table->horizontalHeader()->saveState(); }

void UsersPanel::restoreHeader(const QByteArray &state) { m_table->horizontalHeader()->restoreState(state); }

} // namespace hstudio::ui
