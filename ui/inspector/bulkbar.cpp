#include "ui/inspector/bulkbar.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QGridLayout>

#include <utility>

namespace hstudio::ui
{

namespace
{

constexpr qint64 kManyUsers = 1'000'000;

} // namespace

BulkBar::BulkBar(Workbench &workbench, QWidget *parent)
    : QFrame(parent), m_job(new BulkJob(workbench, this)), m_text(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_start(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("inspectorBulk"));
    m_text->setObjectName(QStringLiteral("inspectorBulkText"));
    m_start->setObjectName(QStringLiteral("inspectorBulkStart"));
    m_cancel->setObjectName(QStringLiteral("inspectorBulkCancel"));
    m_progress->setObjectName(QStringLiteral("inspectorBulkProgress"));
    m_text->setWordWrap(true);
    m_progress->setTextVisible(false);
    auto *layout = new QGridLayout(this);
    setSpacing(layout, 2);
    layout->addWidget(m_text, 0, 0);
    layout->addWidget(m_start, 0, 1);
    layout->addWidget(m_cancel, 0, 2);
    layout->addWidget(m_progress, 1, 0, 1, 3);
    layout->setColumnStretch(0, 1);
    connect(m_start, &QPushButton::clicked, this, &BulkBar::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_job->running() ? m_job->cancel() : hide(); });
    connect(m_job, &BulkJob::progressed, this, &BulkBar::showProgress);
    connect(m_job, &BulkJob::finished, this, [this](qint64 users) {
        end(tr("The lists of %1 users are stored in the workspace.", nullptr, static_cast<int>(users)).arg(countText(users)));
        Q_EMIT stored();
    });
    connect(m_job, &BulkJob::cancelled, this, [this] { end(tr("Stopped: no lists were stored.")); });
    connect(m_job, &BulkJob::failed, this, [this](const base::Error &error) {
        hide();
        Q_EMIT failed(error);
    });
    retranslate();
    hide();
}

void BulkBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (!m_job->running())
            hide(); // its text was made in the language before
    }
    QFrame::changeEvent(event);
}

void BulkBar::retranslate()
{
    m_start->setText(tr("Compute and store"));
    m_cancel->setText(m_job->running() || m_rule ? tr("Cancel") : tr("Close"));
    m_progress->setAccessibleName(tr("Progress of computing the lists of all users"));
}

void BulkBar::offer(const ListRequest &rule)
{
    if (m_job->running())
        return;
    m_rule = rule;
    const qint64 users = static_cast<qint64>(rule.run->users->size());
    m_text->setText(tr("Compute the top %1 of all %2 users under the same rule as in list A, and store them in the workspace?")
                        .arg(rule.k)
                        .arg(countText(users)));
    m_progress->hide();
    m_start->show();
    retranslate();
    show();
    m_start->setFocus(Qt::OtherFocusReason);
}

void BulkBar::begin()
{
    m_start->hide();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_text->setText(tr("Computing the lists of all users …"));
    m_job->start(*std::exchange(m_rule, std::nullopt));
    retranslate();
}

void BulkBar::showProgress(qint64 done, qint64 total, double secondsLeft)
{
    m_progress->setRange(0, static_cast<int>(qMin(total, kManyUsers)));
    m_progress->setValue(static_cast<int>(qMin(done, kManyUsers)));
    const QString left = timeLeftText(secondsLeft);
    const QString count = tr("%1 of %2 users").arg(countText(done), countText(total));
    m_text->setText(left.isEmpty() ? count : count + QStringLiteral(" · ") + left);
}

void BulkBar::end(const QString &text)
{
    m_text->setText(text);
    m_progress->hide();
    m_start->hide();
    retranslate();
    show();
}

} // namespace hstudio::ui
