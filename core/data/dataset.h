#pragma once

#include "core/base/result.h"
#include "core/data/entityids.h"
#include "core/data/mappedfile.h"
#include "core/data/prepare/filters.h"
#include "core/data/splitrule.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace hstudio::data
{

/// What the catalogue says of one item. Items of the ratings that no movies file lists have an empty title.
struct ItemInfo
{
    std::string title;               ///< UTF-8
    std::vector<std::string> genres; ///< empty for "(no genres listed)"
};

/// One line that an import did not take.
struct RefusedLine
{
    std::string file;
    std::int64_t line = 0; ///< 1-based
    std::string reason;    ///< stable key, see core/data/import/refusal.h: "not_a_number", "missing_field", "time_in_milliseconds" …
    std::string text;      ///< the line, cut to 200 bytes, made valid UTF-8
};

/// What an import found; stored with the data set and shown on the Data page.
struct ImportSummary
{
    std::string format; ///< "ml-100k", "ml-1m" (also 10M), "ml-csv" (20M, 25M, 32M, latest), "recbole", "table" (columns chosen by hand)
    std::string source; ///< the path that was given
    std::int64_t users = 0;
    std::int64_t items = 0; ///< items with at least one interaction
    std::int64_t interactions = 0;
    std::int64_t refused = 0;
    std::int64_t firstTime = 0; ///< unix seconds
    std::int64_t lastTime = 0;
    double tiedShare = 0;                  ///< interactions that share their timestamp with another one of the same user, / interactions
    std::vector<RefusedLine> refusedLines; ///< the first 1,000
    std::map<std::string, std::int64_t> refusedByReason; ///< all of them, counted by RefusedLine::reason
    std::vector<FilterStep> filters;                     ///< what was filtered out, in that order; `interactions` is what is left
    SplitRule split;
};

/// An imported data set: a memory-mapped interaction table in file order with its ids and catalogue.
/// Immutable; any number of threads may read it.
///
/// Columns (length = interactions, file order): users and items hold codes, see EntityIds; timestamps are unix seconds;
/// ratings as in the file.
class Dataset final
{
public:
    /// Opens `folder` as importDataset() left it. Takes milliseconds.
    /// Errors: NotFound, BadData (says to import again), Unsupported (newer version).
    static base::Result<std::shared_ptr<const Dataset>> open(const std::filesystem::path &folder);

    Dataset(const Dataset &) = delete;
    Dataset &operator=(const Dataset &) = delete;

    [[nodiscard]] std::size_t size() const { return m_users.size(); }
    [[nodiscard]] std::span<const std::uint32_t> users() const { return m_users; }
    [[nodiscard]] std::span<const std::uint32_t> items() const { return m_items; }
    [[nodiscard]] std::span<const std::int64_t> timestamps() const { return m_timestamps; }
    [[nodiscard]] std::span<const float> ratings() const { return m_ratings; }
    [[nodiscard]] const EntityIds &userIds() const { return m_userIds; }
    [[nodiscard]] const EntityIds &itemIds() const { return m_itemIds; }
    [[nodiscard]] const ItemInfo &item(std::uint32_t code) const { return m_catalogue[code]; }
    [[nodiscard]] const ImportSummary &summary() const { return m_summary; }
    /// Hash of the content (columns and ids), lower-case hex; names the folder and goes into run fingerprints.
    [[nodiscard]] const std::string &hash() const { return m_hash; }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

private:
    Dataset() = default;

    MappedFile m_file; ///< what the columns point into
    std::span<const std::uint32_t> m_users;
    std::span<const std::uint32_t> m_items;
    std::span<const std::int64_t> m_timestamps;
    std::span<const float> m_ratings;
    EntityIds m_userIds;
    EntityIds m_itemIds;
    std::vector<ItemInfo> m_catalogue; ///< by item code
    ImportSummary m_summary;
    std::string m_hash;
    std::filesystem::path m_folder;
};

} // namespace hstudio::data
