#include "ui/data/interactionstab.h"

#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/widgets.h"
#include "ui/data/finderlayout.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>

namespace hstudio::ui
{

InteractionsTab::InteractionsTab(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_model(new InteractionsModel(this)), m_find(new QLineEdit(this)),
      m_count(makeSecondaryLabel({}, this)), m_table(new QTableView(this))
{
    m_find->setObjectName(QStringLiteral("findInteraction"));
    m_find->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("interactionsFound"));
    m_table->setObjectName(QStringLiteral("interactionsTable"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    setRole(m_table, QStringLiteral("card"));
    m_table->setSortingEnabled(false); // the order is the file's: it decides between equal times
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(InteractionsModel::Title, QHeaderView::Stretch);
    connect(m_find, &QLineEdit::textChanged, this, &InteractionsTab::search);

    layOutFinder(this, m_find, m_count, m_table);
    retranslate();
}

void InteractionsTab::setContent(std::shared_ptr<const DatasetContent> content)
{
    m_content = std::move(content);
    m_model->setFound({}, {});
    m_total = 0;
    search();
}

void InteractionsTab::search()
{
    const quint64 ticket = ++m_ticket;
    if (!m_content) {
        showCount();
        return;
    }
    m_workbench.async(
        this, [content = m_content, text = m_find->text().trimmed()] { return findInteractions(*content, text); },
        [this, ticket](FoundInteractions found) {
            if (ticket != m_ticket)
                return;
            m_total = found.total;
            m_model->setFound(m_content, std::move(found));
            showCount();
        });
}

void InteractionsTab::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void InteractionsTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InteractionsTab::showCount()
{
    const auto shown = static_cast<qint64>(m_model->rowCount());
    m_count->setText(shown < m_total ? tr("the first %1 of %2 interactions").arg(countText(shown), countText(m_total))
                                     : tr("%1 interactions").arg(countText(m_total)));
}

void InteractionsTab::fitColumns()
{
    auto *header = m_table->horizontalHeader();
    header->resizeSection(InteractionsModel::User, columnWidthFor(*m_table, InteractionsModel::User, QStringLiteral("000000")));
    header->resizeSection(InteractionsModel::Item, columnWidthFor(*m_table, InteractionsModel::Item, QStringLiteral("000000")));
    header->resizeSection(InteractionsModel::Rating, columnWidthFor(*m_table, InteractionsModel::Rating, QStringLiteral("0.5")));
    header->resizeSection(InteractionsModel::Time,
                          columnWidthFor(*m_table, InteractionsModel::Time, QStringLiteral("2000-00-00 00:00:00")));
    header->resizeSection(InteractionsModel::Part, columnWidthFor(*m_table, InteractionsModel::Part, tr("validation")));
}

void InteractionsTab::retranslate()
{
    m_find->setPlaceholderText(tr("Find by user id, or by title or id of a film"));
    m_find->setAccessibleName(tr("Find interactions"));
    m_table->setAccessibleName(tr("Interactions"));
    m_model->retranslate();
    fitColumns();
    showCount();
}

} // namespace hstudio::ui
