#pragma once

#include "core/data/import/codetable.h"
#include "core/data/import/lineparser.h"
#include "core/data/tablefile.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hstudio::data
{

/// A line that was not taken.
struct RefusedAt
{
    std::int64_t line = 0; ///< from 0, within the chunk
    Refusal refusal = Refusal::None;
    std::string text; ///< cut short, UTF-8
};

/// At most this many refused lines are kept, of a chunk and of a file.
inline constexpr std::size_t kKeptRefused = 1000;

/// One chunk of a ratings file, parsed. Codes count within the chunk, by first appearance.
template<typename UserKey, typename ItemKey>
struct ParsedChunk
{
    TableRows rows;
    std::vector<UserKey> users; ///< by code
    std::vector<ItemKey> items;
    std::int64_t lines = 0; ///< blank ones included
    std::int64_t blank = 0;
    std::int64_t refused = 0;
    std::array<std::int64_t, kRefusals> refusedBy{}; ///< by Refusal
    std::vector<RefusedAt> refusedLines;
    bool textUsers = false; ///< with number keys: a user id is text, so that the file must be read again with text keys
    bool textItems = false;
};

/// Cuts a text after line ends into pieces of about `bytes` each.
std::vector<std::string_view> splitIntoChunks(std::string_view text, std::size_t bytes);

/// Parses whole lines. Keys are std::int64_t or std::string_view.
template<typename UserKey, typename ItemKey>
ParsedChunk<UserKey, ItemKey> parseChunk(std::string_view text, const Dialect &dialect);

} // namespace hstudio::data
