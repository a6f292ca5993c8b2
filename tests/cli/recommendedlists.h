#pragma once

#include "cliprocess.h"

#include <QMap>

#include <cmath>

/// Lists of recommendations from the command line or from elsewhere, and whether two agree.
namespace hstudio::test
{

struct RecommendedItem
{
    qint64 item = 0;
    double score = 0;
};

/// By user, in the order of the ranks.
using RecommendedLists = QMap<qint64, QList<RecommendedItem>>;

/// What "recommend --json" printed. Ranks that don't run from 1 on leave an empty answer.
inline RecommendedLists listsOf(const Answer &answer)
{
    RecommendedLists lists;
    for (const QJsonValue &value : answer.json().object().value(QLatin1String("rows")).toArray()) {
        const QJsonObject row = value.toObject();
        auto &list = lists[row.value(QLatin1String("user")).toInteger()];
        list.append({row.value(QLatin1String("item")).toInteger(), row.value(QLatin1String("score")).toDouble()});
        if (row.value(QLatin1String("rank")).toInteger() != list.size())
            return {};
    }
    return lists;
}

/// Scores this close may stand in either order.
constexpr double kScoreTolerance = 1e-5;

/// "" when scores agree and items stand in the same places, but for swaps among equal scores; else the first user and rank that differ.
inline QString firstDifference(const RecommendedLists &actual, const RecommendedLists &expected)
{
    if (actual.keys() != expected.keys())
        return QStringLiteral("lists of %1 users, expected %2").arg(actual.size()).arg(expected.size());
    for (const qint64 user : expected.keys()) {
        const auto &is = actual[user], &shall = expected[user];
        if (is.size() != shall.size())
            return QStringLiteral("user %1: %2 items, expected %3").arg(user).arg(is.size()).arg(shall.size());
        for (qsizetype place = 0; place < shall.size(); ++place) {
            const auto same = std::find_if(shall.begin(), shall.end(), [&](const auto &one) { return one.item == is[place].item; });
            // The last place may hold an item that was just cut off elsewhere.
            const double known = same != shall.end() ? same->score : shall.back().score;
            if (std::abs(is[place].score - shall[place].score) > kScoreTolerance || std::abs(known - shall[place].score) > kScoreTolerance)
                return QStringLiteral("user %1, rank %2: item %3 at %4, expected %5 at %6")
                    .arg(user)
                    .arg(place + 1)
                    .arg(is[place].item)
                    .arg(is[place].score, 0, 'g', 9)
                    .arg(shall[place].item)
                    .arg(shall[place].score, 0, 'g', 9);
        }
    }
    return {};
}

} // namespace hstudio::test
