#include "ui/data/splitcard.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QGridLayout>

namespace hstudio::ui
{
namespace
{

enum Part
{
    Train,
    Validation,
    Test,
    Dropped,
    ColdUsers,
    ColdItems,
    PartCount,
};

constexpr const char *kNames[PartCount] = {"splitTrain",   "splitValidation", "splitTest",
                                           "splitDropped", "splitColdUsers",  "splitColdItems"};

} // namespace

SplitCard::SplitCard(QWidget *parent) : QWidget(parent), m_intro(makeSecondaryLabel({}, this))
{
    m_intro->setWordWrap(true);
    auto *card = new Card({}, this);
    auto *grid = new QGridLayout;
    setSpacing(grid, 2);
    grid->setHorizontalSpacing(Theme::current().unit(5));
    for (int part = 0; part < PartCount; ++part) {
        Row row{new QLabel(card), new QLabel(card), makeSecondaryLabel({}, card), makeSecondaryLabel({}, card)};
        row.count->setObjectName(QLatin1String(kNames[part]));
        row.count->setAlignment(Qt::AlignRight | Qt::AlignTop);
        row.share->setAlignment(Qt::AlignRight | Qt::AlignTop);
        row.name->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        row.help->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        row.help->setWordWrap(true);
        grid->addWidget(row.name, part, 0);
        grid->addWidget(row.count, part, 1);
        grid->addWidget(row.share, part, 2);
        grid->addWidget(row.help, part, 3);
        m_rows.append(row);
    }
    grid->setColumnStretch(3, 1);
    card->body()->addLayout(grid);
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 3);
    layout->setContentsMargins(0, Theme::current().unit(3), 0, 0);
    layout->addWidget(m_intro);
    layout->addWidget(card);
    layout->addStretch(1);
    retranslate();
}

void SplitCard::setStats(const data::DatasetStats &stats)
{
    m_stats = stats;
    m_known = true;
    fill();
}

void SplitCard::clear()
{
    m_known = false;
    fill();
}

void SplitCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SplitCard::fill()
{
    const std::int64_t counts[PartCount] = {m_stats.trainRows,   m_stats.validationRows, m_stats.testRows,
                                            m_stats.droppedRows, m_stats.coldTestUsers,  m_stats.coldTestItems};
    const auto rows = static_cast<double>(m_stats.trainRows + m_stats.validationRows + m_stats.testRows + m_stats.droppedRows);
    for (int part = 0; part < PartCount; ++part) {
        const std::int64_t count = counts[part];
        m_rows[part].count->setText(m_known ? countText(count) : QStringLiteral("–"));
        const bool shared = m_known && part <= Dropped && rows > 0;
        m_rows[part].share->setText(shared ? shareText(static_cast<double>(count) / rows) : QString());
    }
}

void SplitCard::retranslate()
{
    m_intro->setText(
        tr("Leave-one-out: for each user the last interaction is held out for the test, the one before it for validation. Equal times keep "
           "the order of the file."));
    const QString names[PartCount] = {tr("Training"), tr("Validation"),      tr("Test"),
                                      tr("Not used"), tr("Cold test users"), tr("Cold test items")};
    const QString helps[PartCount] = {tr("What the model learns from."),
                                      tr("Chooses the best epoch and decides on early stopping."),
                                      tr("Measured once, after training. Never seen before."),
                                      tr("Would be test rows, but the user has the same film earlier."),
                                      tr("Test users without any training interaction; they count as misses."),
                                      tr("Films that occur only as test rows; no model can recommend them.")};
    for (int part = 0; part < PartCount; ++part) {
        m_rows[part].name->setText(names[part]);
        m_rows[part].help->setText(helps[part]);
        m_rows[part].count->setAccessibleName(names[part]);
    }
    fill();
}

} // namespace hstudio::ui
