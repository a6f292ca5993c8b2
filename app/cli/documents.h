#pragma once

#include "app/cli/workspace.h"
#include "core/data/entityids.h"
#include "core/inference/evaluate.h"
#include "core/store/records.h"
#include "core/training/events.h"

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

/// The JSON documents of the verbs. Other programs rely on their keys: add some, never rename one.
namespace hstudio::cli
{

using Json = nlohmann::ordered_json;

Json datasetDocument(const store::DatasetRecord &dataset);
/// With `refused_by_reason`, `filters` and `split`.
Json datasetDocument(const ImportedDataset &dataset);

/// `epochs_done` counts them; runDocument(record, epochs) adds the list.
Json runDocument(const store::RunRecord &run);
Json runDocument(const store::RunRecord &run, std::span<const training::EpochRecord> epochs);

/// Numbers of one epoch, without event and run.
Json epochDocument(const training::EpochRecord &epoch);

Json metricsDocument(const std::map<std::string, double> &metrics);
Json protocolDocument(const inference::Protocol &protocol);
/// The same for people, in one line.
std::string protocolText(const inference::Protocol &protocol);

/// An id as its file had it: a number, or a text.
Json idDocument(const data::EntityIds &ids, std::uint32_t code);
/// A float as the shortest decimal that reads back as the same float.
Json scoreDocument(float score);

} // namespace hstudio::cli
