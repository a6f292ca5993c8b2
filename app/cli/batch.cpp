#include "app/cli/batch.h"

#include "app/cli/output.h"
#include "app/cli/userselection.h"
#include "core/experiment/querycontext.h"

#include <algorithm>

namespace hstudio::cli
{
namespace
{

constexpr std::size_t kLinesTold = 20;

base::Error refusal(const std::string &file, const std::vector<base::Error> &refused, std::size_t lines)
{
    for (const auto &error : std::span(refused).first(std::min(refused.size(), kLinesTold)))
        printError(error.text());
    return {base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "%1: %2 of %3 lines can't be used, so nothing was recommended. Correct them, or take them out."),
            {file, std::to_string(refused.size()), std::to_string(lines)}};
}

base::Error unknownUser(const std::string &file, const experiment::UserQuery &query)
{
    return {base::ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "%1, line %2: there is no user \"%3\" in the data set."),
            {file, std::to_string(query.line), query.user}};
}

} // namespace

base::Result<Asked> askedByFile(const experiment::OpenRun &run, const std::string &file, bool skipUnknown)
{
    auto read = experiment::readQueries(file);
    if (!read)
        return read.error();
    Asked asked;
    std::vector<std::string> skipped;
    const auto lines = read->queries.size() + read->refused.size();
    for (const auto &query : read->queries) {
        const auto code = run.dataset->table->userIds().find(query.user);
        if (!code && skipUnknown)
            skipped.push_back(query.user);
        else if (!code)
            read->refused.push_back(unknownUser(file, query));
        else
            asked.users.push_back(*code);
        if (code && run.recommender->requiresContext())
            asked.times.push_back(query.time);
    }
    if (!read->refused.empty())
        return refusal(file, read->refused, lines);
    if (lines == 0)
        return base::Error{base::ErrorCode::BadData, HSTUDIO_TEXT("Error", "%1 holds no line with a user and a time."), {file}};
    if (!skipped.empty())
        printNote("Users that the data set doesn't have are left out: " + listText(skipped) + ".");
    return asked;
}

} // namespace hstudio::cli
