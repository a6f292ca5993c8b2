#include "ui/training/overlaypicker.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QListWidget>
#include <QPainter>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
constexpr std::size_t shownRows = 10; ///< more scroll

QPixmap dot(const QColor &color, int size, double ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(size * 0.15, size * 0.15, size * 0.7, size * 0.7));
    return pixmap;
}

base::RunId runOf(const QListWidgetItem &item) { return base::RunId{item.data(Qt::UserRole).toLongLong()}; }
} // namespace

OverlayPicker::OverlayPicker(Workbench &workbench, QWidget *parent)
    : Card({}, parent), m_workbench(workbench), m_list(new QListWidget(this)), m_none(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("overlayPicker"));
    m_list->setObjectName(QStringLiteral("overlays"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setWordWrap(true);
    body()->addWidget(m_none);
    body()->addWidget(m_list);
    body()->addStretch();
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) {
        const auto run = runOf(*item);
        if (item->checkState() == Qt::Checked)
            m_ticked.insert(run);
        else
            m_ticked.erase(run);
        Q_EMIT tickedChanged();
    });
    connect(&workbench, &Workbench::runsChanged, this, &OverlayPicker::refresh);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        m_list->clear();
        refresh();
    });
    retranslate();
}

void OverlayPicker::showRun(base::RunId run)
{
    m_run = run;
    refresh();
}

std::vector<const store::RunRecord *> OverlayPicker::candidates() const
{
    const auto *chosen = m_workbench.run(m_run);
    std::vector<const store::RunRecord *> found;
    for (const auto &run : m_workbench.runs())
        if (chosen && run.id != m_run && run.dataset == chosen->dataset && run.epochs > 0 && run.trashedAt == 0)
            found.push_back(&run);
    std::sort(found.begin(), found.end(), [](const auto *a, const auto *b) { return a->id > b->id; });
    return found;
}

void OverlayPicker::refresh()
{
    const auto runs = candidates();
    const auto before = m_ticked;
    std::erase_if(m_ticked,
                  [&](base::RunId id) { return std::none_of(runs.begin(), runs.end(), [id](const auto *run) { return run->id == id; }); });
    bool same = static_cast<std::size_t>(m_list->count()) == runs.size();
    for (int i = 0; same && i < m_list->count(); ++i)
        same = runOf(*m_list->item(i)) == runs[static_cast<std::size_t>(i)]->id;
    const QSignalBlocker quiet(m_list);
    if (!same) {
        m_list->clear();
        for (const auto *run : runs) {
            auto *item = new QListWidgetItem(m_list);
            item->setData(Qt::UserRole, static_cast<qlonglong>(run->id.value));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setIcon(dot(Theme::current().series(run->colour), fontMetrics().height(), devicePixelRatioF()));
        }
    }
    for (int i = 0; i < m_list->count(); ++i) {
        const auto &run = *runs[static_cast<std::size_t>(i)];
        auto &item = *m_list->item(i);
        item.setText(QString::fromStdString(run.name));
        const auto recall = run.validation.find("recall@10");
        item.setToolTip(
            recall == run.validation.end()
                ? item.text()
                : tr("%1\n%2 %3 at epoch %4").arg(item.text(), metricLabel(recall->first), metricText(recall->second)).arg(run.bestEpoch));
        item.setCheckState(m_ticked.contains(run.id) ? Qt::Checked : Qt::Unchecked);
    }
    if (!runs.empty()) {
        const auto rows = static_cast<int>(std::min(runs.size(), shownRows));
        const int frame = m_list->height() - m_list->viewport()->height();
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + std::max(frame, 2 * Theme::current().unit()));
    }
    m_none->setVisible(runs.empty());
    m_list->setVisible(!runs.empty());
    if (m_ticked != before)
        Q_EMIT tickedChanged();
}

void OverlayPicker::retranslate()
{
    setTitle(tr("Lay over"));
    m_none->setText(tr("Other runs of this data set appear here."));
    m_list->setAccessibleName(tr("Runs to lay over"));
    refresh();
}

void OverlayPicker::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
