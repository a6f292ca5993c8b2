#include "core/data/import/source.h"

#include <algorithm>
#include <array>
#include <optional>
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

fs::path ifPresent(fs::path path) { return isFile(path) ? path : fs::path(); }

std::optional<Source> fromFile(const fs::path &file)
{
    for (const auto &names : kNames) {
        if (file.filename() == names.ratings)
            return Source{.format = names.format, .ratings = file, .items = ifPresent(file.parent_path() / names.items)};
    }
    if (file.extension() == kRecboleRatings)
        return Source{.format = Format::Recbole, .ratings = file, .items = ifPresent(fs::path(file).replace_extension(kRecboleItems))};
    return std::nullopt;
}

Error unrecognised(const fs::path &path)
{
    return {
        ErrorCode::NotFound,
        HSTUDIO_TEXT("Error",
                     "\"%1\" holds no ratings that HSTUdio knows. It reads MovieLens' u.data, ratings.dat and ratings.csv and RecBole's "
                     "*.inter, or a folder with one of them; unpack archives first."),
        {path.string()}};
}

Error cannotList(const fs::path &folder, const std::error_code &code)
{
    return {ErrorCode::Io,
            HSTUDIO_TEXT("Error", "The folder \"%1\" can't be read: %2. Check your rights there."),
            {folder.string(), code.message()}};
}

base::Result<Source> fromFolder(const fs::path &folder)
{
    std::error_code code;
    fs::directory_iterator entries(folder, code);
    if (code)
        return cannotList(folder, code);
    for (const auto &names : kNames) {
        if (isFile(folder / names.ratings))
            return *fromFile(folder / names.ratings);
    }
    std::vector<fs::path> recbole;
    for (; !code && entries != fs::directory_iterator(); entries.increment(code)) {
        if (entries->path().extension() == kRecboleRatings && isFile(entries->path()))
            recbole.push_back(entries->path());
    }
    if (code)
        return cannotList(folder, code);
    if (recbole.empty())
        return unrecognised(folder);
    if (recbole.size() > 1)
        return Error{ErrorCode::InvalidArgument,
                     HSTUDIO_TEXT("Error", "\"%1\" holds several *.inter files. Choose one of them instead of the folder."),
                     {folder.string()}};
    return *fromFile(recbole.front());
}

} // namespace

base::Result<Source> findSource(const fs::path &path)
{
    std::error_code code;
    const auto status = fs::status(path, code);
    if (!fs::exists(status))
        return Error{ErrorCode::NotFound, HSTUDIO_TEXT("Error", "There is no \"%1\". Check the path."), {path.string()}};
    if (fs::is_directory(status))
        return fromFolder(path);
    if (auto source = fromFile(path))
        return *source;
    return unrecognised(path);
}

} // namespace hstudio::data
