#pragma once

#include "app/cli/documents.h"
#include "core/experiment/runcontext.h"

#include <cstdint>
#include <vector>

namespace hstudio::cli
{

/// Why one item has the score it has for one user, and what each item of the history changes by having been there.
struct ExplainedItem
{
    const experiment::OpenRun *run = nullptr;
    std::uint32_t user = 0;
    std::uint32_t item = 0; ///< code
    std::int32_t rank = 0;  ///< among all candidates; 0: the user has had it
    inference::Explanation why;
    std::vector<inference::LeaveOneOut> influences; ///< as why.history
};

Json explanationDocument(const ExplainedItem &explained);
/// For people: the score, the `most` strongest contributions, and the terms that belong to no item.
void printExplanation(const ExplainedItem &explained, std::int64_t most);

} // namespace hstudio::cli
