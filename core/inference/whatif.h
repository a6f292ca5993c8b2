#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/sequences.h"
#include "core/inference/recommender.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What would be recommended had the history been another one. A session is a plain value: undo is a copy of the one before.
namespace hstudio::inference
{

struct WhatIfItem
{
    std::uint32_t itemCode = 0; ///< Dataset item code
    std::int64_t time = 0;      ///< unix seconds

    bool operator==(const WhatIfItem &) const = default;
};

/// An edited history, oldest first with times that never fall, and the moment of asking.
struct WhatIfSession
{
    std::vector<WhatIfItem> history;       ///< empty: a new person
    std::optional<std::int64_t> queryTime; ///< may be left out for models that ignore time

    bool operator==(const WhatIfSession &) const = default;
};

/// The history that the model would be shown of a user: the start of every edit.
WhatIfSession sessionOf(const data::Sequences &histories, std::uint32_t which, const data::ItemIndex &items,
                        std::optional<std::int64_t> queryTime);

// Edits. `place` counts from 0, oldest first. Each leaves the session unchanged when it fails.
// Errors: InvalidArgument (a place that isn't there, a time outside kEarliestTime … kLatestTime), NotFound (the model doesn't know the film).
inline constexpr std::int64_t kEarliestTime = -62'135'596'800; ///< year 1
inline constexpr std::int64_t kLatestTime = 253'402'300'799;   ///< end of year 9999

/// Puts a film where its time belongs, after others of the same second. Returns its place. The same film may be there more than once.
base::Result<std::size_t> addItem(WhatIfSession &session, const data::ItemIndex &items, WhatIfItem item);
base::Result<void> removeItem(WhatIfSession &session, std::size_t place);
/// Moves a film to another place; the times stay at their places, so that the order of moments is kept: what was seen changes, not when.
base::Result<void> moveItem(WhatIfSession &session, std::size_t from, std::size_t to);
/// Gives a film another time; it goes where that time belongs. Returns its new place.
base::Result<std::size_t> setTime(WhatIfSession &session, std::size_t place, std::int64_t time);

/// Whether a session that came from elsewhere (a file, the store) can be asked: films known, times in order and in range, and a query time if one is needed.
base::Result<void> checkSession(const WhatIfSession &session, const data::ItemIndex &items, bool requiresContext);

/// The session as the only history of a Sequences, for recommend(), rankGrid() and explain() with which = 0.
data::Sequences historyOf(const WhatIfSession &session, const data::ItemIndex &items);

struct WhatIfRequest
{
    std::int64_t k = 10;
    bool filterSeen = true;                  ///< leaves out the films of the session
    std::optional<std::uint32_t> targetCode; ///< film whose rank is wanted
};

struct WhatIfAnswer
{
    std::size_t visible = 0;          ///< films of the session that the model was shown; 0: nothing to recommend from, `items` is empty
    std::vector<ScoredItem> items;    ///< the k best
    std::int32_t targetRank = 0;      ///< among all candidates; 0 = not a candidate or unknown to the model
    std::optional<float> targetScore; ///< empty where targetRank is 0
};

/// What the model would recommend to a person with this history. Equal to a forward pass of exactly these items and times. Errors: as checkSession() and recommend().
base::Result<WhatIfAnswer> recommendWhatIf(Recommender &recommender, const data::ItemIndex &items, const WhatIfSession &session,
                                           const WhatIfRequest &request = {});

/// What a saved session says besides itself.
struct WhatIfDocument
{
    std::string name;
    std::string dataset; ///< name of the data set
    std::string user;    ///< id of the user it began from; empty = a new person
    WhatIfSession session;
};

/// {"name", "dataset", "user", "query_time", "history": [{"item", "title", "time"}]}: ids as the file has them, times in unix seconds.
std::string toJson(const WhatIfDocument &document, const data::Dataset &dataset);
/// Reads toJson()'s output or one written by hand (title, name, dataset and user may be missing). BadData says which key is wrong, NotFound names the film that the data set
/// doesn't have.
base::Result<WhatIfDocument> whatIfFromJson(const std::string &text, const data::Dataset &dataset);

/// Moments on the scale of the time buckets: `start`, then the first second of each later bucket counted from it, up to `start + horizon`. The ranks of a user whose newest
/// film is at `start` change mostly there.
std::vector<std::int64_t> bucketMoments(std::int64_t start, std::int64_t horizon);

} // namespace hstudio::inference
