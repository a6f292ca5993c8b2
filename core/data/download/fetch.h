#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace hstudio::data
{

/// Bytes on the disk and in all (0: the server doesn't say), from the calling thread.
using FetchProgress = std::function<void(std::int64_t done, std::int64_t total)>;

struct FetchOptions
{
    int attempts = 4;                                           ///< how often a broken transfer is taken up again
    std::chrono::milliseconds stall = std::chrono::seconds(30); ///< without a byte for so long, a transfer counts as broken
    std::int64_t atMost = std::int64_t{4} << 30U;               ///< a longer answer is refused
    std::stop_token stop = {};
    FetchProgress progress = {};
};

/// Fetches `url` (http or https, through the proxy that the environment names) into `file`. What arrives goes to `file`.part; if there is one, only
/// the rest is asked for, as long as the server's file is still the same. A break, a stall or an answer that is shorter than announced is
/// taken up again where it stopped. `file`.part is kept on Cancelled and Io, so that a later call goes on.
/// Errors: Io (no connection, a server's refusal, given up after all attempts), NotFound (404, 410), BadData (longer than it should be), Cancelled.
base::Result<void> fetch(const std::string &url, const std::filesystem::path &file, const FetchOptions &options = {});

} // namespace hstudio::data
