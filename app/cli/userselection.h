#pragma once

#include "core/base/result.h"
#include "core/data/entityids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// The users that "--users" names, in that order.
struct UserSelection
{
    std::vector<std::string> ids;     ///< of those that the data set has
    std::vector<std::uint32_t> codes; ///< of the same
    std::vector<std::string> unknown; ///< the others
};

/// "all"; the path of a file with an id at the start of each line (a header "user" or "user_id" is skipped, what follows a comma or a tab too); or
/// ids with commas between. Errors: InvalidArgument when no user is named.
base::Result<UserSelection> selectUsers(const std::string &words, const data::EntityIds &users);

/// NotFound naming the users that the data set doesn't have.
base::Error unknownUsers(const std::vector<std::string> &unknown);

/// "5, 9, 12", or the first few and how many more there are.
std::string listText(const std::vector<std::string> &ids);

} // namespace hstudio::cli
