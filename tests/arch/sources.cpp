#include "sources.h"

#include <QMap>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace hstudio::arch
{
namespace
{

constexpr int kArea = 60;

/// Height of a part in the order of layers; empty for what is no layer.
std::optional<int> rankOf(const QString &folder)
{
    static const QMap<QString, int> ranks{
        {"core/base", 0},      {"core/data", 10},      {"core/config", 10}, {"core/metrics", 10},    {"core/nn", 20},
        {"core/training", 30}, {"core/inference", 30}, {"core/store", 40},  {"core/experiment", 45}, {"core/compare", 47},
        {"ui/common", 50},     {"ui/plots", 55},       {"ui/shell", 70},    {"app/gui", 80},         {"app/cli", 80},
    };
    if (const auto found = ranks.find(folder); found != ranks.end())
        return *found;
    return folder.startsWith("ui/") ? std::optional(kArea) : std::nullopt;
}

} // namespace

QList<Include> includesOf(const QString &text)
{
    static const QRegularExpression pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    QList<Include> out;
    const QStringList lines = text.split('\n');
    for (int i = 0; i < lines.size(); ++i)
        if (const auto match = pattern.match(lines[i]); match.hasMatch())
            out.append({match.captured(2), i + 1, match.captured(1) == "\""});
    return out;
}

QString withoutComment(const QString &line)
{
    bool inString = false;
    for (int i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == '\\' && inString)
            ++i;
        else if (line[i] == '"')
            inString = !inString;
        else if (!inString && line[i] == '/' && line[i + 1] == '/')
            return line.left(i);
    }
    return line;
}

QString folderOf(const QString &path)
{
    const QStringList parts = path.split('/');
    return parts.size() > 2 ? parts[0] + '/' + parts[1] : parts.size() == 2 ? parts[0] : QString();
}

bool isSource(const QString &path) { return path.endsWith(".h") || path.endsWith(".cpp") || path.endsWith(".cu") || path.endsWith(".cuh"); }

bool isProduction(const QString &path)
{
    return isSource(path) && (path.startsWith("core/") || path.startsWith("ui/") || path.startsWith("app/"));
}

bool mayDependOn(const QString &from, const QString &to)
{
    const auto low = rankOf(to);
    const auto high = rankOf(from);
    if (from == to || !low || !high)
        return true;
    if (from == "app/cli" && to.startsWith("ui/"))
        return false;
    return *low < *high;
}

} // namespace hstudio::arch
