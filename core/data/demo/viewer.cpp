#include "core/data/demo/viewer.h"

#include "core/data/demo/draws.h"
#include "core/data/demo/films.h"

#include <algorithm>
#include <array>
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
    Sitting, ///< minutes: goes on in the same series
    NextDay, ///< about a day: takes up the series that follows this one
    Long,    ///< months: comes back to a favourite series
};

/// The person's state while the days go by.
class Viewer final
{
public:
    Viewer(const DemoOptions &options, std::uint32_t user)
        : m_films(options.items), m_series((options.items + kPartsPerSeries - 1) / kPartsPerSeries), m_draws(options.seed, kTable, user),
          m_seen(static_cast<std::size_t>(options.items), false)
    {
        constexpr std::int64_t kStart = 956'700'000; // April 2000, as MovieLens 1M
        m_time = kStart + m_draws.between(0, 3 * 365 * kDay / kHour) * kHour + m_draws.between(0, kHour);
        m_favourite = randomSeries();
        m_length = historyLength(options);
    }

    std::vector<Viewing> watch() &&
    {
        int series = m_favourite;
        std::vector<Viewing> viewings;
        while (std::cmp_less(viewings.size(), m_length)) {
            Pause pause = Pause::Long;
            if (!viewings.empty()) {
                pause = nextPause();
                m_time += lengthOf(pause);
            }
            series = chooseSeries(pause, series);
            const int film = unseenFilm(series);
            viewings.push_back({.film = film, .time = m_time, .rating = rate(film / kPartsPerSeries)});
            series = film / kPartsPerSeries;
        }
        return viewings;
    }

private:
    static constexpr std::uint32_t kTable = 2;

    int randomSeries() { return static_cast<int>(m_draws.below(static_cast<std::uint32_t>(m_series))); }

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
        return draw < 40 ? Pause::Sitting : (draw < 75 ? Pause::NextDay : Pause::Long);
    }

    std::int64_t lengthOf(Pause pause)
    {
        switch (pause) {
        case Pause::Sitting: return m_draws.between(2 * kMinute, 15 * kMinute);
        case Pause::NextDay: return m_draws.between(18 * kHour, 30 * kHour);
        case Pause::Long: break;
        }
        return m_draws.between(40 * kDay / kHour, 120 * kDay / kHour) * kHour + m_draws.between(0, kHour);
    }

    int chooseSeries(Pause pause, int series)
    {
        switch (pause) {
        case Pause::Sitting: return series;
        case Pause::NextDay: return (series * 7 + 3) % m_series;
        case Pause::Long: break;
        }
        return m_favourite;
    }

    /// A film of the series that has not been seen yet; of the next one that has such a film if there is none.
    int unseenFilm(int series)
    {
        for (int tried = 0; tried < m_series; ++tried) {
            const int first = (series + tried) % m_series * kPartsPerSeries;
            const int parts = std::min(kPartsPerSeries, m_films - first);
            const int start = static_cast<int>(m_draws.below(static_cast<std::uint32_t>(parts)));
            for (int part = 0; part < parts; ++part) {
                const int film = first + (start + part) % parts;
                if (m_seen[static_cast<std::size_t>(film)])
                    continue;
                m_seen[static_cast<std::size_t>(film)] = true;
                return film;
            }
        }
        return 0; // a history has at most half of the films
    }

    int rate(int series)
    {
        const int liked = series == m_favourite ? 4 : 3;
        return std::clamp(liked + static_cast<int>(m_draws.between(-1, 1)), 1, 5);
    }

    int m_films;
    int m_series;
    Draws m_draws;
    std::vector<bool> m_seen;
    std::int64_t m_time = 0;
    int m_favourite = 0;
    int m_length = 0;
};

} // namespace

std::vector<Viewing> inventViewings(const DemoOptions &options, std::uint32_t user) { return Viewer(options, user).watch(); }

} // namespace hstudio::data
