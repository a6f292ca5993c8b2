#include "ui/runs/comparetext.h"

#include "core/compare/metricnames.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QSignalBlocker>
#include <QStringList>

#include <limits>

namespace hstudio::ui
{

QString wordsText(const compare::Words &words)
{
    return filledText(QCoreApplication::translate("Compare", words.pattern.c_str()), words.arguments);
}

QString wordsText(const std::vector<compare::Words> &sentences)
{
    QStringList texts;
    for (const compare::Words &words : sentences)
        texts << wordsText(words);
    return texts.join(QLatin1Char(' '));
}

QString foldedText(const compare::MeanStd &value)
{
    if (value.count == 0)
        return metricText(std::numeric_limits<double>::quiet_NaN());
    return value.count == 1 ? metricText(value.mean) : QStringLiteral("%1 ± %2").arg(metricText(value.mean), metricText(value.std));
}

std::vector<std::string> testMetricsOf(const std::vector<compare::Run> &runs)
{
    std::vector<std::string> names;
    for (const compare::Run &run : runs) {
        for (const auto &[name, value] : compare::testMetrics(run))
            names.push_back(name);
    }
    return compare::inOrder(std::move(names));
}

std::vector<std::string> validationMetricsOf(const std::vector<compare::Run> &runs)
{
    std::vector<std::string> names;
    for (const compare::Run &run : runs) {
        if (run.epochs.empty())
            continue;
        for (const auto &[name, value] : run.epochs.back().metrics)
            names.push_back(name);
    }
    return compare::inOrder(std::move(names));
}

void fillMetrics(QComboBox &box, const std::vector<std::string> &metrics, const std::string &preferred)
{
    const QSignalBlocker quiet(box);
    const std::string before = chosenMetric(box);
    box.clear();
    for (const std::string &metric : metrics) {
        box.addItem(metricLabel(metric), QString::fromStdString(metric));
        box.setItemData(box.count() - 1, metricHelp(metric), Qt::ToolTipRole);
    }
    for (const std::string &wanted : {before, preferred}) {
        if (const int place = box.findData(QString::fromStdString(wanted)); !wanted.empty() && place >= 0)
            return box.setCurrentIndex(place);
    }
    box.setCurrentIndex(box.count() > 0 ? 0 : -1);
}

std::string chosenMetric(const QComboBox &box) { return box.currentData().toString().toStdString(); }

std::vector<compare::RunGroup> groupsOf(const std::vector<compare::Run> &runs, bool foldSeeds)
{
    return foldSeeds ? compare::foldSeeds(runs) : compare::eachAlone(runs);
}

qint64 colourOf(const std::vector<compare::Run> &runs, const compare::RunGroup &group)
{
    return group.runs.empty() ? 0 : runs[group.runs.front()].record.colour;
}

} // namespace hstudio::ui
