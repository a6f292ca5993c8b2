#include "ui/runs/undobar.h"

#include "ui/common/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <utility>

namespace hstudio::ui
{

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent), m_text(new QLabel(this)), m_action(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("runsUndoBar"));
    m_text->setObjectName(QStringLiteral("runsUndoText"));
    m_action->setObjectName(QStringLiteral("runsUndoButton"));
    m_close->setObjectName(QStringLiteral("runsUndoClose"));
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 2);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto callback = std::exchange(m_callback, {}))
            callback();
    });
    retranslate();
    hide();
}

quint64 UndoBar::offer(const QString &text, const QString &verb, std::function<void()> action)
{
    tell(text);
    m_action->setText(verb);
    m_action->show();
    m_callback = std::move(action);
    return m_offer;
}

void UndoBar::setText(quint64 offer, const QString &text)
{
    if (offer == m_offer && !isHidden())
        m_text->setText(text);
}

void UndoBar::tell(const QString &text)
{
    ++m_offer;
    m_text->setText(text);
    m_action->hide();
    m_callback = {};
    show();
}

void UndoBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        hide(); // its text was made in the language before
    }
    QFrame::changeEvent(event);
}

void UndoBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void UndoBar::retranslate() { m_close->setText(tr("Close")); }

} // namespace hstudio::ui
