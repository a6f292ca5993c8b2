#include "ui/data/splitcard.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"
#include "ui/data/preparationtext.h"
#include "ui/plots/chart.h"

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
    m_intro->setObjectName(QStringLiteral("splitIntro"));
    const auto textCard = [this](const QString &name, QLabel *&label) {
        auto *card = new Card({}, this);
        label = new QLabel(card);
        label->setObjectName(name);
        label->setWordWrap(true);
        card->body()->addWidget(label);
        return card;
    };
    auto *layout = new QVBoxLayout(this);
    setSpacing(layout, 3);
    layout->setContentsMargins(0, Theme::current().unit(3), 0, 0);
    layout->addWidget(m_intro);
    layout->addWidget(makeNumbers());
    layout->addWidget(makeLeakage());
    m_ties = textCard(QStringLiteral("tiesText"), m_tiesText);
    m_filters = textCard(QStringLiteral("filtersText"), m_filtersText);
    layout->addWidget(m_ties);
    layout->addWidget(m_filters);
    layout->addStretch(1);
    connect(&Theme::current(), &Theme::changed, this, &SplitCard::drawLeakage);
    retranslate();
}

Card *SplitCard::makeNumbers()
{
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
    return card;
}

Card *SplitCard::makeLeakage()
{
    m_leakage = new Card({}, this);
    m_leakageText = new QLabel(m_leakage);
    m_leakageText->setObjectName(QStringLiteral("leakageText"));
    m_leakageText->setWordWrap(true);
    m_leakageChart = new Chart(m_leakage);
    m_leakageChart->setObjectName(QStringLiteral("chartLeakage"));
    m_leakageChart->setTimeAxis(true);
    m_leakageChart->setFromZero(true);
    m_leakageChart->setMinimumHeight(Theme::current().unit(44));
    m_leakage->body()->addWidget(m_leakageText);
    m_leakage->body()->addWidget(m_leakageChart);
    return m_leakage;
}

void SplitCard::setStats(const data::DatasetStats &stats, const data::ImportSummary &summary)
{
    m_stats = stats;
    m_summary = summary;
    m_known = true;
    m_leakageChart->resetZoom();
    retranslate();
}

void SplitCard::clear()
{
    m_known = false;
    m_leakageChart->clear();
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
    for (QWidget *card : {static_cast<QWidget *>(m_leakage), static_cast<QWidget *>(m_ties)})
        card->setVisible(m_known && m_stats.testRows > 0);
    if (m_known) {
        m_leakageText->setText(leakageText());
        m_tiesText->setText(tiesText());
    }
    fillFilters();
    drawLeakage();
}

QString SplitCard::leakageText() const
{
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return shareText(whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0);
    };
    if (m_stats.rule.kind == data::SplitRule::Kind::GlobalTime)
        return tr("All of the training lies before %1, all of the tests after it: no model learns from the future.")
            .arg(dateTimeText(m_stats.rule.time));
    return tr("Half of the tests lie before %1, and %2 of the training rows (%3) after it. %4 of the tests (%5) are earlier than the last "
              "training row: "
              "a model learns from what others did afterwards, which it could not have known. To measure without that, split at one moment "
              "for all.")
        .arg(dateTimeText(m_stats.medianTestTime), countText(m_stats.trainAfterMedianTest),
             share(m_stats.trainAfterMedianTest, m_stats.trainRows), countText(m_stats.testUsersWithLaterTrain),
             share(m_stats.testUsersWithLaterTrain, m_stats.testRows));
}

QString SplitCard::tiesText() const
{
    const auto rows = m_stats.trainRows + m_stats.validationRows + m_stats.testRows + m_stats.droppedRows;
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return shareText(whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0);
    };
    return tr("%1 interactions (%2) share their second with another one of the same user. For %3 of %4 test users (%5) another order of "
              "these would "
              "hold out another film: a program whose sort doesn't keep the file's order measures something else. HSTUdio always keeps it.")
        .arg(countText(m_stats.tiedRows), share(m_stats.tiedRows, rows), countText(m_stats.unstableTests),
             countText(m_stats.usersWithTarget), share(m_stats.unstableTests, m_stats.usersWithTarget));
}

void SplitCard::fillFilters()
{
    m_filters->setVisible(m_known && !m_summary.filters.empty());
    QStringList lines;
    for (const auto &step : m_summary.filters)
        lines << tr("%1: removed %2").arg(filterText(step), removedText(step));
    m_filtersText->setText(lines.join(QLatin1Char('\n')));
}

void SplitCard::drawLeakage()
{
    if (!m_known || m_stats.monthStarts.empty() || m_stats.testRows == 0)
        return;
    QVector<double> months;
    QVector<double> train;
    QVector<double> test;
    double trainSoFar = 0;
    double testSoFar = 0;
    const auto percent = [](double part, std::int64_t whole) { return whole > 0 ? 100 * part / static_cast<double>(whole) : 0; };
    for (std::size_t i = 0; i < m_stats.monthStarts.size(); ++i) {
        months.append(static_cast<double>(m_stats.monthStarts[i]));
        train.append(percent(trainSoFar, m_stats.trainRows)); // what lies before the month's first day
        test.append(percent(testSoFar, m_stats.testRows));
        trainSoFar += static_cast<double>(m_stats.monthTrain[i]);
        testSoFar += static_cast<double>(m_stats.monthTest[i]);
    }
    months.append(static_cast<double>(m_summary.lastTime));
    train.append(percent(trainSoFar, m_stats.trainRows));
    test.append(percent(testSoFar, m_stats.testRows));
    m_leakageChart->setSeries(QStringLiteral("train"), tr("training"), months, train, Theme::current().seriesPen(0));
    m_leakageChart->setSeries(QStringLiteral("test"), tr("test"), months, test, Theme::current().seriesPen(1));
    const bool global = m_stats.rule.kind == data::SplitRule::Kind::GlobalTime;
    m_leakageChart->setMarker(QStringLiteral("moment"), static_cast<double>(global ? m_stats.rule.time : m_stats.medianTestTime), qQNaN(),
                              global ? tr("split") : tr("median test"), Theme::current().color(Token::SecondaryText));
}

void SplitCard::retranslate()
{
    const bool global = m_known && m_stats.rule.kind == data::SplitRule::Kind::GlobalTime;
    m_intro->setText(global ? tr("One moment for all, %1: what came before it is history and training, the last of it of each user the "
                                 "validation; each user's first "
                                 "new film from then on is the test. Equal times keep the order of the file.")
                                  .arg(dateTimeText(m_stats.rule.time))
                            : tr("Leave-one-out: for each user the last interaction is held out for the test, the one before it for "
                                 "validation. Equal times keep "
                                 "the order of the file."));
    const QString names[PartCount] = {tr("Training"), tr("Validation"),      tr("Test"),
                                      tr("Not used"), tr("Cold test users"), tr("Cold test items")};
    const QString helps[PartCount] = {
        tr("What the model learns from."),
        tr("Chooses the best epoch and decides on early stopping."),
        tr("Measured once, after training. Never seen before."),
        global ? tr("Later than the moment, but not the test: further films, users and films that begin only then.")
               : tr("Would be test rows, but the user has the same film earlier."),
        tr("Test users without any training interaction; they count as misses."),
        tr("Films that occur only as test rows; no model can recommend them.")};
    for (int part = 0; part < PartCount; ++part) {
        m_rows[part].name->setText(names[part]);
        m_rows[part].help->setText(helps[part]);
        m_rows[part].count->setAccessibleName(names[part]);
    }
    m_leakage->setTitle(tr("Time: does the training know the future?"));
    m_leakageChart->setTitles({}, tr("month"), tr("% that lie before"));
    m_ties->setTitle(tr("Equal times"));
    m_filters->setTitle(tr("What was filtered out"));
    fill();
}

} // namespace hstudio::ui
