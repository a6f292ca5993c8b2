#pragma once

#include "core/store/records.h"

#include <unordered_set>
#include <vector>

namespace hstudio::ui
{

// A run's record has two sides that change apart: what the training makes of it (state, epochs, results), which events tell, and what a person
// sets (name, notes, tags, group, trash), which only commands and the database tell.

/// Takes over what a person sets.
void takePersonal(store::RunRecord &record, const store::RunRecord &from);

/// The list that is true now. `loaded` is what the database held at some moment, `known` the list so far, `told` the runs that events have told
/// about since that moment: of those only what a person sets is taken from `loaded`, and those that aren't in it stay.
std::vector<store::RunRecord> mergeRuns(std::vector<store::RunRecord> loaded, const std::vector<store::RunRecord> &known,
                                        const std::unordered_set<base::RunId> &told);

} // namespace hstudio::ui
