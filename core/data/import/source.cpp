#include "core/data/import/source.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace hstudio::data
{
namespace
{

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;

/// Files with a fixed name.
struct Names
{
    Format format;
    std::string_view ratings;
    std::string_view items;
};
constexpr std::array kNames{
    Names{Format::Ml1m, "ratings.dat", "movies.dat"},
    Names{Format::MlCsv, "ratings.csv", "movies.csv"},
    Names{Format::Ml100k, "u.data", "u.item"},
};
constexpr std::string_view kRecboleRatings = ".inter";
constexpr std::string_view kRecboleItems = ".item";

bool isFile(const fs::path &path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// u1.base … u5.test, ua.base … ub.test: parts of ML-100K's u.data, cut for cross-validation.
bool isFoldOf100k(const std::string &name)
{
    return name.size() == 7 && name.starts_with('u') && std::string_view("12345ab").find(name[1]) != std::string_view::npos &&
           (name.ends_with(".base") || name.ends_with(".test"));
}

/// What HSTUdio reads, at the end of each sentence that says it found none of it.
Error unrecognised(const fs::path &path, bool archive)
{
    std::error_code ignored;
    if (archive)
        return {ErrorCode::NotFound,
                HSTUDIO_TEXT("Error",
                             "The archive \"%1\" holds no ratings that HSTUdio knows: MovieLens' u.data, ratings.dat or ratings.csv, or "
                             "RecBole's *.inter. Take another table out of it and say which column is what."),
                {path.string()}};
    if (fs::is_directory(path, ignored))
        return {ErrorCode::NotFound,
                HSTUDIO_TEXT("Error",
                             "The folder \"%1\" holds no ratings that HSTUdio knows: MovieLens' u.data, ratings.dat or ratings.csv, or "
                             "RecBole's *.inter. Open another table as a file and say which column is what."),
                {path.string()}};
    return {
        ErrorCode::NotFound,
        HSTUDIO_TEXT("Error",
                     "\"%1\" has no name that HSTUdio knows: MovieLens' u.data, ratings.dat or ratings.csv, or RecBole's *.inter. If it is "
                     "another table, say which column is what."),
        {path.string()}};
}

Error several(const fs::path &path, const std::string &first, const std::string &second)
{
    return {ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "\"%1\" holds several files of ratings (%2, %3, …). Choose one of them instead of the whole."),
            {path.string(), first, second}};
}

Error cannotList(const fs::path &folder, const std::error_code &code)
{
    return {ErrorCode::Io,
            HSTUDIO_TEXT("Error", "The folder \"%1\" can't be read: %2. Check your rights there."),
            {folder.string(), code.message()}};
}

/// A place with files by name: a folder on the disk or a listed archive. Names of an archive's files have their folders in front.
struct Place
{
    fs::path path;
    bool archive = false;
    std::vector<ArchiveEntry> files;

    [[nodiscard]] SourceFile file(const std::string &name) const
    {
        const auto found = std::ranges::find(files, name, &ArchiveEntry::name);
        if (found == files.end())
            return {};
        return archive ? SourceFile{.path = path, .entry = *found} : SourceFile{.path = path / name};
    }
};

std::string folderOf(const std::string &name)
{
    const auto slash = name.rfind('/');
    return slash == std::string::npos ? std::string() : name.substr(0, slash + 1);
}

/// What lies in `folder` ("" or "ml-1m/") of the place, by the fixed names first.
base::Result<std::optional<Source>> sourceIn(const Place &place, const std::string &folder)
{
    for (const auto &names : kNames) {
        if (auto ratings = place.file(folder + std::string(names.ratings)); !ratings.empty())
            return std::optional(
                Source{.format = names.format, .ratings = ratings, .items = place.file(folder + std::string(names.items))});
    }
    std::vector<std::string> recbole;
    for (const auto &file : place.files) {
        if (folderOf(file.name) == folder && file.name.ends_with(kRecboleRatings))
            recbole.push_back(file.name);
    }
    if (recbole.empty())
        return std::optional<Source>();
    std::ranges::sort(recbole);
    if (recbole.size() > 1)
        return several(place.path, recbole[0], recbole[1]);
    const std::string stem = recbole[0].substr(0, recbole[0].size() - kRecboleRatings.size());
    return std::optional(
        Source{.format = Format::Recbole, .ratings = place.file(recbole[0]), .items = place.file(stem + std::string(kRecboleItems))});
}

/// At the top, else in the one folder that has something.
base::Result<Source> fromPlace(const Place &place)
{
    auto found = sourceIn(place, {});
    if (!found)
        return found.error();
    if (*found)
        return **std::move(found);
    std::vector<std::string> folders;
    for (const auto &file : place.files) {
        if (const auto folder = folderOf(file.name); !folder.empty() && !folder.starts_with("__MACOSX/"))
            folders.push_back(folder);
    }
    std::ranges::sort(folders);
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
    std::vector<Source> sources;
    for (const auto &folder : folders) {
        auto inside = sourceIn(place, folder);
        if (!inside)
            return inside.error();
        if (*inside)
            sources.push_back(**std::move(inside));
    }
    if (sources.empty())
        return unrecognised(place.path, place.archive);
    if (sources.size() > 1)
        return several(place.path, sources[0].ratings.shown().string(), sources[1].ratings.shown().string());
    return sources.front();
}

/// The folder's files and those of the folders in it.
base::Result<Place> listFolder(const fs::path &path)
{
    Place place;
    place.path = path;
    std::error_code code;
    fs::recursive_directory_iterator entries(path, fs::directory_options::skip_permission_denied, code);
    if (code)
        return cannotList(path, code);
    for (; entries != fs::recursive_directory_iterator(); entries.increment(code)) {
        if (entries.depth() >= 1)
            entries.disable_recursion_pending();
        if (isFile(entries->path()))
            place.files.push_back({.name = entries->path().lexically_relative(path).generic_string()});
    }
    if (code)
        return cannotList(path, code);
    return place;
}

base::Result<Place> listPlace(const fs::path &path)
{
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return listFolder(path);
    auto entries = listArchive(path);
    if (!entries)
        return entries.error();
    if (entries->empty())
        return Error{
            ErrorCode::NotFound, HSTUDIO_TEXT("Error", "The archive \"%1\" holds no file at all. Choose another one."), {path.string()}};
    return Place{.path = path, .archive = true, .files = *std::move(entries)};
}

std::optional<Source> fromFile(const fs::path &file)
{
    const auto beside = [&](const fs::path &items) { return isFile(items) ? SourceFile{.path = items} : SourceFile(); };
    for (const auto &names : kNames) {
        if (file.filename() == names.ratings)
            return Source{.format = names.format, .ratings = {.path = file}, .items = beside(file.parent_path() / names.items)};
    }
    if (file.extension() == kRecboleRatings)
        return Source{
            .format = Format::Recbole, .ratings = {.path = file}, .items = beside(fs::path(file).replace_extension(kRecboleItems))};
    return std::nullopt;
}

std::optional<Error> missing(const fs::path &path)
{
    std::error_code code;
    if (fs::exists(path, code))
        return std::nullopt;
    return Error{ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no \"%1\". Check the path."), {path.string()}};
}

} // namespace

base::Result<Source> findSource(const fs::path &path)
{
    if (auto error = missing(path))
        return *error;
    if (auto source = isFile(path) ? fromFile(path) : std::nullopt)
        return *source;
    if (isFoldOf100k(path.filename().string()))
        return Error{
            ErrorCode::InvalidArgument,
            HSTUDIO_TEXT("Error", "\"%1\" is only a part of ML-100K's u.data, cut for cross-validation. Open u.data or its folder."),
            {path.string()}};
    if (isFile(path) && !isArchive(path))
        return unrecognised(path, false);
    const auto place = listPlace(path);
    if (!place)
        return place.error();
    return fromPlace(*place);
}

base::Result<SourceFile> findTable(const fs::path &path)
{
    if (auto error = missing(path))
        return *error;
    if (isFile(path) && !isArchive(path))
        return SourceFile{.path = path};
    auto place = listPlace(path);
    if (!place)
        return place.error();
    std::erase_if(place->files, [](const ArchiveEntry &file) { return file.name.starts_with("__MACOSX/"); });
    if (place->files.empty())
        return unrecognised(path, place->archive);
    if (place->files.size() > 1)
        return several(path, place->files[0].name, place->files[1].name);
    return place->file(place->files.front().name);
}

Format titlesFormat(const SourceFile &file)
{
    const auto name = file.shown().filename();
    for (const auto &names : kNames) {
        if (name == names.items)
            return names.format;
    }
    return name.extension() == kRecboleItems ? Format::Recbole : Format::Table;
}

base::Result<MappedFile> openText(const SourceFile &file, const std::stop_token &stop, const ArchiveProgress &progress)
{
    return file.entry ? unpack(file.path, *file.entry, stop, progress) : MappedFile::open(file.path);
}

} // namespace hstudio::data
