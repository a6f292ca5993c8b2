#include "core/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <exception>
#include <memory>
#include <mutex>

namespace hstudio::base::log
{
namespace
{

constexpr std::size_t kRotateBytes = 5'000'000;
constexpr std::size_t kRotatedFiles = 3;
constexpr auto kPattern = "%Y-%m-%dT%H:%M:%S.%e %l %v";

spdlog::level::level_enum toSpdlog(Level level)
{
    switch (level) {
    case Level::Debug: return spdlog::level::debug;
    case Level::Info: return spdlog::level::info;
    case Level::Warning: return spdlog::level::warn;
    case Level::Error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

struct Program
{
    std::mutex mutex;
    std::shared_ptr<spdlog::logger> logger = standardError();

    static std::shared_ptr<spdlog::logger> standardError()
    {
        auto made = std::make_shared<spdlog::logger>("hstudio", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%l: %v");
        made->set_level(spdlog::level::warn);
        return made;
    }
    std::shared_ptr<spdlog::logger> current()
    {
        const std::lock_guard lock(mutex);
        return logger;
    }
};

Program &program()
{
    static Program instance;
    return instance;
}

} // namespace

void openFile(const std::filesystem::path &file)
{
    try {
        auto made = std::make_shared<spdlog::logger>(
            "hstudio", std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kRotateBytes, kRotatedFiles));
        made->set_pattern(kPattern);
        made->flush_on(spdlog::level::info);
        made->set_error_handler([](const std::string &) {});
        const std::lock_guard lock(program().mutex);
        program().logger = std::move(made);
    } catch (const std::exception &error) {
        warning(std::string("no log file: ") + error.what());
    }
}

void setLevel(Level level) { program().current()->set_level(toSpdlog(level)); }

void write(Level level, std::string_view message)
{
    program().current()->log(toSpdlog(level), spdlog::string_view_t(message.data(), message.size()));
}

struct RunLog::Private
{
    std::shared_ptr<spdlog::logger> logger;
};

RunLog::RunLog(const std::filesystem::path &file) : m_private(new Private)
{
    try {
        m_private->logger =
            std::make_shared<spdlog::logger>("run", std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string(), false));
        m_private->logger->set_pattern(kPattern);
        m_private->logger->flush_on(spdlog::level::info);
        m_private->logger->set_error_handler([](const std::string &) {});
    } catch (const std::exception &failure) {
        log::warning(std::string("no run log: ") + failure.what());
    }
}

RunLog::~RunLog() { delete m_private; }

void RunLog::write(Level level, std::string_view message)
{
    if (m_private->logger)
        m_private->logger->log(toSpdlog(level), spdlog::string_view_t(message.data(), message.size()));
}

} // namespace hstudio::base::log
