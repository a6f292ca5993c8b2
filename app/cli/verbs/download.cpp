#include "core/data/download/download.h"
#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/progressline.h"
#include "app/cli/table.h"
#include "app/cli/text.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/config/nearest.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string key;
    std::string folder;
    std::string name;
};

std::string sizeText(std::int64_t bytes) { return decimalText(static_cast<double>(bytes) / 1e6, 1) + " MB"; }

Outcome listArchives(const Context &context)
{
    Json documents = Json::array();
    Table table(
        {{"name", Table::Align::Left}, {"size"}, {"interactions"}, {"years", Table::Align::Left}, {"terms of use", Table::Align::Left}});
    for (const data::OfficialArchive &archive : data::officialArchives()) {
        documents.push_back({{"archive", archive.key},
                             {"title", archive.title},
                             {"url", archive.url},
                             {"bytes", archive.bytes},
                             {"interactions", archive.interactions},
                             {"md5", archive.md5},
                             {"terms", archive.terms}});
        table.add({archive.key, sizeText(archive.bytes), countText(archive.interactions), archive.years, archive.terms});
    }
    if (context.json)
        printJson(documents);
    else
        std::cout << table.text()
                  << "GroupLens lends these data for research; they may not be passed on or used commercially without permission. Fetch "
                     "one with: "
                     "hstudio-cli download NAME\n";
    return {};
}

base::Error unknownArchive(const std::string &key)
{
    std::vector<std::string_view> keys;
    for (const auto &archive : data::officialArchives())
        keys.push_back(archive.key);
    return {base::ErrorCode::NotFound,
            HSTUDIO_TEXT("Error", "There is no archive \"%1\". Did you mean \"%2\"? \"hstudio-cli download\" lists them all."),
            {key, std::string(config::nearest(key, keys))}};
}

base::Result<std::filesystem::path> fetchArchive(const Context &context, const data::OfficialArchive &archive,
                                                 const std::filesystem::path &folder)
{
    ProgressLine line;
    const auto file =
        data::downloadArchive(archive, folder, {.stop = context.interrupt->token(), .progress = [&](std::int64_t done, std::int64_t total) {
                                                    const auto all = static_cast<double>(total > 0 ? total : archive.bytes);
                                                    line.show("Downloading " + archive.key, static_cast<double>(done) / all);
                                                }});
    line.clear();
    return file;
}

Outcome download(const Context &context, const Options &options)
{
    if (options.key.empty())
        return listArchives(context);
    const auto *archive = data::findArchive(options.key);
    if (archive == nullptr)
        return unknownArchive(options.key);
    if (!options.folder.empty()) {
        const auto file = fetchArchive(context, *archive, options.folder);
        if (!file)
            return file.error();
        if (context.json)
            printJson({{"file", file->string()}});
        else
            std::cout << archive->title << " is in " << file->string() << ". Import it with: hstudio-cli import " << file->string() << '\n';
        return {};
    }
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const auto file = fetchArchive(context, *archive, context.workspace / "downloads");
    if (!file)
        return file.error();
    const auto dataset = importInto(**store, context, *file, options.name.empty() ? archive->key : options.name);
    if (!dataset)
        return dataset.error();
    if (context.json)
        printJson(datasetDocument(*dataset));
    else
        printDataset(*dataset);
    return {};
}

} // namespace

void addDownload(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("download", "Fetch a MovieLens archive from its makers and import it; without a name, list them",
                                     [options](const Context &context) { return download(context, *options); });
    verb->add_option("name", options->key, "Which, for example ml-1m");
    verb->add_option("--to", options->folder, "Only fetch and check the archive, into this folder")->type_name("DIR");
    verb->add_option("--name", options->name, "Name of the data set (default: the archive's)")->type_name("N");
}

} // namespace hstudio::cli
