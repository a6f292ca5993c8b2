#include "app/cli/userselection.h"

#include "core/base/paths.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <sstream>

namespace hstudio::cli
{
namespace
{

std::string trimmed(const std::string &text)
{
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> splitAt(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        if (std::string word = trimmed(part); !word.empty())
            parts.push_back(std::move(word));
    return parts;
}

base::Result<std::vector<std::string>> idsOfFile(const std::string &file)
{
    const auto content = base::readFile(file);
    if (!content)
        return content.error();
    std::vector<std::string> ids;
    for (const std::string &line : splitAt(*content, '\n')) {
        std::string id = trimmed(line.substr(0, line.find_first_of(",\t")));
        if (const bool header = ids.empty() && (id == "user" || id == "user_id"); !header)
            ids.push_back(std::move(id));
    }
    return ids;
}

UserSelection everybody(const data::EntityIds &users)
{
    UserSelection all;
    all.codes.resize(users.size());
    std::iota(all.codes.begin(), all.codes.end(), 0U);
    for (const std::uint32_t code : all.codes)
        all.ids.push_back(users.text(code));
    return all;
}

} // namespace

base::Result<UserSelection> selectUsers(const std::string &words, const data::EntityIds &users)
{
    if (words == "all")
        return everybody(users);
    std::error_code ignored;
    const auto ids = std::filesystem::is_regular_file(words, ignored) ? idsOfFile(words) : base::Result(splitAt(words, ','));
    if (!ids)
        return ids.error();
    if (ids->empty())
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "\"%1\" names no user."), {words}};
    UserSelection selection;
    for (const std::string &id : *ids) {
        if (const auto code = users.find(id)) {
            selection.ids.push_back(id);
            selection.codes.push_back(*code);
        } else {
            selection.unknown.push_back(id);
        }
    }
    return selection;
}

base::Error unknownUsers(const std::vector<std::string> &unknown)
{
    if (unknown.size() == 1)
        return {base::ErrorCode::NotFound,
                HSTUDIO_TEXT("Error", "There is no user \"%1\" in the data set. Correct the id, or leave unknown users out with --skip-unknown."),
                {unknown.front()}};
    return {base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "%1 users aren't in the data set: %2. Correct the ids, or leave unknown users out with --skip-unknown."),
            {std::to_string(unknown.size()), listText(unknown)}};
}

std::string listText(const std::vector<std::string> &ids)
{
    constexpr std::size_t kShown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(ids.size(), kShown); ++i)
        text.append(i == 0 ? "" : ", ").append(ids[i]);
    return ids.size() <= kShown ? text : text + " and " + std::to_string(ids.size() - kShown) + " more";
}

} // namespace hstudio::cli
