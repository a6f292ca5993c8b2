#include "ui/training/logpane.h"

#include "ui/common/widgets.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QTime>

namespace hstudio::ui
{

namespace
{
constexpr qsizetype keptLines = 1000;
} // namespace

LogPane::LogPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_toggle(new QToolButton(this)), m_last(makeSecondaryLabel({}, this)), m_text(new QPlainTextEdit(this))
{
    m_toggle->setObjectName(QStringLiteral("logToggle"));
    m_toggle->setCheckable(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_last->setObjectName(QStringLiteral("lastLogLine"));
    m_last->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto keepPlace = m_last->sizePolicy();
    keepPlace.setRetainSizeWhenHidden(true);
    m_last->setSizePolicy(keepPlace);
    m_text->setObjectName(QStringLiteral("log"));
    m_text->setReadOnly(true);
    m_text->setMaximumBlockCount(static_cast<int>(keptLines));
    m_text->setMinimumHeight(fontMetrics().lineSpacing() * 6);
    auto *header = new QHBoxLayout;
    setSpacing(header, 2);
    header->addWidget(m_toggle);
    header->addWidget(m_last, 1);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 1);
    layout->addLayout(header);
    layout->addWidget(m_text);
    connect(m_toggle, &QToolButton::toggled, this, &LogPane::setUnfolded);
    connect(&workbench, &Workbench::runLogged, this, &LogPane::add);
    setUnfolded(false);
    retranslate();
}

void LogPane::showRun(base::RunId run)
{
    if (run == m_run)
        return;
    m_run = run;
    const auto &lines = m_lines[run];
    m_text->setPlainText(lines.join(QLatin1Char('\n')));
    m_last->setText(lines.isEmpty() ? QString() : lines.last());
}

bool LogPane::unfolded() const { return m_toggle->isChecked(); }

void LogPane::setUnfolded(bool unfolded)
{
    const QSignalBlocker quiet(m_toggle);
    m_toggle->setChecked(unfolded);
    m_toggle->setArrowType(unfolded ? Qt::DownArrow : Qt::RightArrow);
    m_text->setVisible(unfolded);
    m_last->setVisible(!unfolded);
}

void LogPane::add(base::RunId run, const QString &text)
{
    const QString line = QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + text;
    auto &lines = m_lines[run];
    lines.append(line);
    if (lines.size() > keptLines)
        lines.removeFirst();
    if (run != m_run)
        return;
    m_text->appendPlainText(line);
    m_last->setText(line);
}

void LogPane::retranslate()
{
    m_toggle->setText(tr("Log"));
    m_toggle->setAccessibleName(tr("Show or hide the log"));
    m_text->setAccessibleName(tr("Log of the run"));
    m_text->setPlaceholderText(tr("Nothing has been reported since the program was started."));
}

void LogPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
