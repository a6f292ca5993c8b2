#pragma once

#include "core/base/result.h"
#include "core/data/entityids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::cli
{

/// Codes of the users that "--users" names: "all"; the path of a file with an id at the start of each line (a header "user" or "user_id" is
/// skipped, what follows a comma or a tab too); or ids with commas between. Errors: NotFound naming the id that the data set doesn't have.
base::Result<std::vector<std::uint32_t>> selectUsers(const std::string &words, const data::EntityIds &users);

} // namespace hstudio::cli
