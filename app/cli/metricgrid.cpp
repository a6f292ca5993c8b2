#include "app/cli/metricgrid.h"

#include "app/cli/table.h"
#include "app/cli/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

namespace hstudio::cli
{
namespace
{

/// Accuracy first, then what else there is.
constexpr std::array<std::string_view, 12> kOrder = {"recall",   "ndcg", "hitrate",     "mrr",  "map",           "precision",
                                                     "coverage", "arp",  "serendipity", "miuf", "covered_users", "sufficient_reco"};

std::size_t placeOf(std::string_view name)
{
    return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), name) - kOrder.begin());
}

/// "recall@10" as {"recall", 10}; no cut-off for other names.
struct Name
{
    std::string base;
    std::optional<std::int64_t> cutOff;

    explicit Name(const std::string &name) : base(name.substr(0, name.find('@')))
    {
        if (const std::size_t at = name.find('@'); at != std::string::npos)
            cutOff = std::stoll(name.substr(at + 1));
    }
};

} // namespace

std::vector<std::string> metricNamesInOrder(const std::map<std::string, double> &metrics)
{
    std::vector<std::string> names;
    for (const auto &[name, value] : metrics)
        names.push_back(name);
    const auto key = [](const std::string &text) {
        const Name name(text);
        return std::tuple(placeOf(name.base), name.base, name.cutOff);
    };
    std::sort(names.begin(), names.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    return names;
}

std::string metricGrid(const std::map<std::string, double> &metrics)
{
    std::set<std::int64_t> cutOffs;
    std::vector<std::string> rows;
    for (const std::string &text : metricNamesInOrder(metrics)) {
        const Name name(text);
        if (!name.cutOff)
            continue;
        cutOffs.insert(*name.cutOff);
        if (rows.empty() || rows.back() != name.base)
            rows.push_back(name.base);
    }

    std::vector<Table::Column> columns = {{"metric", Table::Align::Left}};
    for (const std::int64_t k : cutOffs)
        columns.push_back({std::string(1, '@').append(std::to_string(k))});
    Table table(std::move(columns));
    for (const std::string &row : rows) {
        std::vector<std::string> cells = {row};
        for (const std::int64_t k : cutOffs)
            cells.push_back(metricText(metrics, row + '@' + std::to_string(k)));
        table.add(std::move(cells));
    }
    return table.text();
}

} // namespace hstudio::cli
