#include "core/data/demo.h"
#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/verbs/verbs.h"
#include "app/cli/workspace.h"
#include "core/base/paths.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string folder;
};

/// A folder that is gone at the end of the scope.
class TemporaryFolder final
{
public:
    explicit TemporaryFolder(const std::filesystem::path &parent) : m_path(parent / ("demo." + std::to_string(::getpid()))) {}
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Outcome writeTo(const Context &context, const std::filesystem::path &folder)
{
    if (const auto writable = base::ensureWritableFolder(folder); !writable)
        return writable.error();
    if (const auto written = data::writeDemoData(folder); !written)
        return written.error();
    if (context.json)
        printJson({{"folder", folder.string()}});
    else
        std::cout << "Demo data in MovieLens-1M format is in " << folder.string() << ". Import it with: hstudio-cli import "
                  << folder.string() << '\n';
    return {};
}

Outcome importDemo(const Context &context)
{
    auto store = openWorkspace(context);
    if (!store)
        return store.error();
    const TemporaryFolder folder(context.workspace);
    if (const auto writable = base::ensureWritableFolder(folder.path()); !writable)
        return writable.error();
    if (const auto written = data::writeDemoData(folder.path()); !written)
        return written.error();
    const auto dataset = importInto(**store, context, folder.path(), "Demo", {}, data::kDemoSource);
    if (!dataset)
        return dataset.error();
    if (context.json)
        printJson(datasetDocument(*dataset));
    else
        printDataset(*dataset);
    return {};
}

} // namespace

void addDemo(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb(
        "demo", "Make the built-in demo data and import it, or write its files somewhere",
        [options](const Context &context) { return options->folder.empty() ? importDemo(context) : writeTo(context, options->folder); });
    verb->add_option("--to", options->folder, "Only write the files into this folder")->type_name("DIR");
}

} // namespace hstudio::cli
