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

/// \x escapes are Latin-1; a literal is parted where the next letter would belong to the escape.
constexpr std::array kSeries{
    Series{"Lantern Keeper", "The", "Drama|Mystery"},
    Series{"Copper Canyon Riders", "", "Western|Adventure"},
    Series{"Midnight at the Planetarium", "", "Sci-Fi|Romance"},
    Series{"Clockmaker's Daughter", "The", "Fantasy|Drama"},
    Series{"Caf\xE9 Mirabelle", "", "Comedy|Romance"},
    Series{"Seventh Tide", "The", "Thriller|Adventure"},
    Series{"Otter Street Irregulars", "The", "Children's|Comedy"},
    Series{"Night Train to Trieste", "", "Crime|Film-Noir"},
    Series{"Paper Moonbeams", "", "Animation|Children's"},
    Series{"Ma\xF1"
           "ana en Ronda",
           "", "Drama|Romance"},
    Series{"Cold Orbit", "", "Sci-Fi|Thriller"},
    Series{"Banjo and the Bear", "", "Children's|Musical"},
    Series{"Inspector Lindqvist", "", "Crime|Mystery"},
    Series{"Under Saffron Skies", "", "Adventure|Drama"},
    Series{"Hollow House", "The", "Horror|Mystery"},
    Series{"Two Tickets to Tampere", "", "Comedy"},
    Series{"Iron Meridian", "", "Action|War"},
    Series{"Sm\xF6rg\xE5sbord", "", "Comedy|Documentary"},
    Series{"Gardens of Glass", "", "Fantasy|Romance"},
    Series{"Last Reel", "The", "Film-Noir|Thriller"},
    Series{"Dust and Thunder", "", "Western|Action"},
    Series{"Sous les toits d'\xC9tretat", "", "Drama"},
    Series{"Robot Summer", "", "Sci-Fi|Children's"},
    Series{"Velvet Trombone", "The", "Musical|Comedy"},
    Series{"Whisper in the Reeds", "A", "Horror|Thriller"},
    Series{"Kestrel Squadron", "", "War|Adventure"},
    Series{"Apricot Heist", "The", "Crime|Comedy"},
    Series{"Winter at \xC5rdal", "", "Drama|Documentary"},
    Series{"Princess Marzipan", "", "Animation|Musical"},
    Series{"Deep Field", "", "Sci-Fi|Mystery"},
    Series{"M\xFCller & Sons", "", "Comedy|Drama"},
    Series{"Crimson Lighthouse", "The", "Horror|Film-Noir"},
    Series{"Tango for Beginners", "", "Romance|Musical"},
    Series{"Avalanche Pass", "", "Action|Thriller"},
    Series{"Cartographer's War", "The", "War|Drama"},
    Series{"Dragon of Dovecote Lane", "The", "Fantasy|Children's"},
    Series{"Chasing Meridian Nine", "", "Action|Sci-Fi"},
    Series{"Bees of Bruges", "The", "Documentary"},
    Series{"Pony Express to Paradise", "", "Western|Romance"},
    Series{"Ghosts Don't Waltz", "", "Comedy|Horror"},
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
