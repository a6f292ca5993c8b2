#pragma once

#include <cstdint>
#include <memory>

namespace hstudio::nn
{

/// Runs task(context, i) for i = 0 … tasks − 1; see inParallel().
void runTasks(std::int64_t tasks, void (*task)(const void *context, std::int64_t index), const void *context);

/// One parallel region: runs `work(task)` for tasks 0 … tasks − 1 on as many threads as LibTorch would use on the calling thread (at::get_num_threads()).
/// A thread takes the next task when it has done one, so that a thread whose core is busy with another program does less. Which thread
/// does a task must not matter to its result. The threads live as long as the region, which costs microseconds and leaves LibTorch's
/// own pool alone (its parallel_for runs serially in our sources: they are compiled without OpenMP). The first exception of a task is thrown on; tasks not begun are left out.
template<typename Work>
void inParallel(std::int64_t tasks, const Work &work)
{
    runTasks(
        tasks, [](const void *context, std::int64_t index) { (*static_cast<const Work *>(context))(index); }, std::addressof(work));
}

/// Regions of this process so far that used more than one thread.
std::int64_t parallelRegions();

} // namespace hstudio::nn
