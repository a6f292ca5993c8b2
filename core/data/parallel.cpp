#include "core/data/parallel.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace hstudio::data
{
namespace
{

/// What the workers of one parallelFor share.
struct Shared
{
    explicit Shared(std::size_t workers) : running(workers) {}

    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stopped = false;
    std::mutex mutex;
    std::condition_variable ended;
    std::size_t running;          ///< guarded by mutex
    std::exception_ptr exception; ///< guarded by mutex
};

void workerLoop(Shared &shared, std::size_t count, const std::function<void(std::size_t)> &work)
{
    std::exception_ptr caught;
    try {
        while (!shared.stopped) {
            const std::size_t index = shared.next++;
            if (index >= count)
                break;
            work(index);
        }
    } catch (...) {
        caught = std::current_exception();
        shared.stopped = true;
    }
    const std::lock_guard lock(shared.mutex);
    if (caught && !shared.exception)
        shared.exception = caught;
    --shared.running;
    shared.ended.notify_all();
}

} // namespace

bool parallelFor(std::size_t count, const std::function<void(std::size_t)> &work, const std::function<bool()> &watch)
{
    if (count == 0)
        return true;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t workers = std::min(count, cores);
    Shared shared(workers);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < workers; ++i)
            threads.emplace_back([&] { workerLoop(shared, count, work); });
        std::unique_lock lock(shared.mutex);
        while (!shared.ended.wait_for(lock, std::chrono::milliseconds(50), [&] { return shared.running == 0; })) {
            lock.unlock();
            if (watch && !watch())
                shared.stopped = true;
            lock.lock();
        }
    }
    if (shared.exception)
        std::rethrow_exception(shared.exception);
    return shared.next >= count;
}

} // namespace hstudio::data
