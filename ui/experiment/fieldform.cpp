#include "ui/experiment/fieldform.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/experiment/undofortheform.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace hstudio::ui
{

FieldForm::FieldForm(ExperimentDraft &draft, QWidget *parent) : QScrollArea(parent), m_draft(draft)
{
    setObjectName(QStringLiteral("fieldForm"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("scrollContent"));
    auto *layout = new QVBoxLayout(content);
    setSpacing(layout, 4);
    layout->setContentsMargins(0, 0, Theme::current().unit(2), 0);
    for (const auto &field : config::fields()) {
        if (m_cards.empty() || m_cards.back().first != field.group) {
            auto *card = new Card({}, content);
            setSpacing(card->body(), 0);
            layout->addWidget(card);
            m_cards.emplace_back(field.group, card);
        }
        auto *row = new FieldRow(field, draft, m_cards.back().second);
        row->editor()->installEventFilter(this);
        m_cards.back().second->body()->addWidget(row);
        m_rows.push_back(row);
    }
    layout->addStretch();
    setWidget(content);
    connect(&draft, &ExperimentDraft::changed, this, &FieldForm::refresh);
    retranslate();
    refresh();
}

FieldRow *FieldForm::row(std::string_view key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [key](const FieldRow *row) { return row->field().key == key; });
    return found == m_rows.end() ? nullptr : *found;
}

void FieldForm::focusField(std::string_view key)
{
    if (auto *target = row(key)) {
        ensureWidgetVisible(target);
        target->editor()->setFocus(Qt::OtherFocusReason);
    }
}

QSize FieldForm::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

void FieldForm::refresh()
{
    for (auto *row : m_rows)
        row->refresh();
    offerMetrics();
}

void FieldForm::offerMetrics()
{
    const auto &ks = m_draft.config().evaluation.ks;
    auto *monitor = row("monitor");
    if (!monitor || ks == m_offeredKs)
        return;
    m_offeredKs = ks;
    QStringList names{QStringLiteral("val_loss")};
    for (const char *metric : {"recall@%1", "ndcg@%1"})
        for (const auto k : ks)
            names.append(QString::fromLatin1(metric).arg(k));
    monitor->setSuggestions(names);
}

void FieldForm::retranslate()
{
    setAccessibleName(tr("Settings"));
    for (const auto &[group, card] : m_cards)
        card->setTitle(QCoreApplication::translate("Field", std::string(config::groupTitle(group)).c_str()));
}

void FieldForm::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool FieldForm::eventFilter(QObject *watched, QEvent *event)
{
    if (UndoForTheForm::passesOn(event))
        return true;
    // Tabbing through the form keeps the whole row in sight, with its help.
    if (event->type() == QEvent::FocusIn)
        if (auto *editor = qobject_cast<QWidget *>(watched))
            ensureWidgetVisible(editor->parentWidget(), 0, Theme::current().unit(2));
    return QScrollArea::eventFilter(watched, event);
}

} // namespace hstudio::ui
