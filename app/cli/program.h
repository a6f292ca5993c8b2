#pragma once

#include "app/cli/interrupt.h"
#include "core/base/result.h"

#include <CLI/App.hpp>
#include <filesystem>
#include <functional>
#include <string>

namespace hstudio::cli
{

/// What every verb gets from the command line.
struct Context
{
    std::filesystem::path workspace;
    bool json = false;
    const Interrupt *interrupt = nullptr;
};

/// A verb's work. An error becomes one line on stderr; its code the exit status (Cancelled: interrupted).
using Outcome = base::Result<void>;
using Work = std::function<Outcome(const Context &)>;

/// The command line: verbs with their options, and what to do with them.
class Program final
{
public:
    Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// Adds a verb with the options that all verbs take; the caller adds its own to what is returned.
    CLI::App *addVerb(const std::string &name, const std::string &description, Work work);

    /// Parses and works; returns the exit status. No exception gets out.
    int run(int argc, char **argv);

private:
    void addCommonOptions(CLI::App &app);
    int parse(int argc, char **argv);
    int work(const Interrupt &interrupt);

    CLI::App m_app;
    std::string m_workspace;
    bool m_json = false;
    Work m_work;
};

} // namespace hstudio::cli
