#include "app/cli/metricgrid.h"

#include "app/cli/table.h"
#include "app/cli/text.h"
#include "core/compare/metricnames.h"

#include <set>
#include <vector>

namespace hstudio::cli
{

std::vector<std::string> metricNamesInOrder(const std::map<std::string, double> &metrics) { return compare::namesInOrder(metrics); }

std::string metricGrid(const std::map<std::string, double> &metrics)
{
    std::set<std::int64_t> cutOffs;
    std::vector<std::string> rows;
    for (const std::string &text : metricNamesInOrder(metrics)) {
        const compare::MetricName name = compare::parseMetric(text);
        if (!name.k)
            continue;
        cutOffs.insert(*name.k);
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
