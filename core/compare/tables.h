#pragma once

#include "core/compare/metrictable.h"
#include "core/compare/table.h"
#include "core/compare/verdict.h"
#include "core/data/entityids.h"

#include <span>
#include <vector>

namespace hstudio::compare
{

/// The comparisons as tables of texts, for the exporters.

/// Test metrics by group (rows) and name (columns), deltas to the baseline, the protocol as a note; what can't be compared carries a remark.
Table metricsTable(std::span<const Run> runs, std::span<const RunGroup> groups, const std::vector<MetricRow> &rows);
/// Settings (rows) by run (columns).
Table settingsTable(std::span<const Run> runs, const std::vector<SettingRow> &rows);
/// Paired tests, one row for each report; the sentences as notes.
Table pairsTable(std::span<const RunGroup> groups, const std::vector<PairReport> &reports);
/// One row for each user who gets other values from the two groups, those first for whom A is the most ahead; `ids` are the data set's.
Table usersTable(const RunGroup &a, const RunGroup &b, const std::vector<UserPair> &pairs, const std::string &metric,
                 const data::EntityIds &ids);
/// Runs (rows) with data set, settings, seed, state, best epoch, best validation and test recall@10 and ndcg@10, seconds.
Table runsTable(std::span<const Run> runs);

/// All curves of all runs in one CSV: a line for each run and epoch with run, name, seed, epoch, step, wall_seconds, train_loss, val_loss,
/// learning_rate, best and every validation metric that any of the runs has.
std::string curvesCsv(std::span<const Run> runs);

} // namespace hstudio::compare
