#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace hstudio::tests
{

/// A folder with ratings.dat and movies.dat of MovieLens-1M's shape: 6,040 users, 3,706 films, log-normal history lengths of median 96, popular and rare
/// films, sittings with many equal times. The same seed gives the same bytes. Returns the number of ratings, about a million.
inline std::int64_t writeMl1mShape(const std::filesystem::path &folder, std::uint64_t seed = 1)
{
    constexpr int users = 6040;
    constexpr int films = 3706;
    std::mt19937_64 random(seed);
    std::lognormal_distribution<double> length(std::log(96.0), 1.0);
    std::vector<double> weights;
    for (int film = 0; film < films; ++film)
        weights.push_back(1.0 / std::pow(film + 20.0, 0.9));
    std::discrete_distribution<int> film(weights.begin(), weights.end());
    std::uniform_int_distribution<std::int64_t> start(956'703'932, 1'016'703'932);
    constexpr std::int64_t gaps[] = {0, 0, 0, 0, 7, 25, 60, 60, 3600, 3 * 86'400};
    std::uniform_int_distribution<std::size_t> gap(0, std::size(gaps) - 1);
    std::filesystem::create_directories(folder);
    std::ofstream ratings(folder / "ratings.dat");
    std::int64_t count = 0;
    for (int user = 1; user <= users; ++user) {
        std::vector<bool> had(films);
        auto time = start(random);
        const int wanted = std::clamp(static_cast<int>(length(random)), 20, 2314);
        for (int i = 0; i < wanted; ++i) {
            const int chosen = film(random);
            if (had[static_cast<std::size_t>(chosen)])
                continue;
            had[static_cast<std::size_t>(chosen)] = true;
            time += gaps[gap(random)];
            ratings << user << "::" << chosen + 1 << "::" << 1 + (chosen + i) % 5 << "::" << time << '\n';
            ++count;
        }
    }
    std::ofstream movies(folder / "movies.dat");
    for (int each = 1; each <= films; ++each)
        movies << each << "::Film " << each << " (" << 1930 + each % 90 << ")::Drama|Comedy\n";
    return count;
}

} // namespace hstudio::tests
