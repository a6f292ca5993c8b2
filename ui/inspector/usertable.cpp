#include "ui/inspector/usertable.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace hstudio::ui
{

namespace
{

std::vector<std::uint32_t> placesById(const data::EntityIds &ids)
{
    std::vector<std::uint32_t> codes(ids.size());
    std::iota(codes.begin(), codes.end(), 0U);
    if (ids.isText()) {
        std::vector<std::string> texts;
        for (const std::uint32_t code : codes)
            texts.push_back(ids.text(code));
        std::sort(codes.begin(), codes.end(), [&texts](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
    } else {
        std::sort(codes.begin(), codes.end(), [&ids](std::uint32_t a, std::uint32_t b) { return ids.number(a) < ids.number(b); });
    }
    std::vector<std::uint32_t> places(codes.size());
    for (std::size_t place = 0; place < codes.size(); ++place)
        places[codes[place]] = static_cast<std::uint32_t>(place);
    return places;
}

bool containsIgnoringCase(std::string_view text, std::string_view wanted)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

} // namespace

UserTable makeUserTable(const data::Dataset &dataset, inference::UserFacts facts)
{
    const data::EntityIds &ids = dataset.userIds();
    UserTable users;
    users.textIds = ids.isText();
    users.idOrder = placesById(ids);
    users.facts = std::move(facts);
    users.ids.reserve(ids.size());
    for (std::uint32_t code = 0; code < ids.size(); ++code)
        users.ids.push_back(ids.text(code));
    return users;
}

std::vector<std::uint32_t> matchingUsers(const UserTable &users, const UserFilter &filter, const RankDifferences *differences)
{
    const auto belongs = [&](std::uint32_t user) {
        using Group = UserFilter::Group;
        switch (filter.group) {
        case Group::Everybody: return true;
        case Group::Hits: return users.hit(user);
        case Group::Misses: return users.facts.evaluated(user) && !users.hit(user);
        case Group::Unrankable: return users.rank(user) == 0;
        case Group::Better:
        case Group::Worse: break;
        }
        const std::int32_t difference = differences != nullptr ? (*differences)[user] : inference::kNoDifference;
        return difference != inference::kNoDifference && (filter.group == Group::Better ? difference < 0 : difference > 0);
    };
    const auto named = [&](const std::string &id) {
        return filter.id.empty() || (users.textIds ? containsIgnoringCase(id, filter.id) : id.starts_with(filter.id));
    };
    std::vector<std::uint32_t> matches;
    for (std::uint32_t code = 0; code < users.size(); ++code) {
        if (belongs(code) && named(users.ids[code]))
            matches.push_back(code);
    }
    return matches;
}

} // namespace hstudio::ui
