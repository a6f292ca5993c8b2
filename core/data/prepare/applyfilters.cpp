#include "core/data/prepare/applyfilters.h"

#include "core/base/clock.h"
#include "core/data/parallel.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <tuple>
#include <utility>

namespace hstudio::data
{
namespace
{

template<typename T>
void joinColumn(std::vector<TableRows> &pieces, std::vector<T> TableRows::*column, std::size_t rows, std::vector<T> &joined)
{
    joined.reserve(rows);
    for (auto &piece : pieces) {
        joined.insert(joined.end(), (piece.*column).begin(), (piece.*column).end());
        std::vector<T>().swap(piece.*column); // never two whole tables in memory
    }
}

/// The table as one piece.
void joinPieces(Table &table)
{
    if (table.pieces.size() == 1)
        return;
    const std::size_t rows = table.rows();
    TableRows joined;
    joinColumn(table.pieces, &TableRows::users, rows, joined.users);
    joinColumn(table.pieces, &TableRows::items, rows, joined.items);
    joinColumn(table.pieces, &TableRows::timestamps, rows, joined.timestamps);
    joinColumn(table.pieces, &TableRows::ratings, rows, joined.ratings);
    table.pieces.clear();
    table.pieces.push_back(std::move(joined));
}

/// Rows of each code, in file order, by a counting sort.
struct RowsByCode
{
    RowsByCode(const std::vector<std::uint32_t> &codes, std::size_t count) : offsets(count + 1, 0), rows(codes.size())
    {
        for (const std::uint32_t code : codes)
            ++offsets[code + 1];
        std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
        std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
        for (std::size_t row = 0; row < codes.size(); ++row)
            rows[next[codes[row]]++] = static_cast<std::uint32_t>(row);
    }
    [[nodiscard]] std::span<std::uint32_t> of(std::size_t code)
    {
        return std::span(rows).subspan(offsets[code], offsets[code + 1] - offsets[code]);
    }

    std::vector<std::uint64_t> offsets;
    std::vector<std::uint32_t> rows;
};

/// Marks rows of one table as gone and keeps count.
class RowFilter final
{
public:
    explicit RowFilter(Table &table)
        : m_table(table), m_rows(table.pieces.front()), m_kept(m_rows.users.size(), 1), m_users(table.userIds.size(), 0),
          m_items(table.itemIds.size(), 0)
    {
        for (const std::uint32_t user : m_rows.users)
            ++m_users[user];
        for (const std::uint32_t item : m_rows.items)
            ++m_items[item];
    }

    [[nodiscard]] const std::vector<FilterStep> &steps() const { return m_steps; }

    void timeRange(const Filters &filters)
    {
        begin("time_range",
              (filters.from ? base::formatTime(*filters.from) : "") + "/" + (filters.until ? base::formatTime(*filters.until) : ""));
        const auto from = filters.from.value_or(std::numeric_limits<std::int64_t>::min());
        const auto until = filters.until.value_or(std::numeric_limits<std::int64_t>::max());
        for (std::size_t row = 0; row < m_kept.size(); ++row) {
            if (m_rows.timestamps[row] < from || m_rows.timestamps[row] >= until)
                remove(row);
        }
    }

    void rating(float lowest)
    {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), lowest).ptr;
        begin("rating", std::string(text.data(), end));
        for (std::size_t row = 0; row < m_kept.size(); ++row) {
            if (m_rows.ratings[row] < lowest)
                remove(row);
        }
    }

    void duplicates(Filters::Duplicates which)
    {
        begin("duplicates", which == Filters::Duplicates::First ? "first" : "last");
        RowsByCode byUser(m_rows.users, m_users.size());
        constexpr std::size_t kUsersPerTask = 1024;
        const std::size_t users = m_users.size();
        std::vector<std::uint8_t> extra(m_kept.size(), 0);
        parallelFor((users + kUsersPerTask - 1) / kUsersPerTask, [&](std::size_t task) {
            for (std::size_t user = task * kUsersPerTask; user < std::min(users, (task + 1) * kUsersPerTask); ++user)
                markDuplicates(byUser.of(user), which, extra);
        });
        for (std::size_t row = 0; row < extra.size(); ++row) {
            if (extra[row] != 0)
                remove(row);
        }
    }

    /// Peels off users and items with too few rows. Every row is looked at once from its user and once from its item.
    void kCore(std::int64_t leastOfUser, std::int64_t leastOfItem)
    {
        begin("k_core", std::to_string(leastOfUser) + "/" + std::to_string(leastOfItem));
        RowsByCode byUser(m_rows.users, m_users.size());
        RowsByCode byItem(m_rows.items, m_items.size());
        std::vector<std::pair<bool, std::uint32_t>> waiting; // is it an item, code
        const auto review = [&](bool isItem, std::uint32_t code) {
            const std::int64_t count = isItem ? m_items[code] : m_users[code];
            if (count > 0 && count < (isItem ? leastOfItem : leastOfUser))
                waiting.emplace_back(isItem, code);
        };
        for (std::uint32_t user = 0; user < m_users.size(); ++user)
            review(false, user);
        for (std::uint32_t item = 0; item < m_items.size(); ++item)
            review(true, item);
        while (!waiting.empty()) {
            const auto [isItem, code] = waiting.back();
            waiting.pop_back();
            for (const std::uint32_t row : isItem ? byItem.of(code) : byUser.of(code)) {
                if (m_kept[row] == 0)
                    continue;
                remove(row);
                const std::uint32_t other = isItem ? m_rows.users[row] : m_rows.items[row];
                const std::int64_t left = isItem ? m_users[other] : m_items[other];
                if (left == (isItem ? leastOfUser : leastOfItem) - 1) // it has just become too few: once for each
                    review(!isItem, other);
            }
        }
    }

    /// Puts what is left together; new codes by first appearance.
    void compact()
    {
        constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> newUser(m_users.size(), kNone);
        std::vector<std::uint32_t> newItem(m_items.size(), kNone);
        std::vector<std::uint32_t> oldUsers;
        std::vector<std::uint32_t> oldItems;
        const auto renumber = [](std::vector<std::uint32_t> &codes, std::vector<std::uint32_t> &old, std::uint32_t code) {
            if (codes[code] == kNone) {
                codes[code] = static_cast<std::uint32_t>(old.size());
                old.push_back(code);
            }
            return codes[code];
        };
        std::size_t to = 0;
        for (std::size_t row = 0; row < m_kept.size(); ++row) {
            if (m_kept[row] == 0)
                continue;
            m_rows.users[to] = renumber(newUser, oldUsers, m_rows.users[row]);
            m_rows.items[to] = renumber(newItem, oldItems, m_rows.items[row]);
            m_rows.timestamps[to] = m_rows.timestamps[row];
            m_rows.ratings[to] = m_rows.ratings[row];
            ++to;
        }
        m_rows.users.resize(to);
        m_rows.items.resize(to);
        m_rows.timestamps.resize(to);
        m_rows.ratings.resize(to);
        m_table.userIds = m_table.userIds.chosen(oldUsers);
        m_table.itemIds = m_table.itemIds.chosen(oldItems);
    }

private:
    void begin(const char *filter, std::string value) { m_steps.push_back({.filter = filter, .value = std::move(value)}); }

    void remove(std::size_t row)
    {
        if (m_kept[row] == 0)
            return;
        m_kept[row] = 0;
        auto &step = m_steps.back();
        ++step.interactions;
        step.users += --m_users[m_rows.users[row]] == 0 ? 1 : 0;
        step.items += --m_items[m_rows.items[row]] == 0 ? 1 : 0;
    }

    void markDuplicates(std::span<std::uint32_t> rows, Filters::Duplicates which, std::vector<std::uint8_t> &extra) const
    {
        const auto gone = std::partition(rows.begin(), rows.end(), [&](std::uint32_t row) { return m_kept[row] != 0; });
        rows = rows.first(static_cast<std::size_t>(gone - rows.begin()));
        const auto key = [&](std::uint32_t row) { return std::tuple(m_rows.items[row], m_rows.timestamps[row], row); };
        std::ranges::sort(rows, {}, key);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (m_rows.items[rows[i]] == m_rows.items[rows[i - 1]])
                extra[rows[which == Filters::Duplicates::First ? i : i - 1]] = 1;
        }
    }

    Table &m_table;
    TableRows &m_rows;
    std::vector<std::uint8_t> m_kept;
    std::vector<std::int64_t> m_users; ///< rows left of each
    std::vector<std::int64_t> m_items;
    std::vector<FilterStep> m_steps;
};

} // namespace

std::vector<FilterStep> applyFilters(Table &table, const Filters &filters, const std::stop_token &stop)
{
    if (!filters.any() || table.pieces.empty())
        return {};
    joinPieces(table);
    RowFilter filter(table);
    if (filters.from || filters.until)
        filter.timeRange(filters);
    if (filters.minRating && !stop.stop_requested())
        filter.rating(*filters.minRating);
    if (filters.duplicates != Filters::Duplicates::Keep && !stop.stop_requested())
        filter.duplicates(filters.duplicates);
    if ((filters.minUserInteractions > 1 || filters.minItemInteractions > 1) && !stop.stop_requested())
        filter.kCore(filters.minUserInteractions, filters.minItemInteractions);
    if (!stop.stop_requested())
        filter.compact();
    return filter.steps();
}

} // namespace hstudio::data
