#pragma once

#include <algorithm>
#include <arpa/inet.h>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace hstudio::tests
{

/// What a client asked for.
struct HttpRequest
{
    std::string target;                         ///< as on the request line: a path, or a whole address when the server is asked as a proxy
    std::map<std::string, std::string> headers; ///< names in lower case
    std::size_t rangeBegin = 0;                 ///< of "Range: bytes=N-"
};

/// What the server does about it, honest or not.
struct HttpReply
{
    static constexpr std::size_t kAll = static_cast<std::size_t>(-1);

    std::string body = {};
    int status = 200;
    std::string headers = {};      ///< further lines, each with "\r\n"
    std::size_t breakAfter = kAll; ///< closes the connection after so many bytes of the body
    std::size_t stallAfter = kAll; ///< sends nothing more after so many, until the client goes
    std::int64_t announced = -1;   ///< Content-Length that isn't the body's
    bool takesRanges = true;
};

/// A web server on this machine for tests of what can go wrong: one thread, one connection at a time, no TLS. Answers by a function that is called
/// on its thread.
class HttpServer final
{
public:
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    explicit HttpServer(Handler handler) : m_handler(std::move(handler)), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (m_listener < 0 || ::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 8) != 0 ||
            ::getsockname(m_listener, generic, &size) != 0)
            throw std::runtime_error("no local server is possible here");
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { serve(); });
    }
    ~HttpServer()
    {
        ::eventfd_write(m_wake, 1);
        m_thread.join();
        ::close(m_listener);
        ::close(m_wake);
    }
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] std::string url(const std::string &path) const { return "http://127.0.0.1:" + std::to_string(m_port) + path; }
    [[nodiscard]] std::vector<HttpRequest> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

private:
    /// Waits until a descriptor can be read; false when the server is to end.
    bool wait(int descriptor) const
    {
        pollfd both[2] = {{descriptor, POLLIN, 0}, {m_wake, POLLIN, 0}};
        return ::poll(both, 2, -1) > 0 && (both[1].revents & POLLIN) == 0;
    }

    void serve()
    {
        while (wait(m_listener)) {
            const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0)
                continue;
            answer(connection);
            ::close(connection);
        }
    }

    void answer(int connection)
    {
        std::string text;
        char buffer[4096];
        while (text.find("\r\n\r\n") == std::string::npos) {
            const auto got = wait(connection) ? ::recv(connection, buffer, sizeof(buffer), 0) : 0;
            if (got <= 0)
                return;
            text.append(buffer, static_cast<std::size_t>(got));
        }
        const HttpRequest request = parse(text);
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(request);
        }
        send(connection, request, m_handler(request));
    }

    static HttpRequest parse(const std::string &text)
    {
        HttpRequest request;
        const auto first = text.find(' ') + 1;
        request.target = text.substr(first, text.find(' ', first) - first);
        for (std::size_t begin = text.find("\r\n") + 2; begin < text.size();) {
            const auto end = text.find("\r\n", begin);
            const auto colon = text.find(": ", begin);
            if (colon < end) {
                std::string name = text.substr(begin, colon - begin);
                std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
                request.headers[name] = text.substr(colon + 2, end - colon - 2);
            }
            begin = end == std::string::npos ? text.size() : end + 2;
        }
        if (const auto range = request.headers.find("range"); range != request.headers.end())
            request.rangeBegin = std::stoul(range->second.substr(range->second.find('=') + 1));
        return request;
    }

    void send(int connection, const HttpRequest &request, HttpReply reply) const
    {
        std::string head = reply.headers;
        if (reply.status == 200 && reply.takesRanges && request.rangeBegin > 0 && request.rangeBegin < reply.body.size()) {
            reply.status = 206;
            head += "Content-Range: bytes " + std::to_string(request.rangeBegin) + "-" + std::to_string(reply.body.size() - 1) + "/" +
                    std::to_string(reply.body.size()) + "\r\n";
            reply.body.erase(0, request.rangeBegin);
        }
        const auto length = reply.announced >= 0 ? reply.announced : static_cast<std::int64_t>(reply.body.size());
        head = "HTTP/1.1 " + std::to_string(reply.status) + " X\r\nConnection: close\r\nContent-Length: " + std::to_string(length) +
               "\r\n" + head + "\r\n";
        sendAll(connection, head);
        sendAll(connection, std::string_view(reply.body).substr(0, std::min(reply.breakAfter, reply.stallAfter)));
        char byte = 0;
        while (reply.stallAfter != HttpReply::kAll && wait(connection) && ::recv(connection, &byte, 1, 0) > 0) {
        }
    }

    static void sendAll(int connection, std::string_view bytes)
    {
        while (!bytes.empty()) {
            const auto sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    Handler m_handler;
    int m_listener;
    int m_wake = ::eventfd(0, EFD_CLOEXEC);
    std::uint16_t m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<HttpRequest> m_requests;
    std::jthread m_thread;
};

} // namespace hstudio::tests
