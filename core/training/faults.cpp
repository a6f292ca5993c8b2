#include "core/training/faults.h"

#include <torch/torch.h>

#include <new>
#include <string_view>

namespace hstudio::training
{

namespace
{

base::Error outOfMemory(const config::ExperimentConfig &config, const std::string &detail)
{
    return {
        base::ErrorCode::OutOfMemory,
        HSTUDIO_TEXT(
            "Error",
            "Not enough memory to train with these settings. Reduce batch_size (now %1), session_max_len (now %2) or n_factors (now %3)."),
        {std::to_string(config.optimizer.batchSize), std::to_string(config.model.sessionMaxLen), std::to_string(config.model.nFactors)},
        detail};
}

base::Error internalFault(const std::string &summary, const std::string &detail)
{
    return {base::ErrorCode::Internal,
            HSTUDIO_TEXT("Error", "The training failed inside the program: %1. The log has the details."),
            {summary},
            detail};
}

/// The CPU allocator reports a failed allocation as a plain c10::Error.
bool isAllocationFailure(std::string_view text)
{
    return text.find("DefaultCPUAllocator") != std::string_view::npos || text.find("out of memory") != std::string_view::npos;
}

} // namespace

base::Result<void> guarded(const config::ExperimentConfig &config, const std::function<base::Result<void>()> &action)
{
    try {
        return action();
    } catch (const c10::OutOfMemoryError &error) {
        return outOfMemory(config, error.what());
    } catch (const std::bad_alloc &error) {
        return outOfMemory(config, error.what());
    } catch (const c10::Error &error) {
        const std::string summary = error.what_without_backtrace();
        return isAllocationFailure(summary) ? outOfMemory(config, summary) : internalFault(summary, error.what());
    } catch (const std::exception &error) {
        return internalFault(error.what(), error.what());
    }
}

} // namespace hstudio::training
