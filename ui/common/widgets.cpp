#include "ui/common/widgets.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QStyle>

#include <utility>

namespace hstudio::ui
{
namespace
{

QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setRole(label, QLatin1String(role));
    return label;
}

} // namespace

void setRole(QWidget *widget, const QString &role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    // A style sheet looks at properties only when the widget is polished.
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void setSpacing(QLayout *layout, int spacingUnits, int marginUnits)
{
    const int margin = Theme::current().unit(marginUnits);
    layout->setSpacing(Theme::current().unit(spacingUnits));
    layout->setContentsMargins(margin, margin, margin, margin);
}

Card::Card(const QString &title, QWidget *parent) : QFrame(parent), m_title(makeLabel(title, "section", this)), m_body(new QVBoxLayout)
{
    auto *outer = new QVBoxLayout(this);
    setSpacing(outer, 2, 4);
    setSpacing(m_body, 2);
    outer->addWidget(m_title);
    outer->addLayout(m_body, 1);
    m_title->setVisible(!title.isEmpty());
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

Figure::Figure(const QString &caption, QWidget *parent)
    : QWidget(parent), m_value(makeLabel(QStringLiteral("–"), "figure", this)), m_caption(makeLabel(caption, "secondary", this))
{
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 0);
    layout->addWidget(m_value);
    layout->addWidget(m_caption);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setAccessibleName(caption);
}

void Figure::setValue(const QString &value) { m_value->setText(value); }

void Figure::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_value->setAccessibleName(caption);
}

QLabel *makeTitleLabel(const QString &text, QWidget *parent)
{
    auto *label = makeLabel(text, "title", parent);
    label->setMinimumHeight(
        Theme::current().unit(6)); // as high as a button, so that titles stand at one height with and without buttons beside them
    return label;
}

QLabel *makeSecondaryLabel(const QString &text, QWidget *parent) { return makeLabel(text, "secondary", parent); }

QPushButton *makePrimaryButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    setRole(button, QStringLiteral("primary"));
    return button;
}

QToolButton *makeIconButton(const QString &iconName, const QString &toolTip, const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(makeIcon(iconName));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setAutoRaise(true);
    return button;
}

void setUpTable(QTableView *view)
{
    const int lineHeight = QFontMetrics(view->font()).height();
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setSortingEnabled(true);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->verticalHeader()->setDefaultSectionSize(qRound(1.6 * lineHeight));
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setSectionsMovable(true);
    view->horizontalHeader()->setStretchLastSection(true);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setMinimumSectionSize(3 * lineHeight);
}

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_verb(new QPushButton(this)), m_close(nullptr)
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close = makeIconButton(QStringLiteral("close"), {}, QStringLiteral("closeMessage"), this);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    m_verb->setObjectName(QStringLiteral("messageVerb"));
    connect(m_verb, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto call = std::exchange(m_accepted, {}))
            call();
    });
    auto *layout = new QHBoxLayout(this);
    setSpacing(layout, 2, 2);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_verb, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(&Theme::current(), &Theme::changed, this, &MessageBar::updateIcon);
    retranslate();
    hide();
}

void MessageBar::showMessage(const QString &text, Kind kind)
{
    m_kind = kind;
    m_accepted = {};
    m_verb->hide();
    m_text->setText(text);
    m_text->setAccessibleName(text);
    updateIcon();
    static const char *const kRoles[] = {"info", "warning", "error"};
    setRole(this, QLatin1String(kRoles[static_cast<int>(kind)]));
    show();
}

void MessageBar::ask(const QString &question, const QString &verb, std::function<void()> accepted)
{
    showMessage(question, Kind::Warning);
    m_accepted = std::move(accepted);
    m_verb->setText(verb);
    m_verb->show();
    m_verb->setFocus(Qt::OtherFocusReason);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageBar::updateIcon()
{
    struct Look
    {
        const char *icon;
        Token token;
    };
    static constexpr Look kLooks[] = {{"info", Token::Accent}, {"warning", Token::Warning}, {"error", Token::Danger}};
    const Look &look = kLooks[static_cast<int>(m_kind)];
    const int size = Theme::current().unit(4);
    m_icon->setPixmap(makeIcon(QLatin1String(look.icon), look.token).pixmap(QSize(size, size), devicePixelRatioF()));
}

void MessageBar::retranslate()
{
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(makeTitleLabel({}, this)), m_sentence(makeSecondaryLabel({}, this)),
      m_buttons(new QVBoxLayout)
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setMaximumWidth(Theme::current().unit(120)); // longer lines are hard to read
    m_icon->hide();
    setSpacing(m_buttons, 2);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 3, 6);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    auto *sentence = new QHBoxLayout; // stretches rather than an alignment, so that its height follows from its width
    sentence->addStretch(1);
    sentence->addWidget(m_sentence, 100);
    sentence->addStretch(1);
    layout->addLayout(sentence);
    layout->addSpacing(Theme::current().unit(2));
    auto *centred = new QHBoxLayout;
    centred->addStretch();
    centred->addLayout(m_buttons);
    centred->addStretch();
    layout->addLayout(centred);
    layout->addStretch(3);
}

void EmptyState::setText(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
}

void EmptyState::setIconName(const QString &name)
{
    const auto draw = [this, name] {
        const int size = Theme::current().unit(12);
        m_icon->setPixmap(makeIcon(name).pixmap(QSize(size, size), devicePixelRatioF()));
    };
    connect(&Theme::current(), &Theme::changed, m_icon, draw);
    draw();
    m_icon->show();
}

QPushButton *EmptyState::addButton(const QString &text, const QString &objectName)
{
    auto *button = m_buttons->isEmpty() ? makePrimaryButton(text, this) : new QPushButton(text, this);
    button->setObjectName(objectName);
    m_buttons->addWidget(button);
    return button;
}

} // namespace hstudio::ui
