#include "core/data/demo/films.h"

#include "core/data/demo/draws.h"

#include <array>
#include <string_view>

namespace hstudio::data
{
namespace
{

struct Series
{
    std::string_view name;    ///< Latin-1, without article
    std::string_view article; ///< moved behind the name, as MovieLens does
    std::string_view genres;
};

/// Two by two of one main genre: they stand on one shelf. \x escapes are Latin-1; a literal is parted where the next letter would belong to
/// the escape.
constexpr std::array kSeries{
    Series{"Lantern Keeper", "The", "Drama|Mystery"},
    Series{"Under Saffron Skies", "", "Drama|Adventure"},
    Series{"Copper Canyon Riders", "", "Western|Adventure"},
    Series{"Dust and Thunder", "", "Western|Action"},
    Series{"Midnight at the Planetarium", "", "Sci-Fi|Romance"},
    Series{"Cold Orbit", "", "Sci-Fi|Thriller"},
    Series{"Clockmaker's Daughter", "The", "Fantasy|Drama"},
    Series{"Gardens of Glass", "", "Fantasy|Romance"},
    Series{"Caf\xE9 Mirabelle", "", "Comedy|Romance"},
    Series{"Two Tickets to Tampere", "", "Comedy"},
    Series{"Seventh Tide", "The", "Thriller|Adventure"},
    Series{"Whisper in the Reeds", "A", "Thriller|Horror"},
    Series{"Otter Street Irregulars", "The", "Children's|Comedy"},
    Series{"Banjo and the Bear", "", "Children's|Musical"},
    Series{"Night Train to Trieste", "", "Crime|Film-Noir"},
    Series{"Apricot Heist", "The", "Crime|Comedy"},
    Series{"Paper Moonbeams", "", "Animation|Children's"},
    Series{"Princess Marzipan", "", "Animation|Musical"},
    Series{"Ma\xF1"
           "ana en Ronda",
           "", "Romance|Drama"},
    Series{"Tango for Beginners", "", "Romance|Musical"},
    Series{"Inspector Lindqvist", "", "Mystery|Crime"},
    Series{"Deep Field", "", "Mystery|Sci-Fi"},
    Series{"Hollow House", "The", "Horror|Mystery"},
    Series{"Ghosts Don't Waltz", "", "Horror|Comedy"},
    Series{"Iron Meridian", "", "War|Action"},
    Series{"Kestrel Squadron", "", "War|Adventure"},
    Series{"Winter at \xC5rdal", "", "Documentary|Drama"},
    Series{"Bees of Bruges", "The", "Documentary"},
    Series{"Last Reel", "The", "Film-Noir|Thriller"},
    Series{"Crimson Lighthouse", "The", "Film-Noir|Mystery"},
    Series{"Velvet Trombone", "The", "Musical|Comedy"},
    Series{"Singing Lamplighters", "The", "Musical|Fantasy"},
    Series{"Avalanche Pass", "", "Action|Thriller"},
    Series{"Chasing Meridian Nine", "", "Action|Sci-Fi"},
    Series{"Emerald Archipelago", "The", "Adventure|Fantasy"},
    Series{"Se\xF1or Vald\xE9s Rides Again", "", "Adventure|Western"},
    Series{"Sm\xF6rg\xE5sbord", "", "Comedy|Documentary"},
    Series{"M\xFCller & Sons", "", "Comedy|Drama"},
    Series{"Sous les toits d'\xC9tretat", "", "Drama|Romance"},
    Series{"Cartographer's War", "The", "Drama|War"},
};

constexpr std::array<std::string_view, 24> kFirstWords{
    "Amber",   "Silent",   "Distant", "Golden",  "Hidden", "Broken", "Electric", "Gentle", "Wild",     "Frozen", "Borrowed", "Crooked",
    "Painted", "Restless", "Secret",  "Scarlet", "Second", "Lost",   "Windy",    "Quiet",  "Northern", "Little", "Burning",  "Endless"};
constexpr std::array<std::string_view, 24> kSecondWords{
    "Harbour", "Orchard", "Mirror", "Station",  "Comet",  "Promise", "Bridge", "Carousel", "Letter", "Island",  "Parade", "Winter",
    "Valley",  "Empire",  "Melody", "Frontier", "Shadow", "Voyage",  "Circus", "Meadow",   "Signal", "Kingdom", "Hotel",  "Summer"};
constexpr std::array<std::string_view, kPartsPerSeries> kParts{"", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};

/// Series beyond the hand-made list: two words, numbered when even these run out, with the genres of a hand-made one.
std::string wordedName(std::size_t index)
{
    constexpr std::size_t kNames = kFirstWords.size() * kSecondWords.size();
    const std::size_t name = (index * 25) % kNames; // 25 and 576 have no common divisor: all pairs come, neighbours differ in both words
    std::string text(kFirstWords[name % kFirstWords.size()]);
    text.append(" ").append(kSecondWords[name / kFirstWords.size()]);
    if (index >= kNames)
        text.append(" ").append(std::to_string(index / kNames + 1));
    return text;
}

std::string titleOf(std::string_view name, std::string_view article, std::size_t part, std::int64_t year)
{
    std::string title(name);
    if (part > 0)
        title.append(": Part ").append(kParts[part]);
    if (!article.empty())
        title.append(", ").append(article);
    return title.append(" (").append(std::to_string(year)).append(")");
}

} // namespace

std::vector<DemoFilm> inventFilms(int count, std::uint64_t seed)
{
    constexpr std::uint32_t kTable = 1;
    std::vector<DemoFilm> films;
    for (std::size_t series = 0; films.size() < static_cast<std::size_t>(count); ++series) {
        Draws draws(seed, kTable, static_cast<std::uint32_t>(series));
        const auto &model = kSeries[series % kSeries.size()];
        const bool handMade = series < kSeries.size();
        const std::string name = handMade ? std::string(model.name) : wordedName(series - kSeries.size());
        std::int64_t year = draws.between(1948, 1982);
        for (std::size_t part = 0; part < kPartsPerSeries && films.size() < static_cast<std::size_t>(count); ++part) {
            films.push_back({.title = titleOf(name, handMade ? model.article : "", part, year), .genres = std::string(model.genres)});
            year += draws.between(1, 3);
        }
    }
    return films;
}

} // namespace hstudio::data
