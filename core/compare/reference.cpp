#include "core/compare/reference.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace hstudio::compare
{
namespace
{

using Json = nlohmann::json;

/// The sizes of the official files.
struct KnownDataset
{
    std::string_view key;
    std::int64_t users;
    std::int64_t interactions;
};
constexpr std::array<KnownDataset, 2> kKnown = {{{"ml-1m", 6'040, 1'000'209}, {"ml-20m", 138'493, 20'000'263}}};

/// "hr@10" of the publications is what is called recall@10 here.
std::string ourName(const std::string &name) { return name.starts_with("hr@") ? "recall" + name.substr(2) : name; }

/// "query_time" as people write it.
std::string spelt(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key == "sort note" ? "order of equal times" : key;
}

std::string sentences(const Json &protocol)
{
    std::string text;
    for (const auto &[key, value] : protocol.items())
        if (value.is_string())
            text.append(text.empty() ? "" : "; ").append(spelt(key)).append(": ").append(value.get<std::string>());
    return text;
}

Protocol protocolFrom(const Json &document)
{
    Protocol protocol;
    const Json facts = document.value("facts", Json::object());
    protocol.split = facts.value("split", "");
    protocol.ranking = facts.value("ranking", "");
    protocol.weights = facts.value("weights", "");
    protocol.queryTime = facts.value("query_time", "");
    if (document.contains("filter_seen"))
        protocol.filterSeen = document.at("filter_seen").get<bool>();
    protocol.tieRule = document.at("stable_sort").get<bool>() ? kFileOrder : "arbitrary";
    return protocol;
}

std::vector<Reference> readFile(const Json &document)
{
    std::vector<Reference> rows;
    for (const Json &result : document.at("results"))
        for (const Json &method : result.at("methods")) {
            Reference row;
            row.method = method.at("method");
            row.preset = method.value("preset", "");
            row.dataset = result.at("dataset");
            for (const auto &[name, value] : method.at("metrics").items())
                row.metrics[ourName(name)] = value.get<double>();
            row.note = method.value("note", "");
            row.title = document.at("title");
            row.citation = document.at("source").at("citation");
            row.url = document.at("source").at("url");
            row.protocolNotes = sentences(document.at("protocol"));
            row.protocol = protocolFrom(document.at("protocol"));
            rows.push_back(std::move(row));
        }
    return rows;
}

} // namespace

std::span<const Reference> references()
{
    static const std::vector<Reference> all = [] {
        std::vector<Reference> rows;
        for (const EmbeddedFile &file : referenceFiles())
            for (Reference &row : readFile(Json::parse(file.content)))
                rows.push_back(std::move(row));
        return rows;
    }();
    return all;
}

std::vector<Reference> referencesFor(const std::string &dataset)
{
    std::vector<Reference> rows;
    for (const Reference &row : references())
        if (row.dataset == dataset)
            rows.push_back(row);
    return rows;
}

std::string referenceDataset(const store::DatasetRecord &dataset)
{
    for (const KnownDataset &known : kKnown)
        if (known.users == dataset.users && known.interactions == dataset.interactions)
            return std::string(known.key);
    return {};
}

} // namespace hstudio::compare
