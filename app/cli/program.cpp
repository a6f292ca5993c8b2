#include "app/cli/program.h"

#include "app/cli/exitstatus.h"
#include "app/cli/output.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/config/nearest.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <iostream>
#include <vector>

namespace hstudio::cli
{
namespace
{

int usageError(const std::string &text)
{
    printError(text + " See \"hstudio-cli --help\".");
    return kUsage;
}

/// The first word that could be a verb, when it isn't one.
std::string unknownVerb(const CLI::App &app, int argc, char **argv)
{
    const std::string word = argc > 1 ? argv[1] : "";
    if (word.empty() || word.front() == '-')
        return {};
    const auto verbs = app.get_subcommands([](const CLI::App *) { return true; });
    const bool known = std::any_of(verbs.begin(), verbs.end(), [&](const CLI::App *verb) { return verb->get_name() == word; });
    return known ? std::string() : word;
}

std::string nearestVerb(const CLI::App &app, const std::string &word)
{
    const auto verbs = app.get_subcommands([](const CLI::App *) { return true; });
    std::vector<std::string> names;
    for (const CLI::App *verb : verbs)
        names.push_back(verb->get_name());
    return std::string(config::nearest(word, std::vector<std::string_view>(names.begin(), names.end())));
}

std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text.empty() || text.back() == '.' ? text : text + '.';
}

} // namespace

Program::Program() : m_app("HSTUdio on the command line: experiments with sequential recommenders (HSTU, SASRec).", "hstudio-cli")
{
    m_app.require_subcommand(1);
    m_app.get_formatter()->label("SUBCOMMAND", "VERB");
    m_app.set_version_flag("--version", "hstudio-cli " HSTUDIO_VERSION);
    m_app.footer("\"hstudio-cli VERB --help\" explains a verb. Exit status: 0 done, 1 failed, 2 usage, 130 interrupted.");
    addCommonOptions(m_app);
}

void Program::addCommonOptions(CLI::App &app)
{
    app.add_option("--workspace", m_workspace,
                   "Folder that holds data sets and runs (default: $HSTUDIO_WORKSPACE, else " + base::defaultWorkspace().string() + ")")
        ->type_name("DIR");
    app.add_flag("--json", m_json, "Print JSON on stdout and nothing else");
}

CLI::App *Program::addVerb(const std::string &name, const std::string &description, Work work)
{
    CLI::App *verb = m_app.add_subcommand(name, description);
    verb->group("Verbs");
    addCommonOptions(*verb);
    verb->callback([this, work = std::move(work)] { m_work = work; });
    return verb;
}

int Program::parse(int argc, char **argv)
{
    if (argc <= 1) {
        std::cerr << m_app.help();
        return kUsage;
    }
    if (const std::string word = unknownVerb(m_app, argc, argv); !word.empty())
        return usageError("\"" + word + "\" is not a verb. Did you mean \"" + nearestVerb(m_app, word) + "\"?");
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
            return m_app.exit(error); // --help, --version
        return usageError(oneLine(error.what()));
    }
    return kDone;
}

int Program::work(const Interrupt &interrupt)
{
    const Context context{m_workspace.empty() ? base::defaultWorkspace() : std::filesystem::path(m_workspace), m_json, &interrupt};
    const Outcome outcome = m_work(context);
    if (!outcome) {
        std::cout.flush();
        printError(outcome.error().text());
        // Not above Info: before a workspace is open the log goes to stderr, where the text stands already.
        base::log::info("failed: " + outcome.error().text() + (outcome.error().detail.empty() ? "" : " | " + outcome.error().detail));
        return outcome.error().code == base::ErrorCode::Cancelled ? kInterrupted : kFailed;
    }
    if (!std::cout.flush()) {
        printError("The output can't be written. Check where it goes and whether there is space.");
        return kFailed;
    }
    return kDone;
}

int Program::run(int argc, char **argv)
{
    try {
        const int status = parse(argc, argv);
        if (status != kDone || !m_work)
            return status;
        const Interrupt interrupt;
        return work(interrupt);
    } catch (const std::bad_alloc &) {
        printError("There is not enough memory. Close other programs, or choose smaller settings.");
    } catch (const std::exception &exception) {
        printError(std::string("A fault of this program: ") + exception.what());
    }
    return kFailed;
}

} // namespace hstudio::cli
