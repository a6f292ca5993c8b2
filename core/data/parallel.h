#pragma once

#include <cstddef>
#include <functional>

namespace hstudio::data
{

/// Calls work(0) … work(count - 1), each once, in any order, on up to as many threads as the machine has cores.
///
/// Meanwhile the calling thread calls `watch` about every 50 ms, if there is one; work that has not begun when it returns false is left
/// out. The first exception of any call is thrown on in the calling thread. Returns whether all the work was done.
bool parallelFor(std::size_t count, const std::function<void(std::size_t)> &work, const std::function<bool()> &watch = {});

} // namespace hstudio::data
