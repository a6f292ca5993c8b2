#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

Outcome listDatasets(const Context &context)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto datasets = (*store)->datasets();
    if (!datasets)
        return datasets.error();
    Json documents = Json::array();
    Table table({{"id"}, {"name", Table::Align::Left}, {"users"}, {"items"}, {"interactions"}, {"first"}, {"last"}, {"imported"}});
    for (const store::DatasetRecord &dataset : *datasets) {
        documents.push_back(datasetDocument(dataset));
        table.add({std::to_string(dataset.id.value), dataset.name, countText(dataset.users), countText(dataset.items),
                   countText(dataset.interactions), timeText(dataset.firstTime), timeText(dataset.lastTime), timeText(dataset.importedAt)});
    }
    if (context.json)
        printJson(documents);
    else
        std::cout << (table.empty() ? "No data sets yet. Import one with \"hstudio-cli import PATH\", or try \"hstudio-cli demo\".\n"
                                    : table.text());
    return {};
}

} // namespace

void addDatasets(Program &program) { program.addVerb("datasets", "List the imported data sets", listDatasets); }

} // namespace hstudio::cli
