#include "ui/inspector/userspanel.h"

#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/runswatch.h"
#include "ui/common/theme.h"
#include "ui/inspector/usersmodel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <utility>

namespace hstudio::ui
{

namespace
{

constexpr int kNameRole = Qt::UserRole + 1;

} // namespace

UsersPanel::UsersPanel(QWidget *parent)
    : Card({}, parent), m_model(new UsersModel(this)), m_find(new QLineEdit(this)), m_group(new QComboBox(this)),
      m_other(new QComboBox(this)), m_table(new QTableView(this)), m_count(makeSecondaryLabel({}, this))
{
    m_find->setObjectName(QStringLiteral("inspectorUserFind"));
    m_group->setObjectName(QStringLiteral("inspectorUserGroup"));
    m_other->setObjectName(QStringLiteral("inspectorUserOtherRun"));
    m_count->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("inspectorUserCount"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    for (QComboBox *box : {m_group, m_other}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
    }
    setUpUsers();
    makeLayout();
    connect(m_find, &QLineEdit::textChanged, this, &UsersPanel::filter);
    connect(m_find, &QLineEdit::returnPressed, this, &UsersPanel::chooseFound);
    connect(m_group, &QComboBox::currentIndexChanged, this, &UsersPanel::filter);
    connect(m_other, &QComboBox::activated, this, &UsersPanel::chooseOther);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UsersPanel::currentChanged);
    retranslate();
}

void UsersPanel::setUpUsers()
{
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
}

void UsersPanel::makeLayout()
{
    setMinimumWidth(Theme::current().unit(36));
    auto *filters = new QHBoxLayout;
    setSpacing(filters, 2);
    filters->addWidget(m_group, 4);
    filters->addWidget(m_other, 5);
    body()->addWidget(m_find);
    body()->addLayout(filters);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_count);
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
    hideColumns();
}

void UsersPanel::hideColumns()
{
    // Whom and how well comes first; the rest where there is room.
    const int units = width() / Theme::current().unit();
    const int taken = m_compared ? 18 : 0;
    m_table->setColumnHidden(UsersModel::Difference, !m_compared);
    m_table->setColumnHidden(UsersModel::Length, units < 48 + taken);
    m_table->setColumnHidden(UsersModel::Hit, units < 60 + taken);
    m_table->setColumnHidden(UsersModel::Ndcg, units < 80 + taken);
    m_table->setColumnHidden(UsersModel::LastActivity, units < 106 + taken);
}

void UsersPanel::retranslate()
{
    setTitle(tr("Users"));
    m_find->setPlaceholderText(tr("Find by id"));
    m_find->setAccessibleName(tr("Find a user by id"));
    m_group->setAccessibleName(tr("Which users are listed"));
    m_other->setAccessibleName(tr("Run to compare ranks with"));
    m_other->setToolTip(tr("Shows how the held-out film's rank differs from its rank with another run"));
    for (int entry = 0; entry < m_other->count(); ++entry)
        m_other->setItemText(entry, otherText(entry));
    m_table->setAccessibleName(tr("Users"));
    retranslateGroups();
    m_model->retranslate();
    fitColumns();
    updateCount();
}

void UsersPanel::retranslateGroups()
{
    QStringList groups{tr("All users"), tr("Hits"), tr("Misses"), tr("Can't be ranked")};
    if (m_compared)
        groups << tr("Better than with the other run") << tr("Worse than with the other run");
    const int chosen = m_group->currentIndex();
    const QSignalBlocker quiet(m_group);
    m_group->clear();
    m_group->addItems(groups);
    m_group->setCurrentIndex(chosen >= 0 && chosen < groups.size() ? chosen : 0);
}

void UsersPanel::fitColumns()
{
    for (const int column : {int(UsersModel::Length), int(UsersModel::Rank)})
        m_table->setColumnWidth(column, columnWidthFor(*m_table, column, QStringLiteral("9,999")));
    m_table->setColumnWidth(UsersModel::Hit, columnWidthFor(*m_table, UsersModel::Hit, {}));
    m_table->setColumnWidth(UsersModel::Ndcg, columnWidthFor(*m_table, UsersModel::Ndcg, metricText(0.5)));
    m_table->setColumnWidth(UsersModel::LastActivity, columnWidthFor(*m_table, UsersModel::LastActivity, QStringLiteral("2000-00-00")));
    m_table->setColumnWidth(UsersModel::Difference, columnWidthFor(*m_table, UsersModel::Difference, QStringLiteral("+9,999")));
}

void UsersPanel::setOtherRuns(const std::vector<store::RunRecord> &runs)
{
    const qlonglong chosen = m_other->currentData().toLongLong();
    {
        const QSignalBlocker quiet(m_other);
        m_other->clear();
        m_other->addItem(QString(), qlonglong{0});
        for (const store::RunRecord &run : runs) {
            m_other->addItem(runSwatch(run.colour), QString(), static_cast<qlonglong>(run.id.value));
            m_other->setItemData(m_other->count() - 1, QString::fromStdString(run.name), kNameRole);
            if (run.id.value == chosen)
                m_other->setCurrentIndex(m_other->count() - 1);
        }
    }
    retranslate();
    if (m_other->currentData().toLongLong() != chosen)
        setDifferences(nullptr);
}

QString UsersPanel::otherText(int entry) const
{
    return entry == 0 ? tr("vs no run")
                      : tr("vs %1", "ranks beside those of another run").arg(m_other->itemData(entry, kNameRole).toString());
}

void UsersPanel::chooseOther(int index)
{
    const base::RunId run{m_other->itemData(index).toLongLong()};
    if (run.valid())
        Q_EMIT otherRunWanted(run);
    else
        setDifferences(nullptr);
}

void UsersPanel::setDifferences(std::shared_ptr<const RankDifferences> differences)
{
    const bool before = std::exchange(m_compared, differences != nullptr);
    m_counts = m_compared ? inference::countDifferences(*differences) : inference::DifferenceCounts{};
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_model->setDifferences(std::move(differences));
        retranslateGroups();
    }
    hideColumns();
    if (m_compared && !before) // those who gain the most first
        m_table->sortByColumn(UsersModel::Difference, Qt::AscendingOrder);
    else if (!m_compared && before)
        m_table->sortByColumn(UsersModel::Id, Qt::AscendingOrder);
    filter();
    if (m_compared && !before)
        m_table->scrollToTop();
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
    if (const base::RunId other{m_other->currentData().toLongLong()}; other.valid())
        Q_EMIT otherRunWanted(other);
    select(m_user ? m_model->rowOf(*m_user) : m_model->rowCount() > 0 ? 0 : -1);
}

void UsersPanel::filter()
{
    {
        const QScopedValueRollback quiet(m_quiet, true);
        m_model->setFilter({.id = m_find->text().trimmed().toStdString(), .group = UserFilter::Group(m_group->currentIndex())});
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

void UsersPanel::choose(std::uint32_t user)
{
    if (m_model->rowOf(user) < 0)
        m_find->clear();
    select(m_model->rowOf(user));
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
    QString words = count == 0 ? tr("No such user") : tr("%1 users", nullptr, count).arg(countText(count));
    if (m_compared)
        words += QLatin1Char('\n') + tr("Better for %1, worse for %2, the same for %3", "numbers of users")
                                         .arg(countText(m_counts.better), countText(m_counts.worse), countText(m_counts.same));
    m_count->setText(words);
}

void UsersPanel::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

QByteArray UsersPanel::headerState() const { return m_table->horizontalHeader()->saveState(); }

void UsersPanel::restoreHeader(const QByteArray &state)
{
    m_table->horizontalHeader()->restoreState(state);
    hideColumns();
}

} // namespace hstudio::ui
