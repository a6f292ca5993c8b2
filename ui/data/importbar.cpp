#include "ui/data/importbar.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace hstudio::ui
{
namespace
{

constexpr int kProgressSteps = 1000;

} // namespace

ImportBar::ImportBar(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_what(new QLabel(this)), m_progress(new QProgressBar(this)), m_timeLeft(makeSecondaryLabel({}, this)),
      m_cancel(new QPushButton(this))
{
    setObjectName(QStringLiteral("importBar"));
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_timeLeft->setObjectName(QStringLiteral("importTimeLeft"));
    m_cancel->setObjectName(QStringLiteral("cancelImport"));
    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 3);
    layout->addWidget(m_what);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_timeLeft);
    layout->addWidget(m_cancel);
    hide();

    connect(m_cancel, &QPushButton::clicked, &workbench, &Workbench::cancelImport);
    connect(&workbench, &Workbench::importStarted, this, [this](const QString &source) {
        m_source = source;
        m_phase.clear();
        m_progress->setRange(0, 0);
        m_timeLeft->clear();
        retranslate();
        show();
    });
    connect(&workbench, &Workbench::importPhase, this, [this](const QString &what) {
        m_phase = what;
        m_progress->setRange(0, 0);
        m_timeLeft->clear();
        retranslate();
    });
    connect(&workbench, &Workbench::importProgressed, this, &ImportBar::showProgress);
    connect(&workbench, &Workbench::tableFound, this, &QWidget::hide);
    connect(&workbench, &Workbench::importFinished, this, &QWidget::hide);
    connect(&workbench, &Workbench::importFailed, this, [this, &workbench] { setVisible(workbench.importing()); });
}

void ImportBar::showProgress(double share, double secondsLeft)
{
    m_progress->setRange(0, kProgressSteps);
    m_progress->setValue(static_cast<int>(share * kProgressSteps));
    const QString percent = tr("%1 %").arg(static_cast<int>(share * 100));
    m_timeLeft->setText(secondsLeft >= 0 ? percent + QStringLiteral(" · ") + timeLeftText(secondsLeft) : percent);
}

void ImportBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ImportBar::retranslate()
{
    m_what->setText(m_phase.isEmpty() ? tr("Importing %1").arg(m_source) : m_phase);
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_cancel->setText(tr("Cancel import"));
}

} // namespace hstudio::ui
