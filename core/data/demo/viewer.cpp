#include "core/data/demo/viewer.h"

#include "core/data/demo/draws.h"
#include "core/data/demo/films.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace hstudio::data
{
namespace
{

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

/// How long ago the last film was when somebody chooses the next one; it decides what they choose.
enum class Pause
{
    Sitting, ///< minutes: stays on the shelf
    NextDay, ///< about a day: takes the other one of the two shelves of the season, the one of two days ago
    Season,  ///< months: begins a new season with the favourite shelf, then has two new ones
};

/// The person's state while the days go by.
class Viewer final
{
public:
    Viewer(const DemoOptions &options, std::uint32_t user)
        : m_films(options.items), m_shelves((options.items + kFilmsPerShelf - 1) / kFilmsPerShelf), m_draws(options.seed, kTable, user),
          m_seen(static_cast<std::size_t>(options.items), false)
    {
        constexpr std::int64_t kStart = 956'700'000; // April 2000, as MovieLens 1M
        m_time = kStart + m_draws.between(0, 3 * 365 * kDay);
        m_favourite = randomShelf();
        m_season = {randomShelf(), randomShelf()};
        m_length = historyLength(options);
    }

    std::vector<Viewing> watch() &&
    {
        std::vector<Viewing> viewings;
        int shelf = m_favourite;
        while (std::cmp_less(viewings.size(), m_length)) {
            Pause pause = Pause::Season;
            if (!viewings.empty()) {
                pause = nextPause();
                m_time += lengthOf(pause);
                shelf = chooseShelf(pause, shelf);
            }
            const int film = chooseFilm(pause, shelf, viewings);
            m_seen[static_cast<std::size_t>(film)] = true;
            viewings.push_back({.film = film, .time = m_time, .rating = rate(shelf)});
        }
        return viewings;
    }

private:
    static constexpr std::uint32_t kTable = 2;

    int randomShelf() { return static_cast<int>(m_draws.below(static_cast<std::uint32_t>(m_shelves))); }

    /// About log-normal around the median: quantiles instead of a logarithm.
    int historyLength(const DemoOptions &options)
    {
        constexpr std::array<int, 9> kPercentOfMedian{35, 50, 64, 80, 100, 124, 156, 210, 320};
        const auto step = m_draws.below(kPercentOfMedian.size() - 1);
        const auto percent = static_cast<int>(m_draws.between(kPercentOfMedian[step], kPercentOfMedian[step + 1]));
        constexpr int kShortest = 20;
        return std::min(std::max(kShortest, options.medianHistory * percent / 100), std::max(1, options.items / 2));
    }

    Pause nextPause()
    {
        const auto draw = m_draws.below(100);
        return draw < 50 ? Pause::Sitting : (draw < 95 ? Pause::NextDay : Pause::Season);
    }

    std::int64_t lengthOf(Pause pause)
    {
        switch (pause) {
        case Pause::Sitting: return m_draws.between(2 * kMinute, 15 * kMinute);
        case Pause::NextDay: return m_draws.between(20 * kHour, 28 * kHour);
        case Pause::Season: break;
        }
        return m_draws.between(40 * kDay, 120 * kDay);
    }

    int chooseShelf(Pause pause, int shelf)
    {
        switch (pause) {
        case Pause::Sitting: return shelf;
        case Pause::NextDay: std::swap(m_season[0], m_season[1]); return m_season[0];
        case Pause::Season: break;
        }
        m_season = {randomShelf(), randomShelf()};
        return m_favourite;
    }

    /// Within a sitting often the next part, otherwise anything from the shelf.
    int chooseFilm(Pause pause, int shelf, const std::vector<Viewing> &before)
    {
        constexpr std::uint32_t kNextPartPercent = 50;
        if (pause == Pause::Sitting && m_draws.chance(kNextPartPercent)) {
            if (const auto next = nextPart(before.back().film))
                return *next;
        }
        return unseenFilm(shelf);
    }

    /// The next part of the film's series that has not been seen, if there is one.
    std::optional<int> nextPart(int film) const
    {
        for (int next = film + 1; next < m_films && next % kPartsPerSeries != 0; ++next) {
            if (!m_seen[static_cast<std::size_t>(next)])
                return next;
        }
        return std::nullopt;
    }

    /// A film of the shelf that has not been seen yet, early parts more often; of the next shelf that has such a film if there is none.
    int unseenFilm(int shelf)
    {
        for (int tried = 0; tried < m_shelves; ++tried) {
            const int first = (shelf + tried) % m_shelves * kFilmsPerShelf;
            const int films = std::min(kFilmsPerShelf, m_films - first);
            const auto draw = [&] { return static_cast<int>(m_draws.below(static_cast<std::uint32_t>(films))); };
            const int start = std::min(draw(), draw());
            for (int place = 0; place < films; ++place) {
                const int film = first + (start + place) % films;
                if (!m_seen[static_cast<std::size_t>(film)])
                    return film;
            }
        }
        return 0; // not reached: a history has at most half of the films
    }

    int rate(int shelf)
    {
        const int liked = shelf == m_favourite ? 4 : 3;
        return std::clamp(liked + static_cast<int>(m_draws.between(-1, 1)), 1, 5);
    }

    int m_films;
    int m_shelves;
    Draws m_draws;
    std::vector<bool> m_seen;
    std::int64_t m_time = 0;
    int m_favourite = 0;
    std::array<int, 2> m_season{};
    int m_length = 0;
};

} // namespace

std::vector<Viewing> inventViewings(const DemoOptions &options, std::uint32_t user) { return Viewer(options, user).watch(); }

} // namespace hstudio::data
