#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hstudio::data
{

/// Parts of a series; they have one set of genres.
inline constexpr int kPartsPerSeries = 10;

/// Films of a shelf: two series that share their main genre. People choose by shelf.
inline constexpr int kFilmsPerShelf = 2 * kPartsPerSeries;

/// One invented film.
struct DemoFilm
{
    std::string title;  ///< Latin-1, as MovieLens writes it: "Lantern Keeper: Part II, The (1981)"
    std::string genres; ///< parted by '|'
};

/// `count` films, kPartsPerSeries of one series after the other.
std::vector<DemoFilm> inventFilms(int count, std::uint64_t seed);

} // namespace hstudio::data
