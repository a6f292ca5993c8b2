#include "ui/data/refusedtab.h"

#include "core/data/import/refusal.h"
#include "ui/common/columnwidth.h"
#include "ui/common/format.h"
#include "ui/common/widgets.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>

namespace hstudio::ui
{

RefusedTab::RefusedTab(QWidget *parent)
    : QWidget(parent), m_refused(new RefusedModel(this)), m_note(makeSecondaryLabel({}, this)), m_table(new QTableView(this))
{
    m_note->setObjectName(QStringLiteral("refusedNote"));
    m_note->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("refusedTable"));
    m_table->setModel(m_refused);
    setUpTable(m_table);
    setRole(m_table, QStringLiteral("card"));
    m_table->setSortingEnabled(false);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 2);
    layout->setContentsMargins(0, Theme::current().unit(3), 0, 0);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    retranslate();
}

void RefusedTab::setContent(std::shared_ptr<const DatasetContent> content, qint64 refused)
{
    m_count = refused;
    m_reasons = content ? content->dataset->table->summary().refusedByReason : std::map<std::string, std::int64_t>();
    m_refused->setContent(std::move(content));
    showNote();
}

void RefusedTab::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RefusedTab::showNote()
{
    const auto listed = static_cast<qint64>(m_refused->rowCount());
    m_table->setVisible(m_count > 0);
    if (m_count == 0)
        m_note->setText(tr("Every line of the files was taken."));
    else if (listed < m_count)
        m_note->setText(tr("The first %1 of %2 lines that were not taken:").arg(countText(listed), countText(m_count)));
    else
        m_note->setText(tr("%n line(s) were not taken:", nullptr, static_cast<int>(listed)));
    QStringList reasons;
    for (const auto &[reason, count] : m_reasons)
        reasons << tr("%1 × %2").arg(countText(count), QCoreApplication::translate("Error", data::refusalText(reason).c_str()));
    if (!reasons.isEmpty())
        m_note->setText(m_note->text() + QLatin1Char('\n') + reasons.join(QLatin1Char('\n')));
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
}

void RefusedTab::fitColumns()
{
    auto *header = m_table->horizontalHeader();
    header->resizeSection(RefusedModel::File, columnWidthFor(*m_table, RefusedModel::File, QStringLiteral("ratings.data")));
    header->resizeSection(RefusedModel::Line, columnWidthFor(*m_table, RefusedModel::Line, QStringLiteral("00,000,000")));
    header->resizeSection(RefusedModel::Reason, columnWidthFor(*m_table, RefusedModel::Reason, QString(40, QLatin1Char('x'))));
}

void RefusedTab::retranslate()
{
    m_table->setAccessibleName(tr("Refused lines"));
    m_refused->retranslate();
    fitColumns();
    showNote();
}

} // namespace hstudio::ui
