#include "ui/training/logpane.h"

#include "core/experiment/runfiles.h"
#include "ui/common/widgets.h"

#include <QDateTime>
#include <QEvent>
#include <QPlainTextEdit>
#include <QTime>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
constexpr qsizetype keptLines = 1000;
constexpr qsizetype recentLines = 5;
constexpr qint64 justReadMilliseconds = 500;

/// "2026-11-25T07:31:05.120 info started: …" as "07:31:05  started: …", with the date when that isn't today's.
QString shownLine(const std::string &logged)
{
    const QString line = QString::fromStdString(logged);
    const auto time = QDateTime::fromString(line.section(QLatin1Char(' '), 0, 0), Qt::ISODateWithMs);
    if (!time.isValid())
        return line;
    const bool today = time.date() == QDate::currentDate();
    return time.toString(today ? QStringLiteral("HH:mm:ss  ") : QStringLiteral("yyyy-MM-dd HH:mm:ss  ")) +
           line.section(QLatin1Char(' '), 2);
}
} // namespace

LogPane::LogPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent), m_workbench(workbench), m_toggle(new QToolButton(this)), m_last(makeSecondaryLabel({}, this)),
      m_text(new QPlainTextEdit(this))
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
    show(m_lines[run]);
    readFile();
}

void LogPane::show(const QStringList &lines)
{
    m_text->setPlainText(lines.join(QLatin1Char('\n')));
    m_last->setText(lines.isEmpty() ? QString() : lines.last());
}

/// A line that comes while the file is read may be in it or not: then it is read again.
void LogPane::readFile()
{
    m_workbench.async(
        this, [folder = m_workbench.store()->runFolder(m_run)] { return experiment::readLog(folder, static_cast<std::size_t>(keptLines)); },
        [this, run = m_run, known = m_lines[m_run].size()](const std::vector<std::string> &logged) {
            if (run != m_run || logged.empty())
                return;
            if (m_lines[run].size() != known) {
                readFile();
                return;
            }
            QStringList lines;
            for (const auto &line : logged)
                lines.append(shownLine(line));
            m_lines[run] = lines;
            m_sinceRead.start();
            show(lines);
        });
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
    const auto sameText = [&](const QString &known) { return known.endsWith(QStringLiteral("  ") + text); };
    const bool justRead = run == m_run && m_sinceRead.isValid() && m_sinceRead.elapsed() < justReadMilliseconds;
    if (justRead && std::any_of(lines.rbegin(), lines.rbegin() + std::min(lines.size(), recentLines), sameText))
        return;
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
    m_text->setPlaceholderText(tr("This run has not reported anything yet."));
}

void LogPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
