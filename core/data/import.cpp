#include "core/data/import.h"

#include "core/data/import/datasetwriter.h"
#include "core/data/import/ratingreader.h"
#include "core/data/import/source.h"
#include "core/data/import/titlereader.h"
#include "core/data/prepare/applyfilters.h"

#include <new>
#include <system_error>

namespace hstudio::data
{
namespace
{

using base::Error;
using base::ErrorCode;
using base::Result;
using DatasetPtr = std::shared_ptr<const Dataset>;

Error cancelled() { return {ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The import was cancelled. Nothing was kept.")}; }

Result<Source> sourceOf(const std::filesystem::path &given, const ImportOptions &options)
{
    Source source{.format = Format::Table, .ratings = {}, .items = {}};
    if (options.mapping) {
        auto table = findTable(given);
        if (!table)
            return table.error();
        source.ratings = *std::move(table);
    } else {
        auto found = findSource(given);
        if (!found)
            return found.error();
        source = *std::move(found);
    }
    if (!options.titles.empty())
        source.items = {.path = options.titles};
    return source;
}

Result<RatingsRead> readSource(const Source &source, const ImportOptions &options, const std::stop_token &stop,
                               const ImportProgress &progress)
{
    const auto packed = static_cast<std::int64_t>(source.ratings.entry ? source.ratings.entry->size : 0);
    const auto unpacked = [&](std::int64_t done) {
        if (progress)
            progress(done, 2 * packed);
    };
    auto file = openText(source.ratings, stop, unpacked);
    if (!file)
        return file.error();
    const auto path = source.ratings.shown();
    const auto opened =
        options.mapping ? openDialect(*options.mapping, file->text(), path) : openDialect(source.format, file->text(), path);
    if (!opened)
        return opened.error();
    const auto total = packed + static_cast<std::int64_t>(file->size());
    RatingReaderOptions reading{.refusedLimit = options.refusedLimit, .stop = stop, .progress = {}};
    if (progress)
        reading.progress = [&](std::int64_t done) { progress(packed + done, total); };
    return readRatings(*file, path, *opened, reading);
}

Result<DatasetPtr> import(const std::filesystem::path &given, const std::filesystem::path &datasetsFolder, const ImportOptions &options,
                          const std::stop_token &stop, const ImportProgress &progress)
{
    if (auto objection = objectionTo(options.preparation))
        return *objection;
    const auto source = sourceOf(given, options);
    if (!source)
        return source.error();
    auto read = readSource(*source, options, stop, progress);
    if (!read)
        return read.error();
    ImportSummary summary;
    summary.format = formatKey(source->format);
    summary.source = given.string();
    summary.refused = read->refused;
    summary.refusedLines = std::move(read->refusedLines);
    summary.refusedByReason = std::move(read->refusedByReason);
    summary.filters = applyFilters(read->table, options.preparation.filters, stop);
    if (stop.stop_requested())
        return cancelled();
    if (auto objection = nothingLeft(read->table, summary))
        return *objection;
    const Format titles = source->items.empty() ? source->format : titlesFormat(source->items);
    auto catalogue =
        readTitles(source->items, titles, read->table.itemIds, options.mapping ? options.mapping->encoding : Encoding::Automatic);
    if (!catalogue)
        return catalogue.error();
    return writeDataset(
        {.table = std::move(read->table), .description = {.summary = std::move(summary), .catalogue = *std::move(catalogue)}},
        options.preparation.split, datasetsFolder, stop);
}

/// The columns as one piece.
Table tableOf(const Dataset &dataset)
{
    const auto copy = [](const auto &column) { return std::vector(column.begin(), column.end()); };
    Table table{.pieces = {}, .userIds = dataset.userIds(), .itemIds = dataset.itemIds()};
    table.pieces.push_back({.users = copy(dataset.users()),
                            .items = copy(dataset.items()),
                            .timestamps = copy(dataset.timestamps()),
                            .ratings = copy(dataset.ratings())});
    return table;
}

Result<DatasetPtr> derive(const Dataset &from, const std::filesystem::path &datasetsFolder, const Preparation &preparation,
                          const std::stop_token &stop)
{
    if (auto objection = objectionTo(preparation))
        return *objection;
    ImportSummary summary = from.summary();
    Table table = tableOf(from);
    const auto steps = applyFilters(table, preparation.filters, stop);
    summary.filters.insert(summary.filters.end(), steps.begin(), steps.end());
    if (stop.stop_requested())
        return cancelled();
    if (auto objection = nothingLeft(table, summary))
        return *objection;
    std::vector<ItemInfo> catalogue;
    for (std::uint32_t code = 0; code < table.itemIds.size(); ++code) {
        const auto old = from.itemIds().find(table.itemIds.text(code));
        catalogue.push_back(old ? from.item(*old) : ItemInfo());
    }
    return writeDataset({.table = std::move(table), .description = {.summary = std::move(summary), .catalogue = std::move(catalogue)}},
                        preparation.split, datasetsFolder, stop);
}

/// What can't be foreseen becomes an error, too.
template<typename Work>
Result<DatasetPtr> guarded(const std::string &source, const Work &work)
{
    try {
        return work();
    } catch (const std::bad_alloc &) {
        return Error{ErrorCode::OutOfMemory,
                     HSTUDIO_TEXT("Error", "There is not enough memory to import \"%1\". Close other programs, or take a smaller file."),
                     {source}};
    } catch (const std::system_error &exception) {
        return Error{ErrorCode::Io, HSTUDIO_TEXT("Error", "\"%1\" can't be imported: %2."), {source, exception.what()}};
    }
}

} // namespace

Result<DatasetPtr> importDataset(const std::filesystem::path &source, const std::filesystem::path &datasetsFolder,
                                 const ImportOptions &options, std::stop_token stop, const ImportProgress &progress)
{
    return guarded(source.string(), [&] { return import(source, datasetsFolder, options, stop, progress); });
}

Result<DatasetPtr> deriveDataset(const Dataset &from, const std::filesystem::path &datasetsFolder, const Preparation &preparation,
                                 std::stop_token stop)
{
    return guarded(from.summary().source, [&] { return derive(from, datasetsFolder, preparation, stop); });
}

Result<TableLook> lookAtTable(const std::filesystem::path &path)
{
    constexpr std::size_t kLookedAt = 1U << 16U;
    const auto table = findTable(path);
    if (!table)
        return table.error();
    const auto file = openText(*table);
    if (!file)
        return file.error();
    if (auto begin = beginOfText(file->text(), table->shown()); !begin)
        return begin.error();
    TableLook look{.head = std::string(file->text().substr(0, kLookedAt)), .guess = {}};
    // A record that is cut off would mislead the guess.
    if (const auto end = look.head.rfind('\n'); file->size() > kLookedAt && end != std::string::npos)
        look.head.resize(end + 1);
    look.guess = guessMapping(look.head);
    return look;
}

} // namespace hstudio::data
