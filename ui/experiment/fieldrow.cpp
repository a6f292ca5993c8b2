#include "ui/experiment/fieldrow.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/experiment/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
// Widths on a narrow window, in average characters: name and editor, allowed range.
constexpr int narrowColumn = 14;
constexpr int narrowRange = 8;
/// From here a maximum is no guide any more.
constexpr double noUpperBound = 1e9;

/// A combo box that leaves the wheel to the form while it isn't being edited.
class FormCombo final : public QComboBox
{
public:
    explicit FormCombo(QWidget *parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

QString plain(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

QString fieldText(std::string_view text)
{
    return text.empty() ? QString() : QCoreApplication::translate("Field", std::string(text).c_str());
}

/// "10,50" as it is stored; "10, 50" as it is shown.
QString spacedList(const std::string &text) { return QString::fromStdString(text).split(QLatin1Char(',')).join(QStringLiteral(", ")); }

std::string unspacedList(const QString &text)
{
    QString packed = text;
    packed.remove(QLatin1Char(' ')).replace(QLatin1Char(';'), QLatin1Char(','));
    while (packed.endsWith(QLatin1Char(',')))
        packed.chop(1);
    return packed.toStdString();
}
} // namespace

QString choiceText(const std::string &word)
{
    if (word == "hstu")
        return QStringLiteral("HSTU");
    if (word == "sasrec")
        return QStringLiteral("SASRec");
    if (word == "softmax")
        return FieldRow::tr("Softmax over all items");
    if (word == "sampled_softmax")
        return FieldRow::tr("Sampled softmax");
    if (word == "cosine")
        return FieldRow::tr("Cosine");
    if (word == "dot")
        return FieldRow::tr("Dot product");
    return QString::fromStdString(word);
}

FieldRow::FieldRow(const config::Field &field, ExperimentDraft &draft, QWidget *parent)
    : QWidget(parent), m_field(field), m_draft(draft), m_editor(makeEditor()), m_label(new QLabel(this)),
      m_key(makeSecondaryLabel({}, this)), m_range(makeSecondaryLabel({}, this)), m_note(makeSecondaryLabel({}, this)),
      m_reset(makeIconButton(QStringLiteral("reset"), {}, QStringLiteral("reset_%1").arg(plain(field.key)), this))
{
    setObjectName(QStringLiteral("row_%1").arg(plain(field.key)));
    m_editor->setObjectName(QStringLiteral("field_%1").arg(plain(field.key)));
    m_note->setObjectName(QStringLiteral("note_%1").arg(plain(field.key)));
    m_note->setWordWrap(true);
    m_label->setBuddy(m_editor);
    // Long keys may break behind an underscore.
    m_key->setText(plain(field.key).replace(QLatin1Char('_'), QStringLiteral("_\u200B")));
    for (auto *label : {m_label, m_key, m_range})
        label->setWordWrap(true);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_editor->setFocus();
        m_draft.resetField(m_field);
    });
    layOut();
    retranslate();
}

void FieldRow::layOut()
{
    auto keep = m_reset->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keep);
    auto *grid = new QGridLayout(this);
    setSpacing(grid, 2, 0);
    grid->setVerticalSpacing(Theme::current().unit() / 2);
    grid->setContentsMargins(Theme::current().unit(3), Theme::current().unit(), 0, Theme::current().unit(2));
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_key, 1, 0, Qt::AlignTop);
    grid->addWidget(m_editor, 0, 1, 1, wordy() ? 2 : 1, Qt::AlignLeft | Qt::AlignVCenter);
    if (wordy())
        m_range->hide();
    else
        grid->addWidget(m_range, 0, 2);
    grid->addWidget(m_reset, 0, 3);
    grid->addWidget(m_note, 1, 1, 1, 3, Qt::AlignTop);
    grid->setColumnStretch(2, 1);
}

QSize FieldRow::minimumSizeHint() const
{
    const int columns = fontMetrics().averageCharWidth() * (narrowColumn * 2 + narrowRange) + m_reset->sizeHint().width();
    const int gaps = layout()->contentsMargins().left() + 3 * Theme::current().unit(2);
    return {columns + gaps, QWidget::minimumSizeHint().height()};
}

bool FieldRow::wordy() const { return m_field.type == config::FieldType::Choice || m_field.type == config::FieldType::Text; }

void FieldRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The same columns in every row, narrower where the form is narrow.
    const int em = fontMetrics().averageCharWidth();
    const int name = std::clamp(width() * 3 / 10, em * narrowColumn, em * 30);
    m_label->setFixedWidth(name);
    m_key->setFixedWidth(name);
    if (wordy())
        m_editor->setFixedWidth(std::clamp(width() / 3, em * (narrowColumn + narrowRange), em * 36));
    else if (m_field.type != config::FieldType::Boolean)
        m_editor->setFixedWidth(std::clamp(width() / 4, em * narrowColumn, em * 24));
}

QWidget *FieldRow::makeEditor()
{
    switch (m_field.type) {
    case config::FieldType::Boolean: {
        auto *box = new QCheckBox(this);
        connect(box, &QCheckBox::clicked, this, [this](bool on) { m_draft.setText(m_field, on ? "true" : "false"); });
        return box;
    }
    case config::FieldType::Choice: {
        auto *combo = new FormCombo(this);
        for (const auto choice : m_field.choices)
            combo->addItem(choiceText(std::string(choice)), plain(choice));
        connect(combo, &QComboBox::activated, this,
                [this, combo] { m_draft.setText(m_field, combo->currentData().toString().toStdString()); });
        return combo;
    }
    case config::FieldType::Text: {
        auto *combo = new FormCombo(this);
        combo->setEditable(true);
        combo->setInsertPolicy(QComboBox::NoInsert);
        connect(combo, &QComboBox::editTextChanged, this,
                [this](const QString &text) { m_draft.setText(m_field, text.trimmed().toStdString()); });
        return combo;
    }
    case config::FieldType::IntegerList: {
        auto *edit = new QLineEdit(this);
        connect(edit, &QLineEdit::textEdited, this, [this](const QString &text) { m_draft.setText(m_field, unspacedList(text)); });
        return edit;
    }
    case config::FieldType::Integer:
    case config::FieldType::Real: break;
    }
    auto *box = new NumberBox(m_field, this);
    connect(box, &NumberBox::edited, this, [this](const std::string &text) { m_draft.setText(m_field, text); });
    return box;
}

void FieldRow::setSuggestions(const QStringList &words)
{
    auto *combo = qobject_cast<QComboBox *>(m_editor);
    if (!combo || !combo->isEditable())
        return;
    const QSignalBlocker quiet(combo);
    const QString shown = combo->currentText();
    combo->clear();
    combo->addItems(words);
    combo->setEditText(shown);
}

void FieldRow::showText(const std::string &text)
{
    const QSignalBlocker quiet(m_editor);
    if (auto *check = qobject_cast<QCheckBox *>(m_editor)) {
        check->setChecked(text == "true");
    } else if (auto *number = qobject_cast<NumberBox *>(m_editor)) {
        number->setNumberText(text);
    } else if (auto *combo = qobject_cast<QComboBox *>(m_editor)) {
        if (!combo->isEditable())
            combo->setCurrentIndex(combo->findData(QString::fromStdString(text)));
        else if (combo->currentText().trimmed().toStdString() != text)
            combo->setEditText(QString::fromStdString(text));
    } else if (auto *list = qobject_cast<QLineEdit *>(m_editor)) {
        if (unspacedList(list->text()) != text)
            list->setText(spacedList(text));
    }
}

void FieldRow::refresh()
{
    showText(m_draft.text(m_field));
    const auto reason = m_field.inapplicable ? m_field.inapplicable(m_draft.config()) : std::string_view{};
    const auto *issue = m_draft.issue(std::string(m_field.key));
    m_editor->setEnabled(reason.empty());
    m_label->setEnabled(reason.empty());
    m_note->setText(issue ? errorText(*issue) : !reason.empty() ? fieldText(reason) : fieldHelp(m_field));
    setRole(m_note, issue ? QStringLiteral("danger") : QStringLiteral("secondary"));
    m_editor->setAccessibleDescription(m_note->text());
    const bool marked = m_draft.differs(m_field);
    m_reset->setVisible(marked);
    if (marked) {
        const auto original = config::valueText(m_field.get(m_draft.state().reference));
        const QString shown = m_field.type == config::FieldType::Choice ? choiceText(original) : QString::fromStdString(original);
        m_reset->setToolTip(tr("Back to the preset's value: %1").arg(shown));
    }
    if (marked != m_marked) {
        m_marked = marked;
        auto font = m_label->font();
        font.setWeight(marked ? QFont::DemiBold : QFont::Normal);
        m_label->setFont(font);
        update();
    }
}

QString FieldRow::rangeText() const
{
    const auto number = [this](double value) {
        return m_field.type == config::FieldType::Real ? QLocale().toString(value, 'g', 6) : countText(static_cast<qint64>(value));
    };
    const bool open = m_field.maximum >= noUpperBound;
    QString range;
    if (m_field.type == config::FieldType::Integer || m_field.type == config::FieldType::Real ||
        m_field.type == config::FieldType::IntegerList) {
        range = open ? tr("%1 or more").arg(number(m_field.minimum))
                : m_field.minimumOpen
                    ? tr("above %1, up to %2").arg(number(m_field.minimum), number(m_field.maximum))
                    : tr("%1\u2060–\u2060%2", "allowed range, in one piece").arg(number(m_field.minimum), number(m_field.maximum));
    }
    const QString unit = fieldText(m_field.unit);
    if (unit.isEmpty())
        return range;
    return range.isEmpty() ? unit : tr("%1 · %2", "unit, allowed range").arg(unit, range);
}

void FieldRow::retranslate()
{
    const QString name = fieldLabel(m_field);
    m_label->setText(name);
    m_range->setText(rangeText());
    m_editor->setAccessibleName(name);
    m_editor->setToolTip(plain(m_field.key));
    setWhatsThis(QStringLiteral("<b>%1</b> (%2)<br>%3").arg(name.toHtmlEscaped(), plain(m_field.key), fieldHelp(m_field).toHtmlEscaped()));
    m_reset->setAccessibleName(tr("Reset %1").arg(name));
    if (auto *combo = qobject_cast<QComboBox *>(m_editor); combo && !combo->isEditable())
        for (int i = 0; i < combo->count(); ++i)
            combo->setItemText(i, choiceText(combo->itemData(i).toString().toStdString()));
    refresh();
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (!m_marked)
        return;
    QPainter painter(this);
    const int unit = Theme::current().unit();
    painter.fillRect(QRect(0, unit, unit / 2 + 1, height() - 3 * unit), Theme::current().color(Token::Accent));
}

} // namespace hstudio::ui
