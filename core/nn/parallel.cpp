#include "core/nn/parallel.h"

#include <ATen/Parallel.h>

#include <dlfcn.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace hstudio::nn
{
namespace
{

std::atomic<std::int64_t> regions = 0;

/// What the threads of one region share.
struct Region
{
    std::int64_t tasks;
    void (*task)(const void *context, std::int64_t index);
    const void *context;
    std::atomic<std::int64_t> next = 0;
    std::mutex mutex{};
    std::exception_ptr failure{}; ///< guarded by mutex

    void work()
    {
        try {
            for (auto index = next++; index < tasks; index = next++)
                task(context, index);
        } catch (...) {
            next = tasks;
            const std::scoped_lock lock(mutex);
            if (!failure)
                failure = std::current_exception();
        }
    }
};

/// Ends the OpenMP threads that LibTorch's own regions have left behind on this thread. They would go on spinning for milliseconds, in wait of another
/// region, on the cores that ours needs; LibTorch's next region starts new ones in microseconds.
void dismissOpenMpThreads()
{
    using Pause = int (*)(int kind);
    constexpr int kSoft = 1; // omp_pause_soft
    static const auto pause = reinterpret_cast<Pause>(dlsym(RTLD_DEFAULT, "omp_pause_resource_all"));
    if (pause != nullptr)
        pause(kSoft);
}

} // namespace

void runTasks(std::int64_t tasks, void (*task)(const void *context, std::int64_t index), const void *context)
{
    const auto threads = std::min<std::int64_t>(at::get_num_threads(), tasks);
    if (threads <= 1) {
        for (std::int64_t index = 0; index < tasks; ++index)
            task(context, index);
        return;
    }
    ++regions;
    dismissOpenMpThreads();
    Region region{.tasks = tasks, .task = task, .context = context};
    {
        std::vector<std::jthread> others;
        others.reserve(static_cast<std::size_t>(threads - 1));
        for (std::int64_t thread = 1; thread < threads; ++thread)
            others.emplace_back([&region] { region.work(); });
        region.work();
    }
    if (region.failure)
        std::rethrow_exception(region.failure);
}

std::int64_t parallelRegions() { return regions; }

} // namespace hstudio::nn
