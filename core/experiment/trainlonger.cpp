#include "core/experiment/trainlonger.h"

#include "core/config/configjson.h"
#include "core/config/fields.h"
#include "core/experiment/runfiles.h"
#include "core/store/reopen.h"

#include <algorithm>
#include <cassert>

namespace hstudio::experiment
{
namespace
{

base::Result<void> checkThatItCanGoOn(const store::Store &store, const store::RunRecord &run)
{
    if (run.reason == "diverged")
        return base::Error{
            base::ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "Run \"%1\" diverged: more epochs would go on from there. Start a new one with a smaller lr."),
            {run.name}};
    if (diskUse(store.runFolder(run.id)).checkpoints == 0)
        return base::Error{base::ErrorCode::NotFound,
                           HSTUDIO_TEXT("Error", "Run \"%1\" has no checkpoint any more to go on from. Start a new one with more epochs."),
                           {run.name}};
    return {};
}

} // namespace

base::Result<void> addEpochs(store::Store &store, base::RunId run, std::int64_t moreEpochs)
{
    assert(moreEpochs > 0);
    const auto record = store.run(run);
    if (!record)
        return record.error();
    auto settings = config::fromJsonText(record->configJson);
    if (!settings)
        return settings.error();
    if (record->state == store::RunState::Finished) {
        if (auto possible = checkThatItCanGoOn(store, *record); !possible)
            return possible;
    }
    auto &stopping = settings->stopping;
    stopping.maxEpochs = std::max(stopping.maxEpochs, record->epochs + moreEpochs);
    if (record->reason == "early_stop")
        stopping.patience += moreEpochs;
    if (const auto issues = config::validate(*settings); !issues.empty())
        return issues.front().error;
    return store::reopenFinished(store, run, config::toJsonText(*settings));
}

} // namespace hstudio::experiment
