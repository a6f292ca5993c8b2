#include "ui/data/preparationdialog.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/data/dialogbuttons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace hstudio::ui
{
namespace
{

enum SplitIndex
{
    LeaveOneOut,
    AtShare,
    AtTime,
};

constexpr int kHighestCore = 1'000'000;

QDateTimeEdit *makeTimeEdit(qint64 time, const QString &name, QWidget *parent)
{
    auto *edit = new QDateTimeEdit(QDateTime::fromSecsSinceEpoch(time, Qt::UTC), parent);
    edit->setObjectName(name);
    edit->setTimeSpec(Qt::UTC);
    edit->setDateTime(QDateTime::fromSecsSinceEpoch(time, Qt::UTC));
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    edit->setCalendarPopup(true);
    return edit;
}

QSpinBox *makeCount(const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(0, kHighestCore);
    box->setSpecialValueText(PreparationDialog::tr("any number"));
    return box;
}

/// A check box that switches a field on.
QWidget *optional(QCheckBox *box, QWidget *field, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    setSpacing(layout, 2);
    layout->addWidget(box);
    layout->addWidget(field, 1);
    return row;
}

QFormLayout *makeForm()
{
    auto *form = new QFormLayout;
    setSpacing(form, 2);
    form->setHorizontalSpacing(Theme::current().unit(4));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace

PreparationDialog::PreparationDialog(const store::DatasetRecord &from, QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit(tr("%1, filtered").arg(QString::fromStdString(from.name)), this))
{
    setObjectName(QStringLiteral("preparationDialog"));
    setWindowTitle(tr("Filter and split \"%1\"").arg(QString::fromStdString(from.name)));
    m_name->setObjectName(QStringLiteral("preparationName"));
    auto *intro = makeSecondaryLabel(
        tr("Makes another data set; this one stays as it is. What each filter removes is listed with the new one."), this);
    intro->setWordWrap(true);
    auto *nameForm = makeForm();
    nameForm->addRow(tr("Name"), m_name);
    auto *create = makePrimaryButton(tr("Make the data set"), this);
    create->setObjectName(QStringLiteral("createDataset"));
    auto *cards = new QHBoxLayout;
    setSpacing(cards, 4);
    cards->addWidget(makeFilters(from), 1, Qt::AlignTop);
    cards->addWidget(makeSplit(from), 1, Qt::AlignTop);

    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 4, 5);
    layout->addWidget(intro);
    layout->addLayout(nameForm);
    layout->addLayout(cards);
    layout->addStretch(1);
    layout->addWidget(makeDialogButtons(create, this));
    enableFields();
    resize(Theme::current().unit(190), Theme::current().unit(90));
}

QWidget *PreparationDialog::makeFilters(const store::DatasetRecord &from)
{
    auto *card = new Card(tr("What is kept"), this);
    m_useFrom = new QCheckBox(card);
    m_useFrom->setObjectName(QStringLiteral("useFrom"));
    m_useFrom->setAccessibleName(tr("Limit the beginning"));
    m_from = makeTimeEdit(from.firstTime, QStringLiteral("filterFrom"), card);
    m_useUntil = new QCheckBox(card);
    m_useUntil->setObjectName(QStringLiteral("useUntil"));
    m_useUntil->setAccessibleName(tr("Limit the end"));
    m_until = makeTimeEdit(from.lastTime + 1, QStringLiteral("filterUntil"), card);
    m_useRating = new QCheckBox(card);
    m_useRating->setObjectName(QStringLiteral("useRating"));
    m_useRating->setAccessibleName(tr("Limit the rating"));
    m_rating = new QDoubleSpinBox(card);
    m_rating->setObjectName(QStringLiteral("filterRating"));
    m_rating->setRange(-100, 100);
    m_rating->setDecimals(1);
    m_rating->setSingleStep(0.5);
    m_rating->setValue(4);
    m_duplicates = new QComboBox(card);
    m_duplicates->setObjectName(QStringLiteral("filterDuplicates"));
    m_duplicates->addItems({tr("all of them"), tr("only the first"), tr("only the last")});
    m_perUser = makeCount(QStringLiteral("filterPerUser"), card);
    m_perItem = makeCount(QStringLiteral("filterPerItem"), card);
    m_perUser->setToolTip(tr("Users and items with fewer are left out, again and again until nothing changes (k-core)."));
    m_perItem->setToolTip(m_perUser->toolTip());

    auto *form = makeForm();
    form->addRow(tr("Not before (UTC)"), optional(m_useFrom, m_from, card));
    form->addRow(tr("Before (UTC)"), optional(m_useUntil, m_until, card));
    form->addRow(tr("Rating at least"), optional(m_useRating, m_rating, card));
    form->addRow(tr("One film rated again"), m_duplicates);
    form->addRow(tr("Interactions per user at least"), m_perUser);
    form->addRow(tr("Interactions per item at least"), m_perItem);
    card->body()->addLayout(form);
    for (auto *box : {m_useFrom, m_useUntil, m_useRating})
        connect(box, &QCheckBox::toggled, this, &PreparationDialog::enableFields);
    return card;
}

QWidget *PreparationDialog::makeSplit(const store::DatasetRecord &from)
{
    auto *card = new Card(tr("How it is split"), this);
    m_split = new QComboBox(card);
    m_split->setObjectName(QStringLiteral("splitKind"));
    m_split->addItems({tr("Leave-one-out"), tr("One moment for all: by share of interactions"), tr("One moment for all: a date")});
    m_share = new QDoubleSpinBox(card);
    m_share->setObjectName(QStringLiteral("splitShare"));
    m_share->setRange(1, 99.9);
    m_share->setDecimals(1);
    m_share->setValue(90);
    m_share->setSuffix(tr(" % before it"));
    m_splitTime = makeTimeEdit(from.firstTime + (from.lastTime - from.firstTime) * 9 / 10, QStringLiteral("splitTime"), card);
    m_splitHelp = makeSecondaryLabel({}, card);
    m_splitHelp->setWordWrap(true);
    m_splitHelp->setObjectName(QStringLiteral("splitHelp"));

    auto *form = makeForm();
    form->addRow(tr("Split"), m_split);
    form->addRow(tr("Share"), m_share);
    form->addRow(tr("Moment (UTC)"), m_splitTime);
    card->body()->addLayout(form);
    card->body()->addWidget(m_splitHelp);
    connect(m_split, &QComboBox::currentIndexChanged, this, &PreparationDialog::enableFields);
    return card;
}

void PreparationDialog::enableFields()
{
    m_from->setEnabled(m_useFrom->isChecked());
    m_until->setEnabled(m_useUntil->isChecked());
    m_rating->setEnabled(m_useRating->isChecked());
    m_share->setEnabled(m_split->currentIndex() == AtShare);
    m_splitTime->setEnabled(m_split->currentIndex() == AtTime);
    m_splitHelp->setText(m_split->currentIndex() == LeaveOneOut ? tr("Each user's last interaction is the test, the one before it the "
                                                                     "validation. As in the papers, but models learn from what others did "
                                                                     "after a test.")
                                                                : tr("What came before the moment trains; each user's first new film from "
                                                                     "then on is the test. No model learns from the future. Users and "
                                                                     "films that begin later are not asked for."));
}

QString PreparationDialog::name() const { return m_name->text().trimmed(); }

data::Preparation PreparationDialog::preparation() const
{
    data::Preparation preparation;
    auto &filters = preparation.filters;
    if (m_useFrom->isChecked())
        filters.from = m_from->dateTime().toSecsSinceEpoch();
    if (m_useUntil->isChecked())
        filters.until = m_until->dateTime().toSecsSinceEpoch();
    if (m_useRating->isChecked())
        filters.minRating = static_cast<float>(m_rating->value());
    filters.duplicates = static_cast<data::Filters::Duplicates>(m_duplicates->currentIndex());
    filters.minUserInteractions = m_perUser->value();
    filters.minItemInteractions = m_perItem->value();
    if (m_split->currentIndex() != LeaveOneOut)
        preparation.split.rule.kind = data::SplitRule::Kind::GlobalTime;
    if (m_split->currentIndex() == AtShare)
        preparation.split.share = m_share->value() / 100;
    if (m_split->currentIndex() == AtTime)
        preparation.split.rule.time = m_splitTime->dateTime().toSecsSinceEpoch();
    return preparation;
}

} // namespace hstudio::ui
