#include "ui/inspector/historypanel.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/inspector/filmdelegate.h"
#include "ui/inspector/filmtable.h"
#include "ui/inspector/historymodel.h"

#include <QEvent>

namespace hstudio::ui
{

HistoryPanel::HistoryPanel(Workbench &workbench, QWidget *parent)
    : Card({}, parent), m_workbench(workbench), m_model(new HistoryModel(this)), m_table(new FilmTable(m_model, HistoryModel::Film, this)),
      m_summary(makeSecondaryLabel({}, this))
{
    m_table->setObjectName(QStringLiteral("inspectorHistory"));
    m_table->setItemDelegateForColumn(HistoryModel::Time, new TimelineDelegate(m_table));
    m_summary->setWordWrap(true);
    body()->addWidget(m_summary);
    body()->addWidget(m_table, 1);
    connect(m_table, &FilmTable::similarRequested, this, &HistoryPanel::similarRequested);
    retranslate();
}

void HistoryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

void HistoryPanel::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    m_table->setColumnHidden(HistoryModel::Rating, width() < Theme::current().unit(60)); // titles come first
}

void HistoryPanel::retranslate()
{
    setTitle(m_userId.isEmpty() ? tr("History") : tr("History of user %1").arg(m_userId));
    m_table->setAccessibleName(tr("History of the chosen user, newest first"));
    m_model->retranslate();
    m_table->retranslate();
    m_table->fitColumn(HistoryModel::Time, QStringLiteral("00:00:00"), Theme::current().unit(4));
    m_table->fitColumn(HistoryModel::Rating, QStringLiteral("4.5"));
    if (m_count > 0) {
        const QString films = tr("%1 films", nullptr, static_cast<int>(m_count)).arg(countText(m_count));
        m_summary->setText(tr("%1 · %2 to %3", "films, first date, last date").arg(films, dateText(m_first), dateText(m_last)));
    } else {
        m_summary->clear();
    }
}

void HistoryPanel::showUser(const std::shared_ptr<const InspectedRun> &run, std::uint32_t user)
{
    m_userId = QString::fromStdString(run->users->ids[user]);
    m_workbench.async(
        this, [run, user] { return historyOf(*run, user); },
        [this, request = ++m_newest](std::vector<HistoryEntry> entries) {
            if (request == m_newest)
                show(std::move(entries));
        });
}

void HistoryPanel::show(std::vector<HistoryEntry> entries)
{
    m_count = static_cast<std::int64_t>(entries.size());
    m_last = entries.empty() ? 0 : entries.front().time;
    m_first = entries.empty() ? 0 : entries.back().time;
    m_model->setEntries(std::move(entries));
    m_table->scrollToTop();
    retranslate();
}

void HistoryPanel::setQueryTime(std::optional<std::int64_t> time) { m_model->setQueryTime(time); }

} // namespace hstudio::ui
