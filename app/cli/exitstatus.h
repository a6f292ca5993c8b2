#pragma once

namespace hstudio::cli
{

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;        ///< one line on stderr says what and what to do
inline constexpr int kUsage = 2;         ///< the command line can't be understood
inline constexpr int kInterrupted = 130; ///< by a signal; a training's checkpoint is kept

} // namespace hstudio::cli
