#include "ui/inspector/usertable.h"

#include <algorithm>
#include <cctype>
#include <numeric>

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

UserTable makeUserTable(const data::Dataset &dataset, const data::Sequences &histories, const inference::Evaluation *evaluation)
{
    const data::EntityIds &ids = dataset.userIds();
    UserTable users;
    users.textIds = ids.isText();
    users.idOrder = placesById(ids);
    users.ranks.assign(ids.size(), UserTable::kNotEvaluated);
    for (std::uint32_t code = 0; code < ids.size(); ++code) {
        users.ids.push_back(ids.text(code));
        users.lengths.push_back(static_cast<std::uint32_t>(histories.itemsOf(code).size()));
    }
    if (evaluation != nullptr) {
        for (const inference::UserEvaluation &user : evaluation->users)
            users.ranks[user.user] = user.rank;
    }
    return users;
}

std::vector<std::uint32_t> matchingUsers(const UserTable &users, std::string_view text)
{
    std::vector<std::uint32_t> matches;
    for (std::uint32_t code = 0; code < users.size(); ++code) {
        const std::string &id = users.ids[code];
        if (text.empty() || (users.textIds ? containsIgnoringCase(id, text) : id.starts_with(text)))
            matches.push_back(code);
    }
    return matches;
}

} // namespace hstudio::ui
