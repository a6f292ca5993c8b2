#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/preparationoptions.h"
#include "app/cli/tableoptions.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"

#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string path;
    std::string name;
    std::string titles;
    double refusedPercent = 0.1;
    PreparationOptions preparation;
    TableOptions table;
};

Outcome import(const Context &context, const Options &options)
{
    const auto preparation = preparationFrom(options.preparation);
    if (!preparation)
        return preparation.error();
    const auto mapping = mappingFrom(options.table, options.path);
    if (!mapping)
        return mapping.error();
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto dataset = importInto(
        **store, context, options.path, options.name,
        {.refusedLimit = options.refusedPercent / 100, .preparation = *preparation, .mapping = *mapping, .titles = options.titles});
    if (!dataset)
        return dataset.error();
    if (context.json)
        printJson(datasetDocument(*dataset));
    else
        printDataset(*dataset);
    return {};
}

} // namespace

void addImport(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("import", "Read ratings into the workspace",
                                     [options](const Context &context) { return import(context, *options); });
    verb->add_option("path", options->path,
                     "Folder or .zip with u.data, ratings.dat, ratings.csv or *.inter, one of these files, or any table")
        ->required();
    verb->add_option("--name", options->name, "Name of the data set (default: the source's)")->type_name("N");
    verb->add_option("--titles", options->titles, "File with the items' titles (default: the one beside the ratings)")->type_name("FILE");
    verb->add_option("--refused-limit", options->refusedPercent, "Fail when more than this share of the lines can't be read; 0: none may")
        ->type_name("PERCENT")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str();
    addPreparationOptions(*verb, options->preparation);
    addTableOptions(*verb, options->table);
}

} // namespace hstudio::cli
