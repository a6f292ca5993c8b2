#include "core/data/import/titlereader.h"

#include "core/data/import/csv.h"
#include "core/data/import/text.h"
#include "core/data/mappedfile.h"

#include <algorithm>
#include <array>

namespace hstudio::data
{
namespace
{

/// One line of a titles file as bytes.
struct TitleLine
{
    std::string_view id;
    std::string_view title;
    std::vector<std::string_view> genres;
};

/// The 19 genre columns of u.item.
constexpr std::array<std::string_view, 19> kMl100kGenres{
    "unknown",   "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime",    "Documentary", "Drama",  "Fantasy",
    "Film-Noir", "Horror", "Musical",   "Mystery",   "Romance",    "Sci-Fi", "Thriller", "War",         "Western"};

std::string cleanText(std::string_view bytes, bool latin1)
{
    std::string text = latin1 ? fromLatin1(bytes) : toUtf8(bytes);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

/// Enters lines into the catalogue.
class Catalogue final
{
public:
    Catalogue(const EntityIds &ids, bool latin1) : m_ids(ids), m_latin1(latin1), m_items(ids.size()) { m_ids.buildIndex(); }

    void enter(const TitleLine &line)
    {
        const auto code = m_ids.find(m_ids.isText() ? toUtf8(line.id) : std::string(line.id));
        if (!code)
            return;
        auto &item = m_items[*code];
        item = {.title = cleanText(line.title, m_latin1), .genres = {}};
        for (const auto genre : line.genres) {
            if (!genre.empty() && genre != "(no genres listed)")
                item.genres.push_back(cleanText(genre, m_latin1));
        }
    }
    std::vector<ItemInfo> take() && { return std::move(m_items); }

private:
    EntityIds m_ids;
    bool m_latin1;
    std::vector<ItemInfo> m_items;
};

template<typename Enter>
void forEachLine(std::string_view text, const Enter &enter)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const auto line = withoutCarriageReturn(text.substr(0, end)); !line.empty())
            enter(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// id|title|release date|video release date|address|19 flags
void enterMl100k(std::string_view text, Catalogue &catalogue)
{
    constexpr std::size_t kFirstGenre = 5;
    forEachLine(text, [&](std::string_view line) {
        const auto fields = splitFields(line, "|");
        if (fields.size() < 2)
            return;
        TitleLine parsed{.id = fields[0], .title = fields[1], .genres = {}};
        for (std::size_t i = 1; i < kMl100kGenres.size() && kFirstGenre + i < fields.size(); ++i) { // 0 is "unknown": no genre
            if (fields[kFirstGenre + i] == "1")
                parsed.genres.push_back(kMl100kGenres[i]);
        }
        catalogue.enter(parsed);
    });
}

/// id::title::genres|… ; a title may hold "::" itself.
void enterMl1m(std::string_view text, Catalogue &catalogue)
{
    constexpr std::string_view kDelimiter = "::";
    forEachLine(text, [&](std::string_view line) {
        const auto first = line.find(kDelimiter);
        const auto last = line.rfind(kDelimiter);
        if (first == std::string_view::npos || last == first)
            return;
        const auto begin = first + kDelimiter.size();
        catalogue.enter({.id = line.substr(0, first),
                         .title = line.substr(begin, last - begin),
                         .genres = splitFields(line.substr(last + kDelimiter.size()), "|")});
    });
}

void enterCsv(std::string_view text, Catalogue &catalogue)
{
    takeCsvRecord(text); // movieId,title,genres
    while (!text.empty()) {
        const auto fields = takeCsvRecord(text);
        if (fields.size() < 2)
            continue;
        catalogue.enter({.id = fields[0],
                         .title = fields[1],
                         .genres = fields.size() > 2 ? splitFields(fields[2], "|") : std::vector<std::string_view>()});
    }
}

/// Columns by name: item_id; movie_title, title or name; class, genre, genres or categories (parted by spaces, as RecBole's token_seq).
/// ML-100K's release year stands in a column of its own and is put behind the title as MovieLens does.
void enterRecbole(std::string_view text, Catalogue &catalogue)
{
    std::vector<std::string_view> names;
    const auto column = [&](std::initializer_list<std::string_view> wanted) -> std::size_t {
        const auto found = std::ranges::find_if(
            names, [&](std::string_view name) { return std::ranges::find(wanted, name.substr(0, name.find(':'))) != wanted.end(); });
        return static_cast<std::size_t>(found - names.begin());
    };
    std::size_t id = 0;
    std::size_t title = 0;
    std::size_t genres = 0;
    std::size_t year = 0;
    forEachLine(text, [&](std::string_view line) {
        const auto fields = splitFields(line, "\t");
        if (names.empty()) {
            names = fields;
            id = column({"item_id"});
            title = column({"movie_title", "title", "name"});
            genres = column({"class", "genre", "genres", "categories"});
            year = column({"release_year"});
            return;
        }
        if (id >= fields.size() || title >= fields.size())
            return;
        std::string named(fields[title]);
        if (year < fields.size() && !fields[year].empty())
            named.append(" (").append(fields[year]).append(")");
        catalogue.enter({.id = fields[id],
                         .title = named,
                         .genres = genres < fields.size() ? splitFields(fields[genres], " ") : std::vector<std::string_view>()});
    });
}

} // namespace

base::Result<std::vector<ItemInfo>> readTitles(const Source &source, const EntityIds &ids)
{
    if (source.items.empty())
        return std::vector<ItemInfo>(ids.size());
    auto file = MappedFile::open(source.items);
    if (!file)
        return file.error();
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    auto text = file->text();
    const bool marked = text.starts_with(kByteOrderMark);
    if (marked)
        text.remove_prefix(kByteOrderMark.size());

    // The old files are Latin-1; a copy that somebody saved as UTF-8 is recognised by being valid UTF-8 beyond ASCII.
    const bool latin1 = (source.format == Format::Ml100k || source.format == Format::Ml1m) && !marked && !isUtf8(text);
    Catalogue catalogue(ids, latin1);
    switch (source.format) {
    case Format::Ml100k: enterMl100k(text, catalogue); break;
    case Format::Ml1m: enterMl1m(text, catalogue); break;
    case Format::MlCsv: enterCsv(text, catalogue); break;
    case Format::Recbole: enterRecbole(text, catalogue); break;
    }
    return std::move(catalogue).take();
}

} // namespace hstudio::data
