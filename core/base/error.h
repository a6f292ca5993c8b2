#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// Marks a text that a person will read, so that the translation tools find it; the value is the text itself.
/// Contexts in use: "Error" (base::Error templates), "Field" (config field help), "Preset", "Metric".
#define HSTUDIO_TEXT(context, text) text

namespace hstudio::base
{

/// What kind of thing went wrong: programs decide by it, people read Error::text().
enum class ErrorCode
{
    InvalidArgument, ///< a value the caller gave is not usable
    NotFound,        ///< a file, folder, run, data set, user or item that isn't there
    BadData,         ///< a file's content is not what it should be
    Io,              ///< reading or writing failed: permissions, full disk, vanished folder
    Busy,            ///< another program or run holds what is needed
    Unsupported,     ///< valid, but made by a newer version or not available in this build
    OutOfMemory,     ///< the device or the machine has too little memory
    Diverged,        ///< NaN, infinity or a loss beyond the divergence threshold
    Cancelled,       ///< stopped on request; nothing half-done stays behind
    Internal,        ///< a fault of this program
};

/// Stable lower-case name of a code, for JSON and logs ("bad_data").
std::string_view toString(ErrorCode code);

/// An expected failure. `message` is a template with %1, %2 … (marked by HSTUDIO_TEXT at its origin, so that the GUI can
/// translate it before filling in `arguments`); it says what is wrong and what to do. `detail` is for the log.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::vector<std::string> arguments = {};
    std::string detail = {};

    /// The message in English with its arguments filled in.
    [[nodiscard]] std::string text() const;
};

/// Replaces %1 … %9 in `pattern` by the arguments; a number without an argument stays.
std::string fillIn(std::string_view pattern, const std::vector<std::string> &arguments);

} // namespace hstudio::base
