#include "ui/common/runlists.h"

#include <algorithm>
#include <unordered_map>

namespace hstudio::ui
{

void takePersonal(store::RunRecord &record, const store::RunRecord &from)
{
    record.name = from.name;
    record.notes = from.notes;
    record.tags = from.tags;
    record.group = from.group;
    record.trashedAt = from.trashedAt;
}

std::vector<store::RunRecord> mergeRuns(std::vector<store::RunRecord> loaded, const std::vector<store::RunRecord> &known,
                                        const std::unordered_set<base::RunId> &told)
{
    if (told.empty())
        return loaded;
    std::unordered_map<base::RunId, std::size_t> places;
    for (std::size_t place = 0; place < loaded.size(); ++place)
        places.emplace(loaded[place].id, place);
    for (const store::RunRecord &run : known) {
        if (!told.contains(run.id))
            continue;
        const auto found = places.find(run.id);
        if (found == places.end()) {
            loaded.push_back(run);
            continue;
        }
        store::RunRecord newer = run;
        takePersonal(newer, loaded[found->second]);
        loaded[found->second] = std::move(newer);
    }
    return loaded;
}

} // namespace hstudio::ui
