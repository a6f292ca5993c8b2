#include "ui/data/mappingdialog.h"

#include "ui/common/columnwidth.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/data/dialogbuttons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTableWidget>

#include <algorithm>

namespace hstudio::ui
{
namespace
{

constexpr int kPreviewRecords = 8;
constexpr int kPreviewLines = 6; ///< that are seen without scrolling, the header among them

/// Delimiters that have a name; others can be typed.
const QList<QPair<QString, QString>> &delimiters()
{
    static const QList<QPair<QString, QString>> known{{QStringLiteral(","), MappingDialog::tr("comma")},
                                                      {QStringLiteral("\t"), MappingDialog::tr("tab")},
                                                      {QStringLiteral(";"), MappingDialog::tr("semicolon")},
                                                      {QStringLiteral("::"), QStringLiteral("::")},
                                                      {QStringLiteral("|"), QStringLiteral("|")}};
    return known;
}

QFormLayout *makeColumn()
{
    auto *form = new QFormLayout;
    setSpacing(form, 2);
    form->setHorizontalSpacing(Theme::current().unit(4));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

MappingDialog::MappingDialog(const QString &path, data::TableLook look, QWidget *parent)
    : QDialog(parent), m_look(std::move(look)), m_preview(new QTableWidget(this)), m_verdict(new QLabel(this)),
      m_import(makePrimaryButton({}, this))
{
    setObjectName(QStringLiteral("mappingDialog"));
    setWindowTitle(tr("Which column is what?"));
    auto *intro = makeSecondaryLabel(tr("\"%1\" is no file that is known by its name. Say how it is to be read; the columns were guessed.")
                                         .arg(QFileInfo(path).fileName()),
                                     this);
    intro->setWordWrap(true);
    intro->setToolTip(QDir::toNativeSeparators(path));
    m_preview->setObjectName(QStringLiteral("mappingPreview"));
    m_preview->setAccessibleName(tr("The first lines"));
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUpTable(m_preview);
    setRole(m_preview, QStringLiteral("card"));
    m_preview->setSortingEnabled(false);
    m_preview->setMinimumHeight(kPreviewLines * m_preview->verticalHeader()->defaultSectionSize());
    m_verdict->setObjectName(QStringLiteral("mappingVerdict"));
    m_verdict->setWordWrap(true);
    m_import->setObjectName(QStringLiteral("importTable"));
    m_import->setText(tr("Import"));
    auto *forms = new QHBoxLayout;
    setSpacing(forms, 6);
    forms->addWidget(makeForm(), 1, Qt::AlignTop);
    forms->addWidget(makeReading(), 1, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 5);
    layout->addWidget(intro);
    layout->addLayout(forms);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(makeDialogButtons(m_import, this));
    showMapping(m_look.guess);
    resize(Theme::current().unit(175), Theme::current().unit(100));
}

QWidget *MappingDialog::makeForm()
{
    auto *box = new QWidget(this);
    auto *form = makeColumn();
    box->setLayout(form);
    const QString labels[RoleCount] = {tr("User"), tr("Item"), tr("Rating"), tr("Time")};
    constexpr const char *kNames[RoleCount] = {"columnUser", "columnItem", "columnRating", "columnTime"};
    for (int role = 0; role < RoleCount; ++role) {
        m_columns[role] = new QComboBox(box);
        m_columns[role]->setObjectName(QLatin1String(kNames[role]));
        form->addRow(labels[role], m_columns[role]);
        connect(m_columns[role], &QComboBox::currentIndexChanged, this, &MappingDialog::showPreview);
    }
    m_unit = new QComboBox(box);
    m_unit->setObjectName(QStringLiteral("timeUnit"));
    m_unit->addItems({tr("seconds since 1970"), tr("milliseconds since 1970"), tr("dates (ISO 8601, UTC)")});
    form->addRow(tr("Times are"), m_unit);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &MappingDialog::showPreview);
    return box;
}

QWidget *MappingDialog::makeReading()
{
    auto *box = new QWidget(this);
    auto *form = makeColumn();
    box->setLayout(form);
    m_delimiter = new QComboBox(box);
    m_delimiter->setObjectName(QStringLiteral("delimiter"));
    m_delimiter->setEditable(true);
    m_delimiter->setToolTip(tr("What stands between two columns; any text can be typed."));
    for (const auto &[text, name] : delimiters())
        m_delimiter->addItem(name, text);
    m_header = new QCheckBox(tr("The first line names the columns"), box);
    m_header->setObjectName(QStringLiteral("hasHeader"));
    m_encoding = new QComboBox(box);
    m_encoding->setObjectName(QStringLiteral("encoding"));
    m_encoding->addItems({tr("UTF-8, or else Latin-1"), tr("UTF-8"), tr("Latin-1")});
    m_titles = new QLineEdit(box);
    m_titles->setObjectName(QStringLiteral("titlesFile"));
    m_titles->setPlaceholderText(tr("none"));
    auto *browse = new QPushButton(tr("Choose…"), box);
    browse->setObjectName(QStringLiteral("chooseTitles"));
    auto *titles = new QHBoxLayout;
    setSpacing(titles, 2);
    titles->addWidget(m_titles, 1);
    titles->addWidget(browse);
    m_limit = new QDoubleSpinBox(box);
    m_limit->setObjectName(QStringLiteral("refusedLimit"));
    m_limit->setRange(0, 50);
    m_limit->setDecimals(2);
    m_limit->setValue(0.1);
    m_limit->setSuffix(tr(" % of the lines"));
    m_limit->setToolTip(tr("When more lines can't be read, the import fails and says why."));
    form->addRow(tr("Delimiter"), m_delimiter);
    form->addRow(QString(), m_header);
    form->addRow(tr("Encoding"), m_encoding);
    form->addRow(tr("Titles"), titles);
    form->addRow(tr("Refuse at most"), m_limit);
    connect(m_delimiter, &QComboBox::currentTextChanged, this, [this] { takeApart(true); });
    connect(m_encoding, &QComboBox::currentIndexChanged, this, [this] { takeApart(false); });
    connect(m_header, &QCheckBox::toggled, this, [this] { takeApart(false); });
    connect(browse, &QPushButton::clicked, this, &MappingDialog::chooseTitles);
    return box;
}

void MappingDialog::chooseTitles()
{
    auto *dialog = new QFileDialog(this, tr("Choose the file with the titles"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_titles, &QLineEdit::setText);
    dialog->open();
}

QString MappingDialog::delimiter() const
{
    const QString text = m_delimiter->currentText();
    const int known = m_delimiter->findText(text);
    return known >= 0 ? m_delimiter->itemData(known).toString() : text;
}

QString MappingDialog::columnName(int column) const
{
    const auto index = static_cast<std::size_t>(column);
    const bool named = m_header->isChecked() && !m_records.empty() && index < m_records.front().size();
    return named ? QStringLiteral("%1: %2").arg(column + 1).arg(QString::fromStdString(m_records.front()[index]))
                 : tr("column %1").arg(column + 1);
}

void MappingDialog::showMapping(const data::ColumnMapping &mapping)
{
    m_updating = true;
    const int known = m_delimiter->findData(QString::fromStdString(mapping.delimiter));
    if (known >= 0)
        m_delimiter->setCurrentIndex(known);
    else
        m_delimiter->setEditText(QString::fromStdString(mapping.delimiter));
    m_header->setChecked(mapping.header);
    m_encoding->setCurrentIndex(static_cast<int>(mapping.encoding));
    m_unit->setCurrentIndex(static_cast<int>(mapping.timeUnit));
    m_updating = false;
    m_look.guess = mapping;
    takeApart(false);
    const QSignalBlocker quiet(this);
    m_updating = true;
    const int columns[RoleCount] = {mapping.user, mapping.item, mapping.rating, mapping.time};
    for (int role = 0; role < RoleCount; ++role)
        m_columns[role]->setCurrentIndex(columns[role] + 1); // the first entry is "none"
    m_updating = false;
    showPreview();
}

void MappingDialog::takeApart(bool guess)
{
    if (m_updating)
        return;
    if (guess && !delimiter().isEmpty()) {
        auto guessed = data::guessMapping(m_look.head, delimiter().toStdString());
        guessed.encoding = static_cast<data::Encoding>(m_encoding->currentIndex());
        showMapping(guessed);
        return;
    }
    m_records.clear();
    if (!delimiter().isEmpty())
        m_records = data::previewTable(m_look.head, delimiter().toStdString(), static_cast<data::Encoding>(m_encoding->currentIndex()),
                                       kPreviewRecords + 1);
    std::size_t columns = 0;
    for (const auto &record : m_records)
        columns = std::max(columns, record.size());
    m_updating = true;
    for (auto *combo : m_columns) {
        const int before = combo->currentIndex();
        combo->clear();
        combo->addItem(combo == m_columns[Rating] ? tr("none") : tr("(choose)"));
        for (int column = 0; column < static_cast<int>(columns); ++column)
            combo->addItem(columnName(column));
        combo->setCurrentIndex(std::clamp(before, 0, combo->count() - 1));
    }
    m_updating = false;
    showPreview();
}

void MappingDialog::showPreview()
{
    if (m_updating)
        return;
    const QString roles[RoleCount] = {tr("User"), tr("Item"), tr("Rating"), tr("Time")};
    const int columns = m_columns[User]->count() - 1;
    const std::size_t first = m_header->isChecked() ? 1 : 0;
    m_preview->setColumnCount(columns);
    m_preview->setRowCount(static_cast<int>(m_records.size() > first ? m_records.size() - first : 0));
    for (int column = 0; column < columns; ++column) {
        QStringList uses;
        for (int role = 0; role < RoleCount; ++role) {
            if (m_columns[role]->currentIndex() == column + 1)
                uses << roles[role];
        }
        m_preview->setHorizontalHeaderItem(column,
                                           new QTableWidgetItem(uses.isEmpty() ? QStringLiteral("–") : uses.join(QStringLiteral(", "))));
        for (int row = 0; row < m_preview->rowCount(); ++row) {
            const auto &record = m_records[static_cast<std::size_t>(row) + first];
            const auto index = static_cast<std::size_t>(column);
            auto *item = new QTableWidgetItem(index < record.size() ? QString::fromStdString(record[index]).simplified() : QString());
            if (uses.isEmpty())
                item->setForeground(Theme::current().color(Token::SecondaryText));
            m_preview->setItem(row, column, item);
        }
    }
    m_preview->resizeColumnsToContents();
    for (int column = 0; column < columns; ++column)
        m_preview->setColumnWidth(column, std::max(m_preview->columnWidth(column), columnWidthFor(*m_preview, column, {})));
    m_preview->horizontalHeader()->setStretchLastSection(true);
    const QString wrong = objection();
    m_verdict->setText(wrong.isEmpty() ? tr("Ready to import.") : wrong);
    setRole(m_verdict, wrong.isEmpty() ? QStringLiteral("secondary") : QStringLiteral("warning"));
    m_import->setEnabled(wrong.isEmpty());
}

QString MappingDialog::objection() const
{
    if (delimiter().isEmpty())
        return tr("Say what stands between two columns.");
    for (const int role : {User, Item, Time}) {
        if (m_columns[role]->currentIndex() <= 0)
            return role == Time ? tr("Choose the column of the time: without times there are no sequences.")
                                : tr("Choose the columns of user and item.");
    }
    for (int role = 0; role < RoleCount; ++role) {
        for (int other = 0; other < role; ++other) {
            if (m_columns[role]->currentIndex() > 0 && m_columns[role]->currentIndex() == m_columns[other]->currentIndex())
                return tr("A column can't be two things. Choose another one.");
        }
    }
    return {};
}

data::ColumnMapping MappingDialog::mapping() const
{
    return {.delimiter = delimiter().toStdString(),
            .header = m_header->isChecked(),
            .user = m_columns[User]->currentIndex() - 1,
            .item = m_columns[Item]->currentIndex() - 1,
            .rating = m_columns[Rating]->currentIndex() - 1,
            .time = m_columns[Time]->currentIndex() - 1,
            .timeUnit = static_cast<data::TimeUnit>(m_unit->currentIndex()),
            .encoding = static_cast<data::Encoding>(m_encoding->currentIndex())};
}

data::ImportOptions MappingDialog::options() const
{
    data::ImportOptions options;
    options.refusedLimit = m_limit->value() / 100;
    options.mapping = mapping();
    options.titles = m_titles->text().trimmed().toStdString();
    return options;
}

} // namespace hstudio::ui
