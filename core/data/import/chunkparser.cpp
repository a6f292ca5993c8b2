#include "core/data/import/chunkparser.h"

#include "core/data/import/text.h"

#include <algorithm>
#include <concepts>

namespace hstudio::data
{
namespace
{

/// Parses an id. Where text is allowed but numbers are being read, `needsText` is set by the first id that is not plainly a number.
template<typename Key>
Refusal readId(std::string_view field, bool textAllowed, Key &key, bool &needsText)
{
    if constexpr (std::same_as<Key, std::int64_t>) {
        if (textAllowed && !isPlainNumber(field)) {
            needsText = true;
            return Refusal::NotANumber;
        }
    }
    return parseId(field, key);
}

template<typename UserKey, typename ItemKey>
class ChunkParser final
{
public:
    ChunkParser(std::string_view text, const Dialect &dialect) : m_text(text), m_dialect(dialect), m_splitter(dialect)
    {
        const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
        m_chunk.rows.users.reserve(lines);
        m_chunk.rows.items.reserve(lines);
        m_chunk.rows.timestamps.reserve(lines);
        m_chunk.rows.ratings.reserve(lines);
    }

    ParsedChunk<UserKey, ItemKey> parse() &&
    {
        while (!m_text.empty() && !m_chunk.textUsers && !m_chunk.textItems) {
            const std::size_t end = std::min(m_text.find('\n'), m_text.size());
            parseLine(withoutCarriageReturn(m_text.substr(0, end)));
            m_text.remove_prefix(std::min(end + 1, m_text.size()));
            ++m_chunk.lines;
        }
        m_chunk.users = m_users.keys();
        m_chunk.items = m_items.keys();
        return std::move(m_chunk);
    }

private:
    void parseLine(std::string_view line)
    {
        if (line.find_first_not_of(" \t") == std::string_view::npos) {
            ++m_chunk.blank;
            return;
        }
        UserKey user{};
        ItemKey item{};
        std::int64_t time = 0;
        float rating = 0;
        const Refusal refusal = readFields(line, user, item, time, rating);
        if (refusal != Refusal::None) {
            ++m_chunk.refused;
            ++m_chunk.refusedBy[static_cast<std::size_t>(refusal)];
            if (m_chunk.refusedLines.size() < kKeptRefused)
                m_chunk.refusedLines.push_back({.line = m_chunk.lines, .refusal = refusal, .text = shortenedUtf8(line)});
            return;
        }
        if (m_lastUserCode == kNoCode || user != m_lastUser) { // most files list a user's rows together
            m_lastUser = user;
            m_lastUserCode = m_users.code(user);
        }
        m_chunk.rows.users.push_back(m_lastUserCode);
        m_chunk.rows.items.push_back(m_items.code(item));
        m_chunk.rows.timestamps.push_back(time);
        m_chunk.rows.ratings.push_back(rating);
    }

    Refusal readFields(std::string_view line, UserKey &user, ItemKey &item, std::int64_t &time, float &rating)
    {
        RatingFields fields;
        Refusal refusal = m_splitter.split(line, fields);
        if (refusal == Refusal::None)
            refusal = readId(fields.user, m_dialect.textIds, user, m_chunk.textUsers);
        if (refusal == Refusal::None)
            refusal = readId(fields.item, m_dialect.textIds, item, m_chunk.textItems);
        if (refusal == Refusal::None)
            refusal = parseRating(fields.rating, m_dialect.limitedRating, rating);
        if (refusal == Refusal::None)
            refusal = parseTime(fields.time, time, m_dialect.timeUnit);
        return refusal;
    }

    static constexpr std::uint32_t kNoCode = 0xFFFFFFFF;

    std::string_view m_text;
    UserKey m_lastUser{};
    std::uint32_t m_lastUserCode = kNoCode;
    const Dialect &m_dialect;
    LineSplitter m_splitter;
    CodeTable<UserKey> m_users;
    CodeTable<ItemKey> m_items;
    ParsedChunk<UserKey, ItemKey> m_chunk;
};

} // namespace

std::vector<std::string_view> splitIntoChunks(std::string_view text, std::size_t bytes)
{
    std::vector<std::string_view> chunks;
    while (!text.empty()) {
        const std::size_t lineEnd = text.find('\n', std::min(std::max<std::size_t>(bytes, 1), text.size()) - 1);
        const std::size_t end = lineEnd == std::string_view::npos ? text.size() : lineEnd + 1;
        chunks.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return chunks;
}

template<typename UserKey, typename ItemKey>
ParsedChunk<UserKey, ItemKey> parseChunk(std::string_view text, const Dialect &dialect)
{
    return ChunkParser<UserKey, ItemKey>(text, dialect).parse();
}

template ParsedChunk<std::int64_t, std::int64_t> parseChunk(std::string_view, const Dialect &);
template ParsedChunk<std::int64_t, std::string_view> parseChunk(std::string_view, const Dialect &);
template ParsedChunk<std::string_view, std::int64_t> parseChunk(std::string_view, const Dialect &);
template ParsedChunk<std::string_view, std::string_view> parseChunk(std::string_view, const Dialect &);

} // namespace hstudio::data
