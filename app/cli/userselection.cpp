#include "app/cli/userselection.h"

#include "core/base/paths.h"

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

} // namespace

base::Result<std::vector<std::uint32_t>> selectUsers(const std::string &words, const data::EntityIds &users)
{
    std::vector<std::uint32_t> codes;
    if (words == "all") {
        codes.resize(users.size());
        std::iota(codes.begin(), codes.end(), 0U);
        return codes;
    }
    std::error_code ignored;
    const auto ids = std::filesystem::is_regular_file(words, ignored) ? idsOfFile(words) : base::Result(splitAt(words, ','));
    if (!ids)
        return ids.error();
    for (const std::string &id : *ids) {
        const auto code = users.find(id);
        if (!code)
            return base::Error{
                base::ErrorCode::NotFound,
                HSTUDIO_TEXT("Error",
                             "There is no user \"%1\" in the data set. Give ids with commas between, \"all\", or a file with an id "
                             "on each line."),
                {id}};
        codes.push_back(*code);
    }
    if (codes.empty())
        return base::Error{base::ErrorCode::InvalidArgument, HSTUDIO_TEXT("Error", "\"%1\" names no user."), {words}};
    return codes;
}

} // namespace hstudio::cli
