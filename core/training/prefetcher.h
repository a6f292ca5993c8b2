#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <utility>

namespace hstudio::training
{

/// Makes the items begin … end - 1 of a series one ahead of their use, on another thread. `make` runs for one index at a time, in order, and must not
/// touch what the consuming thread changes. Its exceptions come out of next(). The destructor waits for the item in the making.
template<typename T>
class Prefetcher final
{
public:
    Prefetcher(std::int64_t begin, std::int64_t end, std::function<T(std::int64_t)> make)
        : m_make(std::move(make)), m_upcoming(begin), m_end(end)
    {
        prepare();
    }
    Prefetcher(const Prefetcher &) = delete;
    Prefetcher &operator=(const Prefetcher &) = delete;

    /// The next item; blocks until it is there. To be called end - begin times at most.
    T next()
    {
        T item = m_future.get();
        prepare();
        return item;
    }

private:
    void prepare()
    {
        if (m_upcoming < m_end)
            m_future = std::async(std::launch::async, m_make, m_upcoming++);
    }

    std::function<T(std::int64_t)> m_make;
    std::int64_t m_upcoming;
    std::int64_t m_end;
    std::future<T> m_future; // last: its destructor waits while the rest still lives
};

} // namespace hstudio::training
