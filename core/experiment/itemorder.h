#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/sequences.h"

#include <filesystem>
#include <string>

namespace hstudio::experiment
{

/// The JSON array ["PAD", id, id, …]: the file's own item ids by internal id (RecTools: data_preparator.item_id_map).
std::string itemOrderText(const data::ItemIndex &items, const data::EntityIds &ids);

/// Reads such an array for a data set. Errors: NotFound; BadData naming the file and what is wrong in it: no array, "PAD" not first, an id twice,
/// or ids that the data set (`datasetName`) doesn't have.
base::Result<data::ItemIndex> readItemOrder(const std::filesystem::path &file, const data::EntityIds &ids, const std::string &datasetName);

} // namespace hstudio::experiment
