#include "core/data/tablefile.h"

#include "core/data/contenthash.h"
#include "core/data/outputfile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

namespace hstudio::data
{
namespace
{

static_assert(std::endian::native == std::endian::little, "table files hold little-endian numbers");

constexpr std::array<char, 8> kMagic{'H', 'S', 'T', 'U', 't', 'a', 'b', 'l'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint64_t kAlignment = 64;

/// Order of the sections in the file. Text ids are bytes one after the other plus where each ends; number ids have no ends.
enum SectionName : std::size_t
{
    Users,
    Items,
    Timestamps,
    Ratings,
    UserIds,
    UserIdEnds,
    ItemIds,
    ItemIdEnds,
    SectionCount,
};

struct Section
{
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

struct Header
{
    std::array<char, 8> magic = kMagic;
    std::uint32_t version = kVersion;
    std::uint32_t textIds = 0; ///< bit 0: users, bit 1: items
    std::uint64_t fileSize = 0;
    std::array<char, 32> hash{}; ///< hexadecimal digits
    std::array<Section, SectionCount> sections;
};

template<typename T>
std::span<const std::byte> bytesOf(const std::vector<T> &values)
{
    return std::as_bytes(std::span(values));
}

/// An id column as it lies in the file.
struct StoredIds
{
    explicit StoredIds(const EntityIds &ids)
    {
        if (!ids.isText()) {
            bytes = std::as_bytes(ids.numbers());
            return;
        }
        for (const auto &text : ids.texts()) {
            joined += text;
            ends.push_back(joined.size());
        }
        bytes = std::as_bytes(std::span(joined));
    }
    StoredIds(const StoredIds &) = delete;
    StoredIds &operator=(const StoredIds &) = delete;

    std::span<const std::byte> bytes;
    std::string joined;
    std::vector<std::uint64_t> ends;
};

Header layOut(const Table &table, const StoredIds &users, const StoredIds &items)
{
    Header header;
    header.textIds = (table.userIds.isText() ? 1U : 0U) | (table.itemIds.isText() ? 2U : 0U);
    const std::uint64_t rows = table.rows();
    const std::array<std::uint64_t, SectionCount> sizes{
        rows * sizeof(std::uint32_t), rows * sizeof(std::uint32_t), rows * sizeof(std::int64_t), rows * sizeof(float),
        users.bytes.size(),           bytesOf(users.ends).size(),   items.bytes.size(),          bytesOf(items.ends).size()};
    std::uint64_t end = sizeof(Header);
    for (std::size_t i = 0; i < SectionCount; ++i) {
        header.sections[i] = {.offset = (end + kAlignment - 1) / kAlignment * kAlignment, .bytes = sizes[i]};
        end = header.sections[i].offset + sizes[i];
    }
    header.fileSize = end;
    return header;
}

/// Writes one column of all pieces, one piece after the other.
template<typename T>
base::Result<void> writeColumn(OutputFile &output, const Table &table, std::uint64_t offset, std::vector<T> TableRows::*column)
{
    for (const auto &piece : table.pieces) {
        const auto bytes = bytesOf(piece.*column);
        if (auto written = output.writeAt(offset, bytes); !written)
            return written;
        offset += bytes.size();
    }
    return {};
}

base::Result<void> writeSections(OutputFile &output, const Table &table, const Header &header, const StoredIds &users,
                                 const StoredIds &items)
{
    const auto offset = [&](SectionName name) { return header.sections[name].offset; };
    if (auto done = writeColumn(output, table, offset(Users), &TableRows::users); !done)
        return done;
    if (auto done = writeColumn(output, table, offset(Items), &TableRows::items); !done)
        return done;
    if (auto done = writeColumn(output, table, offset(Timestamps), &TableRows::timestamps); !done)
        return done;
    if (auto done = writeColumn(output, table, offset(Ratings), &TableRows::ratings); !done)
        return done;
    if (auto done = output.writeAt(offset(UserIds), users.bytes); !done)
        return done;
    if (auto done = output.writeAt(offset(UserIdEnds), bytesOf(users.ends)); !done)
        return done;
    if (auto done = output.writeAt(offset(ItemIds), items.bytes); !done)
        return done;
    return output.writeAt(offset(ItemIdEnds), bytesOf(items.ends));
}

std::string hashOf(std::span<const std::byte> file, const Header &header, const std::string &variant)
{
    ContentHash hash;
    for (const auto &section : header.sections)
        hash.add(section.bytes == 0 ? std::span<const std::byte>() : file.subspan(section.offset, section.bytes));
    if (!variant.empty())
        hash.add(std::as_bytes(std::span(variant)));
    return hash.hex();
}

base::Error notATable(const std::filesystem::path &file)
{
    return {
        base::ErrorCode::BadData, HSTUDIO_TEXT("Error", "\"%1\" is damaged or incomplete. Import the data set again."), {file.string()}};
}

/// Every section inside the file, every column of the same length.
bool consistent(const Header &header, std::size_t fileSize)
{
    if (header.fileSize != fileSize)
        return false;
    for (const auto &section : header.sections) {
        if (section.offset % kAlignment != 0 || section.offset > fileSize + kAlignment ||
            (section.bytes > 0 && (section.offset > fileSize || section.bytes > fileSize - section.offset)))
            return false;
    }
    const auto bytes = [&](SectionName name) { return header.sections[name].bytes; };
    return bytes(Users) % sizeof(std::uint32_t) == 0 && bytes(Items) == bytes(Users) && bytes(Timestamps) == 2 * bytes(Users) &&
           bytes(Ratings) == bytes(Users);
}

template<typename T>
std::span<const T> sectionAs(const MappedFile &file, const Header &header, SectionName name)
{
    const auto &section = header.sections[name];
    if (section.bytes == 0)
        return {};
    return {reinterpret_cast<const T *>(file.bytes().data() + section.offset), section.bytes / sizeof(T)};
}

std::optional<EntityIds> readIds(const MappedFile &file, const Header &header, SectionName ids, SectionName ends, bool text)
{
    if (!text) {
        const auto numbers = sectionAs<std::int64_t>(file, header, ids);
        return EntityIds(std::vector<std::int64_t>(numbers.begin(), numbers.end()));
    }
    const auto joined = sectionAs<char>(file, header, ids);
    std::vector<std::string> texts;
    std::uint64_t begin = 0;
    for (const std::uint64_t end : sectionAs<std::uint64_t>(file, header, ends)) {
        if (end < begin || end > joined.size())
            return std::nullopt;
        texts.emplace_back(joined.data() + begin, end - begin);
        begin = end;
    }
    return EntityIds(std::move(texts));
}

} // namespace

std::size_t Table::rows() const
{
    std::size_t rows = 0;
    for (const auto &piece : pieces)
        rows += piece.users.size();
    return rows;
}

base::Result<std::string> writeTableFile(const std::filesystem::path &file, Table table, const std::string &variant)
{
    auto output = OutputFile::create(file);
    if (!output)
        return output.error();
    const StoredIds users(table.userIds);
    const StoredIds items(table.itemIds);
    Header header = layOut(table, users, items);
    if (auto written = writeSections(*output, table, header, users, items); !written)
        return written.error();
    table.pieces.clear();

    // The hash is taken from what was written: one range per column, however the table came in pieces.
    auto mapped = MappedFile::open(file);
    if (!mapped)
        return mapped.error();
    const std::string hash = hashOf(mapped->bytes(), header, variant);
    std::copy(hash.begin(), hash.end(), header.hash.begin());
    header.fileSize = mapped->size();
    if (auto written = output->writeAt(0, std::as_bytes(std::span(&header, 1))); !written)
        return written.error();
    if (auto synced = output->sync(); !synced)
        return synced.error();
    return hash;
}

base::Result<TableView> openTableFile(const std::filesystem::path &file)
{
    auto mapped = MappedFile::open(file);
    if (!mapped)
        return mapped.error();
    Header header;
    if (mapped->size() < sizeof(Header))
        return notATable(file);
    std::memcpy(&header, mapped->bytes().data(), sizeof(Header));
    if (header.magic != kMagic)
        return notATable(file);
    if (header.version > kVersion)
        return base::Error{
            base::ErrorCode::Unsupported,
            HSTUDIO_TEXT("Error", "\"%1\" was written by a newer HSTUdio. Open it with that one, or import the data set again."),
            {file.string()}};
    if (!consistent(header, mapped->size()))
        return notATable(file);
    auto users = readIds(*mapped, header, UserIds, UserIdEnds, (header.textIds & 1U) != 0);
    auto items = readIds(*mapped, header, ItemIds, ItemIdEnds, (header.textIds & 2U) != 0);
    if (!users || !items)
        return notATable(file);

    TableView view;
    view.users = sectionAs<std::uint32_t>(*mapped, header, Users);
    view.items = sectionAs<std::uint32_t>(*mapped, header, Items);
    view.timestamps = sectionAs<std::int64_t>(*mapped, header, Timestamps);
    view.ratings = sectionAs<float>(*mapped, header, Ratings);
    view.userIds = std::move(*users);
    view.itemIds = std::move(*items);
    view.hash.assign(header.hash.begin(), header.hash.end());
    view.file = std::move(*mapped);
    return view;
}

} // namespace hstudio::data
