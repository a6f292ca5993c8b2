#pragma once

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdint>
#include <thread>

namespace hstudio::training
{

/// Sets LibTorch's thread count for the calling thread; 0 = all cores.
inline void useThreads(std::int64_t threads)
{
    const auto cores = std::max<std::int64_t>(1, std::thread::hardware_concurrency());
    at::set_num_threads(static_cast<int>(threads > 0 ? threads : cores));
}

} // namespace hstudio::training
