#include "app/cli/documents.h"
#include "app/cli/output.h"
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
};

Outcome import(const Context &context, const Options &options)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto dataset = importInto(**store, context, options.path, options.name);
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
    CLI::App *verb = program.addVerb("import", "Read MovieLens files into the workspace",
                                     [options](const Context &context) { return import(context, *options); });
    verb->add_option("path", options->path, "Folder with u.data, ratings.dat, ratings.csv or *.inter, or one of these files")->required();
    verb->add_option("--name", options->name, "Name of the data set (default: the source's)")->type_name("N");
}

} // namespace hstudio::cli
