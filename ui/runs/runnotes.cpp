#include "ui/runs/runnotes.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/runshistory.h"

#include <QEvent>
#include <QFormLayout>

#include <algorithm>
#include <utility>

namespace hstudio::ui
{

namespace
{

constexpr int kKeepMilliseconds = 1500; ///< after the last key

bool sameRuns(const std::vector<store::RunRecord> &a, const std::vector<store::RunRecord> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &left, const auto &right) { return left.id == right.id; });
}

} // namespace

RunNotes::RunNotes(RunsHistory &history, QWidget *parent)
    : QWidget(parent), m_history(history), m_tagsLabel(new QLabel(this)), m_tags(new QLineEdit(this)), m_groupLabel(new QLabel(this)),
      m_group(new QLineEdit(this)), m_notesLabel(new QLabel(this)), m_notes(new QPlainTextEdit(this))
{
    m_tags->setObjectName(QStringLiteral("runsTags"));
    m_group->setObjectName(QStringLiteral("runsGroup"));
    m_notes->setObjectName(QStringLiteral("runsNotes"));
    m_notes->setTabChangesFocus(true);
    m_tagsLabel->setBuddy(m_tags);
    m_groupLabel->setBuddy(m_group);
    m_notesLabel->setBuddy(m_notes);
    auto *form = new QFormLayout(this);
    setSpacing(form, 2);
    form->setContentsMargins(0, Theme::current().unit(2), 0, 0);
    form->addRow(m_tagsLabel, m_tags);
    form->addRow(m_groupLabel, m_group);
    form->addRow(m_notesLabel, m_notes);
    setFocusProxy(m_tags);
    for (QWidget *field : {static_cast<QWidget *>(m_tags), static_cast<QWidget *>(m_group), static_cast<QWidget *>(m_notes)})
        field->installEventFilter(this);
    connect(m_tags, &QLineEdit::textEdited, this, [this] { touched(m_tags); });
    connect(m_group, &QLineEdit::textEdited, this, [this] { touched(m_group); });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { touched(m_notes); });
    for (QLineEdit *edit : {m_tags, m_group})
        connect(edit, &QLineEdit::returnPressed, this, &RunNotes::keep);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kKeepMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &RunNotes::keep);
    retranslate();
    setRuns({});
}

void RunNotes::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunNotes::retranslate()
{
    m_tagsLabel->setText(tr("&Tags"));
    m_groupLabel->setText(tr("&Group"));
    m_notesLabel->setText(tr("&Notes"));
    m_tags->setAccessibleName(tr("Tags of the selected runs"));
    m_group->setAccessibleName(tr("Group of the selected runs"));
    m_notes->setAccessibleName(tr("Notes of the selected runs"));
    m_tags->setToolTip(tr("Words of your own, with commas between; the filter finds them"));
    m_group->setToolTip(tr("Runs that were queued together share it; the table can be grouped by it"));
    const std::vector<store::RunRecord> runs = std::exchange(m_runs, {});
    setRuns(runs);
}

void RunNotes::touched(QWidget *field)
{
    if (m_filling)
        return;
    if (m_touched != field)
        keep();
    m_touched = field;
    m_timer.start();
}

void RunNotes::keep()
{
    m_timer.stop();
    const QWidget *field = std::exchange(m_touched, nullptr);
    std::vector<base::RunId> ids;
    for (const store::RunRecord &run : m_runs)
        ids.push_back(run.id);
    if (field == m_tags)
        m_history.setTags(ids, m_tags->text().trimmed());
    else if (field == m_group)
        m_history.setGroup(ids, m_group->text().trimmed());
    else if (field == m_notes)
        m_history.setNotes(ids, m_notes->toPlainText());
}

bool RunNotes::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        keep();
    return QWidget::eventFilter(watched, event);
}

RunNotes::Shared RunNotes::shared(std::string store::RunRecord::*field) const
{
    if (m_runs.empty())
        return {};
    const std::string &first = m_runs.front().*field;
    const bool same = std::all_of(m_runs.begin(), m_runs.end(), [&](const store::RunRecord &run) { return run.*field == first; });
    return same ? Shared{QString::fromStdString(first), false} : Shared{{}, true};
}

void RunNotes::fill(QLineEdit *edit, std::string store::RunRecord::*field)
{
    const auto [text, mixed] = shared(field);
    edit->setPlaceholderText(mixed ? tr("Differs between the selected runs; typing sets it for all") : QString());
    if (edit->text() != text && m_touched != edit)
        edit->setText(text);
}

void RunNotes::setRuns(const std::vector<store::RunRecord> &runs)
{
    if (!sameRuns(runs, m_runs))
        keep(); // of the runs before
    m_runs = runs;
    m_filling = true;
    setEnabled(!runs.empty());
    fill(m_tags, &store::RunRecord::tags);
    fill(m_group, &store::RunRecord::group);
    const auto [text, mixed] = shared(&store::RunRecord::notes);
    m_notes->setPlaceholderText(mixed ? tr("Differs between the selected runs; typing sets it for all")
                                      : tr("What you want to remember about the run"));
    if (m_notes->toPlainText() != text && m_touched != m_notes)
        m_notes->setPlainText(text);
    m_filling = false;
}

} // namespace hstudio::ui
