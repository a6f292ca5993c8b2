#include "core/data/import/titlereader.h"

#include "core/data/import/csv.h"
#include "core/data/import/mapping.h"
#include "core/data/import/text.h"
#include "core/data/mappedfile.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

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

std::string cleanText(std::string_view bytes, Encoding encoding)
{
    std::string text = decoded(bytes, encoding);
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return text;
}

/// Enters lines into the catalogue.
class Catalogue final
{
public:
    Catalogue(const EntityIds &ids, Encoding encoding) : m_ids(ids), m_encoding(encoding), m_items(ids.size()) { m_ids.buildIndex(); }

    void enter(const TitleLine &line)
    {
        const auto code = m_ids.find(m_ids.isText() ? decoded(line.id, m_encoding) : std::string(line.id));
        if (!code)
            return;
        auto &item = m_items[*code];
        item = {.title = cleanText(line.title, m_encoding), .genres = {}};
        for (const auto genre : line.genres) {
            if (!genre.empty() && genre != "(no genres listed)")
                item.genres.push_back(cleanText(genre, m_encoding));
        }
    }
    std::vector<ItemInfo> take() && { return std::move(m_items); }

private:
    EntityIds m_ids;
    Encoding m_encoding;
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

/// Places of the columns of a table with a header; the number of columns where there is none.
struct TitleColumns
{
    explicit TitleColumns(const std::vector<std::string> &header)
    {
        const auto place = [&](std::initializer_list<std::string_view> names) {
            for (const auto name : names) {
                if (const auto column = findColumn(header, name))
                    return static_cast<std::size_t>(*column);
            }
            return header.size();
        };
        id = place({"item_id", "movieId", "id", "item", "movie", "asin", "product_id"});
        title = place({"movie_title", "title", "name", "film"});
        genres = place({"class", "genre", "genres", "categories", "category"});
        year = place({"release_year"});
    }

    std::size_t id;
    std::size_t title;
    std::size_t genres;
    std::size_t year; ///< RecBole's ML-100K has it in a column of its own; it is put behind the title as MovieLens does
};

void enterRow(const std::vector<std::string> &fields, const TitleColumns &columns, std::string_view genreDelimiter, Catalogue &catalogue)
{
    if (columns.id >= fields.size() || columns.title >= fields.size())
        return;
    std::string title = fields[columns.title];
    if (columns.year < fields.size() && !fields[columns.year].empty())
        title.append(" (").append(fields[columns.year]).append(")");
    catalogue.enter(
        {.id = fields[columns.id],
         .title = title,
         .genres = columns.genres < fields.size() ? splitFields(fields[columns.genres], genreDelimiter) : std::vector<std::string_view>()});
}

/// Columns by name; genres parted by spaces, as RecBole's token_seq. Quotes have no meaning.
void enterRecbole(std::string_view text, Catalogue &catalogue)
{
    std::optional<TitleColumns> columns;
    forEachLine(text, [&](std::string_view line) {
        const auto views = splitFields(line, "\t");
        const std::vector<std::string> fields(views.begin(), views.end());
        if (columns)
            enterRow(fields, *columns, " ", catalogue);
        else
            columns.emplace(fields);
    });
}

/// Any table whose first record names its columns.
void enterTable(std::string_view text, Catalogue &catalogue)
{
    constexpr std::size_t kLookedAt = 1U << 16U;
    const std::string delimiter = guessMapping(text.substr(0, kLookedAt)).delimiter;
    const TitleColumns columns(takeCsvRecord(text, delimiter));
    while (!text.empty())
        enterRow(takeCsvRecord(text, delimiter), columns, "|", catalogue);
}

} // namespace

base::Result<std::vector<ItemInfo>> readTitles(const SourceFile &source, Format format, const EntityIds &ids, Encoding encoding)
{
    if (source.empty())
        return std::vector<ItemInfo>(ids.size());
    auto file = openText(source);
    if (!file)
        return file.error();
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    auto text = file->text();
    const bool marked = text.starts_with(kByteOrderMark);
    if (marked)
        text.remove_prefix(kByteOrderMark.size());

    // The old files are Latin-1; a copy that somebody saved as UTF-8 is recognised by being valid UTF-8 beyond ASCII.
    if (encoding == Encoding::Automatic && (format == Format::Ml100k || format == Format::Ml1m) && !marked && !isUtf8(text))
        encoding = Encoding::Latin1;
    Catalogue catalogue(ids, encoding);
    switch (format) {
    case Format::Ml100k: enterMl100k(text, catalogue); break;
    case Format::Ml1m: enterMl1m(text, catalogue); break;
    case Format::MlCsv: enterCsv(text, catalogue); break;
    case Format::Recbole: enterRecbole(text, catalogue); break;
    case Format::Table: enterTable(text, catalogue); break;
    }
    return std::move(catalogue).take();
}

} // namespace hstudio::data
