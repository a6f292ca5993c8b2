#include "ui/runs/comparisons.h"

#include "core/config/fields.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace hstudio::ui
{

namespace
{

struct Comparisons
{
    Q_DECLARE_TR_FUNCTIONS(Comparisons)
};

std::vector<Comparison::Run> columnsOf(const std::vector<ComparedRun> &runs)
{
    std::vector<Comparison::Run> columns;
    for (const ComparedRun &run : runs)
        columns.push_back({QString::fromStdString(run.record.name), run.record.colour});
    return columns;
}

bool allEqual(const std::vector<QString> &cells)
{
    return std::adjacent_find(cells.begin(), cells.end(), std::not_equal_to<>()) == cells.end();
}

/// "recall@50" after "recall@10": by name, then by the number.
bool metricBefore(const std::string &a, const std::string &b)
{
    const auto split = [](const std::string &name) {
        const std::size_t at = name.find('@');
        return at == std::string::npos ? std::pair(name, 0) : std::pair(name.substr(0, at), std::atoi(name.c_str() + at + 1));
    };
    return split(a) < split(b);
}

/// Recall and NDCG are what people look for first.
int importance(const std::string &metric)
{
    if (metric.starts_with("recall"))
        return 0;
    return metric.starts_with("ndcg") ? 1 : 2;
}

bool sameProtocol(const inference::Protocol &a, const inference::Protocol &b)
{
    return a.split == b.split && a.ks == b.ks && a.filterSeen == b.filterSeen && a.ranking == b.ranking && a.weights == b.weights;
}

QString describeProtocol(const inference::Protocol &protocol)
{
    QStringList parts;
    parts << (protocol.split == "leave-one-out" ? Comparisons::tr("leave-one-out") : QString::fromStdString(protocol.split));
    parts << (protocol.ranking == "full" ? Comparisons::tr("full ranking") : QString::fromStdString(protocol.ranking));
    parts << (protocol.filterSeen ? Comparisons::tr("seen films filtered") : Comparisons::tr("seen films kept"));
    parts << (protocol.weights == "best" ? Comparisons::tr("best weights") : QString::fromStdString(protocol.weights));
    return Comparisons::tr("Protocol: %1").arg(parts.join(QStringLiteral(" · ")));
}

} // namespace

Comparison compareSettings(const std::vector<ComparedRun> &runs)
{
    Comparison comparison;
    comparison.runs = columnsOf(runs);
    for (const config::Field &field : config::fields()) {
        Comparison::Row row;
        row.label = QString::fromUtf8(field.key.data(), static_cast<qsizetype>(field.key.size()));
        row.help = fieldLabel(field) + QLatin1Char('\n') + fieldHelp(field);
        row.number = field.type == config::FieldType::Integer || field.type == config::FieldType::Real;
        for (const ComparedRun &run : runs) {
            const auto &settings = run.description.config;
            row.cells.push_back(settings ? QString::fromStdString(config::valueText(field.get(*settings))) : QStringLiteral("–"));
        }
        if (runs.size() == 1 || !allEqual(row.cells))
            comparison.rows.push_back(std::move(row));
    }
    return comparison;
}

Comparison compareMetrics(const std::vector<ComparedRun> &runs)
{
    std::vector<std::string> names;
    for (const ComparedRun &run : runs) {
        for (const auto &[name, value] : run.record.test)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::stable_sort(names.begin(), names.end(), [](const std::string &a, const std::string &b) {
        return importance(a) != importance(b) ? importance(a) < importance(b) : metricBefore(a, b);
    });

    Comparison comparison;
    comparison.runs = columnsOf(runs);
    for (const std::string &name : names) {
        Comparison::Row row{.label = metricLabel(name), .help = metricHelp(name), .cells = {}};
        for (const ComparedRun &run : runs) {
            const auto found = run.record.test.find(name);
            row.cells.push_back(metricText(found == run.record.test.end() ? std::numeric_limits<double>::quiet_NaN() : found->second));
        }
        comparison.rows.push_back(std::move(row));
    }
    return comparison;
}

QString protocolText(const std::vector<ComparedRun> &runs)
{
    std::vector<const inference::Evaluation *> evaluations;
    for (const ComparedRun &run : runs) {
        if (run.evaluation)
            evaluations.push_back(&*run.evaluation);
    }
    if (evaluations.empty())
        return Comparisons::tr("Not evaluated on the test interactions yet: that happens when a training ends.");
    const bool same = std::all_of(evaluations.begin(), evaluations.end(), [&evaluations](const inference::Evaluation *evaluation) {
        return sameProtocol(evaluation->protocol, evaluations.front()->protocol);
    });
    if (!same)
        return Comparisons::tr(
            "These runs were tested with different protocols (cut-offs, filter or weights): their numbers are not comparable.");
    const auto onOtherData = [&runs](const ComparedRun &run) { return run.record.dataset != runs.front().record.dataset; };
    if (std::any_of(runs.begin(), runs.end(), onOtherData))
        return Comparisons::tr("These runs were trained on different data sets: their numbers are not comparable.");
    QString text = describeProtocol(evaluations.front()->protocol);
    if (runs.size() > 1)
        text += QLatin1Char('\n') +
                Comparisons::tr("One run's Recall@10 varies by about ±0.005 from seed to seed: smaller differences say nothing.");
    return text;
}

} // namespace hstudio::ui
