#include "ui/data/preparationtext.h"

#include "core/base/clock.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace hstudio::ui
{
namespace
{

struct Preparation
{
    Q_DECLARE_TR_FUNCTIONS(Preparation)
};

QString timeText(const QString &iso)
{
    const auto time = base::parseTime(iso.toStdString());
    return time ? dateTimeText(*time) : iso;
}

QString rangeText(const QString &from, const QString &until)
{
    if (until.isEmpty())
        return Preparation::tr("from %1 on").arg(timeText(from));
    if (from.isEmpty())
        return Preparation::tr("before %1").arg(timeText(until));
    return Preparation::tr("from %1, before %2").arg(timeText(from), timeText(until));
}

} // namespace

QString splitText(const data::SplitRule &rule)
{
    return rule.kind == data::SplitRule::Kind::LeaveOneOut ? Preparation::tr("leave-one-out")
                                                           : Preparation::tr("global time point %1").arg(dateTimeText(rule.time));
}

QString filterText(const data::FilterStep &step)
{
    const QString value = QString::fromStdString(step.value);
    const QString before = value.section(QLatin1Char('/'), 0, 0);
    const QString after = value.section(QLatin1Char('/'), 1);
    if (step.filter == "time_range")
        return rangeText(before, after);
    if (step.filter == "rating")
        return Preparation::tr("rating at least %1").arg(value);
    if (step.filter == "duplicates")
        return step.value == "first" ? Preparation::tr("first of each repetition") : Preparation::tr("last of each repetition");
    if (step.filter == "k_core")
        return Preparation::tr("at least %1 per user and %2 per item").arg(before, after);
    return value;
}

QString removedText(const data::FilterStep &step)
{
    const QStringList parts{Preparation::tr("%Ln interaction(s)", nullptr, static_cast<int>(step.interactions)),
                            Preparation::tr("%Ln user(s)", nullptr, static_cast<int>(step.users)),
                            Preparation::tr("%Ln item(s)", nullptr, static_cast<int>(step.items))};
    return parts.join(QStringLiteral(", "));
}

QString preparationText(const data::ImportSummary &summary)
{
    QStringList parts{Preparation::tr("Split: %1").arg(splitText(summary.split))};
    for (const auto &step : summary.filters)
        parts << filterText(step);
    return parts.join(QStringLiteral(" · "));
}

} // namespace hstudio::ui
