#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Logging behind a header without spdlog or fmt, because LibTorch brings a fmt of its own. Every function may be called from any thread
/// and never fails the caller: a log that can't be written is dropped.
namespace hstudio::base::log
{

enum class Level
{
    Debug,
    Info,
    Warning,
    Error,
};

/// Writes to `file` from now on (created with its folder; rotated at 5 MB, three kept). Without this call messages go to stderr from Warning up.
void openFile(const std::filesystem::path &file);

/// Messages below the level are dropped.
void setLevel(Level level);

void write(Level level, std::string_view message);
inline void debug(std::string_view message) { write(Level::Debug, message); }
inline void info(std::string_view message) { write(Level::Info, message); }
inline void warning(std::string_view message) { write(Level::Warning, message); }
inline void error(std::string_view message) { write(Level::Error, message); }

/// A log of one run: a file of its own next to the run's weights. Not copyable; closes at destruction.
class RunLog final
{
public:
    explicit RunLog(const std::filesystem::path &file);
    ~RunLog();
    RunLog(const RunLog &) = delete;
    RunLog &operator=(const RunLog &) = delete;

    void write(Level level, std::string_view message);

private:
    struct Private;
    Private *m_private;
};

} // namespace hstudio::base::log
