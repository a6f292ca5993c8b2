#include "ui/experiment/axisrow.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/experiment/fieldrow.h"
#include "ui/experiment/numberbox.h"
#include "ui/experiment/undofortheform.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace hstudio::ui
{

namespace
{
QString keyOf(const config::Field &field) { return QString::fromUtf8(field.key.data(), static_cast<qsizetype>(field.key.size())); }

/// Three values around the field's own in these settings, as an example of what can be typed.
QString exampleOf(const config::Field &field, const config::ExperimentConfig &config)
{
    const auto value = field.get(config);
    double number = 0;
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        number = static_cast<double>(*whole);
    else if (const auto *real = std::get_if<double>(&value))
        number = *real;
    else if (field.type == config::FieldType::IntegerList)
        return QStringLiteral("10,50; 10,100");
    else
        return QString::fromStdString(config::valueText(value));
    QStringList words;
    for (const int steps : {-1, 0, 1}) {
        const double stepped = steps == 0 ? number : steppedValue(field, number, steps);
        const auto word =
            field.type == config::FieldType::Integer ? config::valueText(static_cast<std::int64_t>(stepped)) : config::valueText(stepped);
        if (const auto text = QString::fromStdString(word); !words.contains(text))
            words.append(text);
    }
    return words.join(QStringLiteral(", "));
}

QString wordText(const std::string &word)
{
    if (word == "true")
        return AxisRow::tr("On");
    return word == "false" ? AxisRow::tr("Off") : choiceText(word);
}
} // namespace

AxisRow::AxisRow(const config::Field &field, ExperimentDraft &draft, QWidget *parent)
    : QWidget(parent), m_field(field), m_draft(draft), m_label(new QLabel(this)), m_editor(new QWidget(this)),
      m_note(makeSecondaryLabel({}, this))
{
    setObjectName(QStringLiteral("axisRow_%1").arg(keyOf(field)));
    m_label->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("axisNote_%1").arg(keyOf(field)));
    m_note->setWordWrap(true);
    setRole(m_note, QStringLiteral("danger"));
    auto *editors = new QVBoxLayout(m_editor);
    setSpacing(editors, 1);
    const bool words = field.type == config::FieldType::Boolean || field.type == config::FieldType::Choice;
    words ? addTicks() : addLine();
    auto *grid = new QGridLayout(this);
    setSpacing(grid, 2);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_label, 0, 0, words ? Qt::AlignTop : Qt::AlignVCenter);
    grid->addWidget(m_editor, 0, 1);
    grid->addWidget(m_note, 1, 1);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    retranslate();
}

void AxisRow::addTicks()
{
    std::vector<std::string> words{"true", "false"};
    if (m_field.type == config::FieldType::Choice)
        words.assign(m_field.choices.begin(), m_field.choices.end());
    for (const auto &word : words) {
        auto *box = new QCheckBox(m_editor);
        box->setObjectName(QStringLiteral("axis_%1_%2").arg(keyOf(m_field), QString::fromStdString(word)));
        connect(box, &QCheckBox::clicked, this, [this] { setValues(tickedWords()); });
        m_editor->layout()->addWidget(box);
        m_ticks.emplace_back(word, box);
    }
}

void AxisRow::addLine()
{
    m_line = new QLineEdit(m_editor);
    m_line->setObjectName(QStringLiteral("axis_%1").arg(keyOf(m_field)));
    m_label->setBuddy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) { setValues(text.toStdString()); });
    m_editor->layout()->addWidget(m_line);
}

std::string AxisRow::tickedWords() const
{
    std::string words;
    for (const auto &[word, box] : m_ticks)
        if (box->isChecked())
            words.append(words.empty() ? "" : ",").append(word);
    return words;
}

void AxisRow::setValues(const std::string &values)
{
    auto choice = m_draft.state().ablation;
    const std::string key(m_field.key);
    if (QString::fromStdString(values).trimmed().isEmpty())
        choice.values.erase(key);
    else
        choice.values[key] = values;
    m_draft.setAblation(std::move(choice), tr("change of the values of %1").arg(fieldLabel(m_field)), m_line ? key : std::string());
}

void AxisRow::refresh()
{
    const auto &values = m_draft.state().ablation.values;
    const auto found = values.find(std::string(m_field.key));
    const auto text = found == values.end() ? std::string() : found->second;
    const auto axis = config::parseAxis(m_field.key, text);
    if (m_line) {
        if (m_line->text().trimmed() != QString::fromStdString(text).trimmed()) // a blank being typed stays
            showDraftText(*m_line, text);
        m_line->setPlaceholderText(exampleOf(m_field, m_draft.config()));
    }
    for (const auto &[word, box] : m_ticks)
        box->setChecked(axis && std::ranges::find(axis->values, word) != axis->values.end());
    m_note->setText(axis ? QString() : errorText(axis.error()));
    m_note->setVisible(!axis);
    auto font = m_label->font();
    font.setWeight(text.empty() ? QFont::Normal : QFont::DemiBold);
    m_label->setFont(font);
}

void AxisRow::retranslate()
{
    const QString name = fieldLabel(m_field);
    m_label->setText(name);
    setWhatsThis(QStringLiteral("<b>%1</b> (%2)<br>%3").arg(name.toHtmlEscaped(), keyOf(m_field), fieldHelp(m_field).toHtmlEscaped()));
    setToolTip(tr("%1: %2", "key, help").arg(keyOf(m_field), fieldHelp(m_field)));
    if (m_line)
        m_line->setAccessibleName(tr("Values of %1").arg(name));
    for (const auto &[word, box] : m_ticks) {
        box->setText(wordText(word));
        box->setAccessibleName(tr("%1: %2", "field, value").arg(name, wordText(word)));
    }
    refresh();
}

void AxisRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace hstudio::ui
