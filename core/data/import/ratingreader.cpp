#include "core/data/import/ratingreader.h"

#include "core/data/import.h"
#include "core/data/import/chunkparser.h"
#include "core/data/import/text.h"
#include "core/data/parallel.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <optional>

namespace hstudio::data
{
namespace
{

using base::Error;
using base::ErrorCode;

/// Which of the two id columns turned out to hold text.
struct TextIds
{
    bool users = false;
    bool items = false;
};

/// One attempt at a file: its result, or the need to try again with other keys.
struct Attempt
{
    std::optional<RatingsRead> read;
    TextIds needed;
    bool cancelled = false;
};

EntityIds entityIds(const std::vector<std::int64_t> &keys, Encoding) { return EntityIds(keys); }

EntityIds entityIds(const std::vector<std::string_view> &keys, Encoding encoding)
{
    std::vector<std::string> texts;
    texts.reserve(keys.size());
    for (const auto key : keys)
        texts.push_back(decoded(key, encoding));
    return EntityIds(std::move(texts));
}

/// File-wide codes of a chunk's keys.
template<typename Key>
std::vector<std::uint32_t> adopt(CodeTable<Key> &table, const std::vector<Key> &keys)
{
    std::vector<std::uint32_t> codes(keys.size());
    std::ranges::transform(keys, codes.begin(), [&](const Key &key) { return table.code(key); });
    return codes;
}

void translate(std::vector<std::uint32_t> &codes, const std::vector<std::uint32_t> &fileWide)
{
    std::ranges::transform(codes, codes.begin(), [&](std::uint32_t code) { return fileWide[code]; });
}

/// Joins the chunks in file order: ids get their codes by first appearance in the file, refused lines their line numbers.
template<typename UserKey, typename ItemKey>
RatingsRead join(std::vector<ParsedChunk<UserKey, ItemKey>> chunks, const std::filesystem::path &path, const OpenedDialect &opened)
{
    auto linesBefore = static_cast<std::int64_t>(opened.headerLines);
    RatingsRead read;
    CodeTable<UserKey> users;
    CodeTable<ItemKey> items;
    std::vector<std::vector<std::uint32_t>> userCodes;
    std::vector<std::vector<std::uint32_t>> itemCodes;
    for (const auto &chunk : chunks) {
        userCodes.push_back(adopt(users, chunk.users));
        itemCodes.push_back(adopt(items, chunk.items));
        for (const auto &refused : chunk.refusedLines) {
            if (read.refusedLines.size() < kKeptRefused)
                read.refusedLines.push_back({.file = path.filename().string(),
                                             .line = linesBefore + refused.line + 1,
                                             .reason = std::string(refusalKey(refused.refusal)),
                                             .text = refused.text});
        }
        for (std::size_t reason = 1; reason < kRefusals; ++reason) {
            if (chunk.refusedBy[reason] > 0)
                read.refusedByReason[std::string(refusalKey(static_cast<Refusal>(reason)))] += chunk.refusedBy[reason];
        }
        read.refused += chunk.refused;
        read.lines += chunk.lines - chunk.blank;
        linesBefore += chunk.lines;
    }
    parallelFor(chunks.size(), [&](std::size_t i) {
        translate(chunks[i].rows.users, userCodes[i]);
        translate(chunks[i].rows.items, itemCodes[i]);
    });
    for (auto &chunk : chunks)
        read.table.pieces.push_back(std::move(chunk.rows));
    read.table.userIds = entityIds(users.keys(), opened.dialect.encoding);
    read.table.itemIds = entityIds(items.keys(), opened.dialect.encoding);
    return read;
}

template<typename UserKey, typename ItemKey>
Attempt attempt(const MappedFile &file, const std::filesystem::path &path, const OpenedDialect &opened, const RatingReaderOptions &options)
{
    const auto texts = splitIntoChunks(file.text().substr(opened.dataBegin), options.chunkBytes);
    std::vector<ParsedChunk<UserKey, ItemKey>> chunks(texts.size());
    std::atomic<std::int64_t> bytesDone = 0;
    std::atomic<bool> textUsers = false;
    std::atomic<bool> textItems = false;
    const bool done = parallelFor(
        texts.size(),
        [&](std::size_t i) {
            if (textUsers || textItems || options.stop.stop_requested())
                return;
            chunks[i] = parseChunk<UserKey, ItemKey>(texts[i], opened.dialect);
            if (chunks[i].textUsers)
                textUsers = true;
            if (chunks[i].textItems)
                textItems = true;
            if (!(file.isMemory() && opened.dialect.textIds)) // text keys point into it
                file.release(static_cast<std::size_t>(texts[i].data() - file.text().data()), texts[i].size());
            bytesDone += static_cast<std::int64_t>(texts[i].size());
        },
        [&] {
            if (options.progress)
                options.progress(bytesDone);
            return !options.stop.stop_requested();
        });
    if (options.progress)
        options.progress(bytesDone);
    if (!done || options.stop.stop_requested())
        return {.read = {}, .needed = {}, .cancelled = true};
    if (textUsers || textItems)
        return {.read = {}, .needed = {.users = textUsers, .items = textItems}};
    return {.read = join(std::move(chunks), path, opened), .needed = {}};
}

Attempt attemptWith(TextIds ids, const MappedFile &file, const std::filesystem::path &path, const OpenedDialect &opened,
                    const RatingReaderOptions &options)
{
    if (ids.users)
        return ids.items ? attempt<std::string_view, std::string_view>(file, path, opened, options)
                         : attempt<std::string_view, std::int64_t>(file, path, opened, options);
    return ids.items ? attempt<std::int64_t, std::string_view>(file, path, opened, options)
                     : attempt<std::int64_t, std::int64_t>(file, path, opened, options);
}

/// Nothing at all, or too little, could be read.
std::optional<Error> verdict(const RatingsRead &read, const std::filesystem::path &path, double refusedLimit)
{
    constexpr std::int64_t kAlwaysTolerated = 10;
    const std::size_t rows = read.table.rows();
    if (rows == 0 && read.refused == 0)
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "\"%1\" holds no ratings. Get the file again, or choose another one."),
                     {path.string()}};
    if (rows > std::numeric_limits<std::uint32_t>::max())
        return Error{ErrorCode::Unsupported,
                     HSTUDIO_TEXT("Error", "\"%1\" has more than 4,294,967,295 ratings. Split it, or take a sample."),
                     {path.string()}};
    if (read.refused == 0)
        return std::nullopt;
    const auto &first = read.refusedLines.front();
    const std::vector<std::string> arguments{
        path.string(), std::to_string(read.refused), std::to_string(read.lines), std::to_string(first.line), refusalText(first.reason),
        first.text};
    if (rows == 0)
        return Error{
            ErrorCode::BadData,
            HSTUDIO_TEXT("Error", "No line of \"%1\" could be read. Line %4: %5 (%6). Is it the right file, with its original name?"),
            arguments};
    const auto limit = static_cast<std::int64_t>(refusedLimit * static_cast<double>(read.lines));
    const std::int64_t tolerated = refusedLimit > 0 ? std::max(kAlwaysTolerated, limit) : 0;
    const bool half = 2 * read.refused > read.lines;
    if (read.refused > tolerated || half)
        return Error{ErrorCode::BadData,
                     HSTUDIO_TEXT("Error", "\"%1\": %2 of %3 lines can't be read, too many to go on. The first is line %4: %5 (%6). "
                                           "Correct the file, or get it again."),
                     arguments, half ? "" : kTooManyRefused};
    return std::nullopt;
}

} // namespace

base::Result<RatingsRead> readRatings(const MappedFile &file, const std::filesystem::path &path, const OpenedDialect &opened,
                                      const RatingReaderOptions &options)
{
    TextIds ids;
    for (;;) {
        Attempt result = attemptWith(ids, file, path, opened, options);
        if (result.cancelled)
            return Error{ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The import was cancelled. Nothing was kept.")};
        if (result.read) {
            if (auto error = verdict(*result.read, path, options.refusedLimit))
                return *error;
            return std::move(*result.read);
        }
        ids.users = ids.users || result.needed.users;
        ids.items = ids.items || result.needed.items;
    }
}

} // namespace hstudio::data
