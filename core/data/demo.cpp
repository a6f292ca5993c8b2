#include "core/data/demo.h"

#include "core/base/paths.h"
#include "core/data/demo/draws.h"
#include "core/data/demo/films.h"
#include "core/data/demo/viewer.h"

#include <array>
#include <string>

namespace hstudio::data
{
namespace
{

constexpr auto kDelimiter = "::";

std::string moviesFile(const DemoOptions &options)
{
    std::string text;
    const auto films = inventFilms(options.items, options.seed);
    for (std::size_t i = 0; i < films.size(); ++i)
        text += std::to_string(i + 1) + kDelimiter + films[i].title + kDelimiter + films[i].genres + "\n";
    return text;
}

std::string ratingsFile(const DemoOptions &options)
{
    std::string text;
    for (int user = 0; user < options.users; ++user) {
        for (const auto &viewing : inventViewings(options, static_cast<std::uint32_t>(user)))
            text += std::to_string(user + 1) + kDelimiter + std::to_string(viewing.film + 1) + kDelimiter + std::to_string(viewing.rating) +
                    kDelimiter + std::to_string(viewing.time) + "\n";
    }
    return text;
}

/// user::gender::age::occupation::zip code, with MovieLens' age groups and occupation numbers.
std::string usersFile(const DemoOptions &options)
{
    constexpr std::uint32_t kTable = 3;
    constexpr std::array kAges{1, 18, 25, 35, 45, 50, 56};
    std::string text;
    for (int user = 0; user < options.users; ++user) {
        Draws draws(options.seed, kTable, static_cast<std::uint32_t>(user));
        // One statement a draw: the order within an expression is the compiler's.
        const auto *gender = draws.chance(50) ? "F" : "M";
        const int age = kAges[draws.below(kAges.size())];
        const auto occupation = draws.below(21);
        const auto zipCode = draws.between(10000, 99999);
        text += std::to_string(user + 1) + kDelimiter + gender + kDelimiter + std::to_string(age) + kDelimiter +
                std::to_string(occupation) + kDelimiter + std::to_string(zipCode) + "\n";
    }
    return text;
}

} // namespace

base::Result<void> writeDemoData(const std::filesystem::path &folder, const DemoOptions &options)
{
    if (options.users < 1 || options.items < kPartsPerSeries || options.medianHistory < 1)
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "Demo data need at least one user, %1 films and one film in a history."),
                           {std::to_string(kPartsPerSeries)}};
    if (auto writable = base::ensureWritableFolder(folder); !writable)
        return writable;
    if (auto written = base::writeFileAtomically(folder / "movies.dat", moviesFile(options)); !written)
        return written;
    if (auto written = base::writeFileAtomically(folder / "users.dat", usersFile(options)); !written)
        return written;
    return base::writeFileAtomically(folder / "ratings.dat", ratingsFile(options));
}

} // namespace hstudio::data
