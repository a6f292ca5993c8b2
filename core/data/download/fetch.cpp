#include "core/data/download/fetch.h"

#include "core/base/paths.h"

#include <algorithm>
#include <cstdio>
#include <curl/curl.h>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

namespace hstudio::data
{
namespace
{

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using Clock = std::chrono::steady_clock;

struct EasyCloser
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
struct MultiCloser
{
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
};
struct FileCloser
{
    void operator()(std::FILE *file) const { std::fclose(file); }
};
struct ListCloser
{
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};

/// How one request ended.
enum class Ending
{
    Done,
    Broken,  ///< worth another attempt
    Restart, ///< the server's file has changed or the part doesn't fit: from the beginning
    Cancelled,
    Failed, ///< hopeless: see the error
};

struct Ended
{
    Ending how = Ending::Broken;
    Error error = {};
};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::int64_t sizeOf(const fs::path &file)
{
    std::error_code code;
    const auto size = fs::file_size(file, code);
    return code ? 0 : static_cast<std::int64_t>(size);
}

Error cannotWrite(const fs::path &file)
{
    return {ErrorCode::Io, HSTUDIO_TEXT("Error", "\"%1\" can't be written. Free space there, or check your rights."), {file.string()}};
}

/// One request for a file, or for the rest of it.
class Transfer final
{
public:
    Transfer(std::string url, fs::path part, const FetchOptions &options)
        : m_url(std::move(url)), m_part(std::move(part)), m_options(options), m_begin(sizeOf(m_part)), m_size(m_begin)
    {}

    Ended run(const std::string &tag)
    {
        m_output.reset(std::fopen(m_part.c_str(), "ab"));
        if (!m_output)
            return {.how = Ending::Failed, .error = cannotWrite(m_part)};
        setUp(tag);
        const CURLcode code = perform();
        const bool written = std::fclose(m_output.release()) == 0;
        if (!written)
            return {.how = Ending::Failed, .error = cannotWrite(m_part)};
        return conclude(code);
    }
    /// What names this version of the server's file: a strong ETag, else its date.
    [[nodiscard]] const std::string &tag() const { return m_tag; }

private:
    void setUp(const std::string &tag)
    {
        m_easy.reset(curl_easy_init());
        CURL *easy = m_easy.get();
        curl_easy_setopt(easy, CURLOPT_URL, m_url.c_str());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
        curl_easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "HSTUdio");
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_message);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::onBytes);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
        if (m_begin == 0)
            return;
        curl_easy_setopt(easy, CURLOPT_RANGE, (std::to_string(m_begin) + "-").c_str());
        if (!tag.empty()) {
            m_headers.reset(curl_slist_append(nullptr, ("If-Range: " + tag).c_str()));
            curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_headers.get());
        }
    }

    /// Runs the request; looks at the stop token and the clock twenty times a second.
    CURLcode perform()
    {
        const std::unique_ptr<CURLM, MultiCloser> multi(curl_multi_init());
        curl_multi_add_handle(multi.get(), m_easy.get());
        CURLcode result = CURLE_OK;
        m_lastByte = Clock::now();
        for (int running = 1; running > 0;) {
            curl_multi_perform(multi.get(), &running);
            if (running > 0)
                curl_multi_poll(multi.get(), nullptr, 0, 50, nullptr);
            if (m_options.stop.stop_requested() || Clock::now() - m_lastByte > m_options.stall) {
                result = m_options.stop.stop_requested() ? CURLE_ABORTED_BY_CALLBACK : CURLE_OPERATION_TIMEDOUT;
                break;
            }
        }
        int left = 0;
        if (const CURLMsg *message = curl_multi_info_read(multi.get(), &left); result == CURLE_OK && message != nullptr)
            result = message->data.result;
        curl_multi_remove_handle(multi.get(), m_easy.get());
        return result;
    }

    Ended conclude(CURLcode code) const
    {
        if (m_options.stop.stop_requested())
            return {.how = Ending::Cancelled};
        if (m_tooLong || (m_announced > 0 && m_size > m_announced))
            return {.how = Ending::Failed,
                    .error = {ErrorCode::BadData,
                              HSTUDIO_TEXT("Error",
                                           "The server sends more for %1 than the file can have. Try again later, or fetch it yourself."),
                              {m_url}}};
        if (m_unwritable)
            return {.how = Ending::Failed, .error = cannotWrite(m_part)};
        if (m_changed)
            return {.how = Ending::Restart};
        if (auto refusal = refusedBy(m_status))
            return *refusal;
        switch (code) {
        case CURLE_OK: return m_announced > 0 && m_size < m_announced ? broken("the transfer ended early") : Ended{.how = Ending::Done};
        case CURLE_OPERATION_TIMEDOUT: return broken("nothing arrived for too long");
        default: return broken(m_message[0] != '\0' ? m_message : curl_easy_strerror(code));
        }
    }

    [[nodiscard]] std::optional<Ended> refusedBy(long status) const
    {
        constexpr long kRangeNotSatisfiable = 416;
        constexpr long kServerErrors = 500;
        if (status == kRangeNotSatisfiable)
            return Ended{.how = Ending::Restart};
        if (status == 404 || status == 410)
            return Ended{
                .how = Ending::Failed,
                .error = {
                    ErrorCode::NotFound,
                    HSTUDIO_TEXT("Error", "The server has no %1 any more (status %2). Look for it on grouplens.org and open it here."),
                    {m_url, std::to_string(status)}}};
        if (status >= kServerErrors)
            return broken("the server answers with status " + std::to_string(status));
        if (status >= 300)
            return Ended{.how = Ending::Failed,
                         .error = {ErrorCode::Io,
                                   HSTUDIO_TEXT("Error", "The server refuses %1 (status %2). Try again later, or fetch it with a browser."),
                                   {m_url, std::to_string(status)}}};
        return std::nullopt;
    }

    [[nodiscard]] Ended broken(const std::string &why) const
    {
        return {
            .how = Ending::Broken,
            .error = {ErrorCode::Io,
                      HSTUDIO_TEXT("Error",
                                   "%1 couldn't be fetched: %2. Check the network and the proxy; what has arrived is kept, and the next "
                                   "attempt goes on from there."),
                      {m_url, why}}};
    }

    static std::size_t onHeader(const char *bytes, std::size_t, std::size_t size, void *self)
    {
        static_cast<Transfer *>(self)->takeHeader(std::string_view(bytes, size));
        return size;
    }

    void takeHeader(std::string_view line)
    {
        m_lastByte = Clock::now();
        while (line.ends_with('\n') || line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with("HTTP/")) { // also of a redirection or a proxy before the answer itself
            const auto space = line.find(' ');
            m_status = space == std::string_view::npos ? 0 : std::strtol(std::string(line.substr(space)).c_str(), nullptr, 10);
            m_tag.clear();
            m_length = 0;
            return;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return;
        const std::string name = lowerCase(line.substr(0, colon));
        auto value = line.substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        if (name == "etag" && value.starts_with('"'))
            m_tag = value;
        else if (name == "last-modified" && m_tag.empty())
            m_tag = value;
        else if (name == "content-length")
            m_length = std::strtoll(std::string(value).c_str(), nullptr, 10);
        else if (name == "content-range" && !value.starts_with("bytes " + std::to_string(m_begin) + "-"))
            m_changed = true; // not the range that was asked for
    }

    static std::size_t onBytes(const char *bytes, std::size_t, std::size_t size, void *self)
    {
        return static_cast<Transfer *>(self)->takeBytes(bytes, size) ? size : 0;
    }

    bool takeBytes(const char *bytes, std::size_t size)
    {
        constexpr long kPartial = 206;
        m_lastByte = Clock::now();
        if (m_status < 200 || m_status >= 300)
            return true; // an error's page
        if (m_changed)
            return false;
        if (m_begin > 0 && m_status != kPartial) { // the server sends all of it again
            m_output.reset(std::freopen(m_part.c_str(), "wb", m_output.release()));
            m_begin = m_size = 0;
            if (!m_output) {
                m_unwritable = true;
                return false;
            }
        }
        m_announced = m_length > 0 ? m_begin + m_length : 0;
        m_size += static_cast<std::int64_t>(size);
        m_tooLong = m_size > m_options.atMost;
        m_unwritable = std::fwrite(bytes, 1, size, m_output.get()) != size;
        if (m_options.progress)
            m_options.progress(m_size, m_announced);
        return !m_tooLong && !m_unwritable;
    }

    std::string m_url;
    fs::path m_part;
    const FetchOptions &m_options;
    std::int64_t m_begin; ///< bytes that were there before
    std::int64_t m_size;  ///< bytes that are there now
    std::int64_t m_length = 0;
    std::int64_t m_announced = 0; ///< of the whole file; 0: unknown
    long m_status = 0;
    std::string m_tag;
    bool m_changed = false;
    bool m_tooLong = false;
    bool m_unwritable = false;
    Clock::time_point m_lastByte;
    char m_message[CURL_ERROR_SIZE] = {};
    std::unique_ptr<curl_slist, ListCloser> m_headers;
    std::unique_ptr<CURL, EasyCloser> m_easy;
    std::unique_ptr<std::FILE, FileCloser> m_output;
};

/// Which version of the server's file the part belongs to, kept beside it.
fs::path tagFile(const fs::path &part) { return part.string() + ".tag"; }

std::string readTag(const fs::path &part)
{
    const auto tag = base::readFile(tagFile(part));
    return tag ? *tag : std::string();
}

void forget(const fs::path &part)
{
    std::error_code ignored;
    fs::remove(part, ignored);
    fs::remove(tagFile(part), ignored);
}

base::Result<void> finish(const fs::path &part, const fs::path &file)
{
    std::error_code code;
    fs::rename(part, file, code);
    if (code)
        return cannotWrite(file);
    fs::remove(tagFile(part), code);
    return {};
}

} // namespace

base::Result<void> fetch(const std::string &url, const fs::path &file, const FetchOptions &options)
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK)
        return Error{ErrorCode::Internal, HSTUDIO_TEXT("Error", "Downloads aren't possible here: the network library doesn't start.")};
    const fs::path part = file.string() + ".part";
    Ended ended;
    for (int attempt = 0; attempt < std::max(1, options.attempts); ++attempt) {
        Transfer transfer(url, part, options);
        ended = transfer.run(readTag(part));
        if (!transfer.tag().empty() && ended.how != Ending::Failed) {
            if (auto kept = base::writeFileAtomically(tagFile(part), transfer.tag()); !kept)
                return kept;
        }
        switch (ended.how) {
        case Ending::Done: return finish(part, file);
        case Ending::Cancelled:
            return Error{
                ErrorCode::Cancelled,
                HSTUDIO_TEXT("Error", "The download was cancelled. What has arrived is kept: the next attempt goes on from there.")};
        case Ending::Failed:
            if (ended.error.code == ErrorCode::BadData)
                forget(part);
            return ended.error;
        case Ending::Restart: forget(part); break;
        case Ending::Broken: break;
        }
    }
    if (ended.how == Ending::Restart)
        return Error{ErrorCode::Io, HSTUDIO_TEXT("Error", "The server's answers for %1 don't fit together. Try again later."), {url}};
    return ended.error;
}

} // namespace hstudio::data
