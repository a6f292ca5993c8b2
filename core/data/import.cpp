#include "core/data/import.h"

#include "core/data/description.h"
#include "core/data/import/ratingreader.h"
#include "core/data/import/source.h"
#include "core/data/import/stagingfolder.h"
#include "core/data/import/titlereader.h"
#include "core/data/ties.h"

#include <algorithm>
#include <new>
#include <system_error>

namespace hstudio::data
{
namespace
{

using base::Error;
using base::ErrorCode;

Error cancelled() { return {ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The import was cancelled. Nothing was kept.")}; }

base::Result<RatingsRead> readSource(const Source &source, const ImportOptions &options, const std::stop_token &stop,
                                     const ImportProgress &progress)
{
    auto file = MappedFile::open(source.ratings);
    if (!file)
        return file.error();
    const auto opened = openDialect(source.format, file->text(), source.ratings);
    if (!opened)
        return opened.error();
    const auto total = static_cast<std::int64_t>(file->size());
    RatingReaderOptions reading{.refusedLimit = options.refusedLimit, .stop = stop, .progress = {}};
    if (progress)
        reading.progress = [&](std::int64_t done) { progress(done, total); };
    return readRatings(*file, source.ratings, *opened, reading);
}

/// The part of the summary that is known before the table is written.
ImportSummary summarise(const RatingsRead &read, const Source &source, const std::filesystem::path &given)
{
    ImportSummary summary;
    summary.format = formatKey(source.format);
    summary.source = given.string();
    summary.users = static_cast<std::int64_t>(read.table.userIds.size());
    summary.items = static_cast<std::int64_t>(read.table.itemIds.size());
    summary.interactions = static_cast<std::int64_t>(read.table.rows());
    summary.refused = read.refused;
    summary.refusedLines = read.refusedLines;
    return summary;
}

void addTimes(ImportSummary &summary, const TableView &table)
{
    const auto [first, last] = std::ranges::minmax(table.timestamps);
    summary.firstTime = first;
    summary.lastTime = last;
    summary.tiedShare =
        static_cast<double>(countTied(table.users, table.timestamps, table.userIds.size())) / static_cast<double>(table.users.size());
}

std::size_t countTitles(const std::vector<ItemInfo> &catalogue)
{
    return static_cast<std::size_t>(std::ranges::count_if(catalogue, [](const ItemInfo &item) { return !item.title.empty(); }));
}

/// The same table has been imported before: it stays and takes over the new description, but no poorer catalogue.
/// Nothing if there is none, or a damaged one.
std::shared_ptr<const Dataset> renew(const std::filesystem::path &folder, Description description)
{
    auto known = Dataset::open(folder);
    auto old = readDescription(folder);
    if (!known || !old)
        return nullptr;
    if (countTitles(old->catalogue) > countTitles(description.catalogue))
        description.catalogue = std::move(old->catalogue);
    if (!writeDescription(folder, description))
        return *known;
    auto renewed = Dataset::open(folder);
    return renewed ? *renewed : *known;
}

base::Result<std::shared_ptr<const Dataset>> import(const std::filesystem::path &given, const std::filesystem::path &datasetsFolder,
                                                    const ImportOptions &options, const std::stop_token &stop,
                                                    const ImportProgress &progress)
{
    const auto source = findSource(given);
    if (!source)
        return source.error();
    auto read = readSource(*source, options, stop, progress);
    if (!read)
        return read.error();
    Description description{.summary = summarise(*read, *source, given), .catalogue = {}};
    auto titles = readTitles(*source, read->table.itemIds);
    if (!titles)
        return titles.error();
    description.catalogue = std::move(*titles);
    if (stop.stop_requested())
        return cancelled();

    auto staging = StagingFolder::create(datasetsFolder);
    if (!staging)
        return staging.error();
    const auto hash = writeTableFile(staging->path() / kTableFile, std::move(read->table));
    if (!hash)
        return hash.error();
    const auto target = datasetsFolder / *hash;
    if (stop.stop_requested())
        return cancelled();
    {
        const auto table = openTableFile(staging->path() / kTableFile);
        if (!table)
            return table.error();
        addTimes(description.summary, *table);
    }
    if (auto known = renew(target, description))
        return known;
    if (auto written = writeDescription(staging->path(), description); !written)
        return written.error();
    if (stop.stop_requested())
        return cancelled();
    if (auto moved = staging->moveTo(target); !moved)
        return moved.error();
    return Dataset::open(target);
}

} // namespace

base::Result<std::shared_ptr<const Dataset>> importDataset(const std::filesystem::path &source, const std::filesystem::path &datasetsFolder,
                                                           const ImportOptions &options, std::stop_token stop,
                                                           const ImportProgress &progress)
{
    try {
        return import(source, datasetsFolder, options, stop, progress);
    } catch (const std::bad_alloc &) {
        return Error{ErrorCode::OutOfMemory,
                     HSTUDIO_TEXT("Error", "There is not enough memory to import \"%1\". Close other programs, or take a smaller file."),
                     {source.string()}};
    } catch (const std::system_error &exception) {
        return Error{ErrorCode::Io, HSTUDIO_TEXT("Error", "\"%1\" can't be imported: %2."), {source.string(), exception.what()}};
    }
}

} // namespace hstudio::data
