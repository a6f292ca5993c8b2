#include "layerrules.h"

#include "links.h"
#include "sources.h"

#include <QRegularExpression>
#include <QSet>

namespace hstudio::arch
{
namespace
{

constexpr int kLongestFile = 450;

bool mayUseTorch(const QString &folder) { return folder == "core/nn" || folder == "core/training" || folder == "core/inference"; }

/// The library an include belongs to as far as a rule is about it.
enum class Library
{
    Other,
    Qt,
    QCustomPlot,
    Sqlite,
    Spdlog,
    Torch,
};

Library libraryOf(const QString &header)
{
    static const QRegularExpression qt("^(Q[A-Za-z]|qt[a-z]*/|q[a-z]+\\.h$)");
    static const QRegularExpression sqlite("^(sqlite3|SQLiteCpp/|QtSql|QSql)");
    static const QRegularExpression spdlog("^(spdlog|fmt)/");
    static const QRegularExpression torch("^(torch|ATen|c10|caffe2)/");
    if (header == "qcustomplot.h")
        return Library::QCustomPlot;
    if (sqlite.match(header).hasMatch())
        return Library::Sqlite;
    if (spdlog.match(header).hasMatch())
        return Library::Spdlog;
    if (torch.match(header).hasMatch())
        return Library::Torch;
    return qt.match(header).hasMatch() ? Library::Qt : Library::Other;
}

/// Why `file` may not include this library, or nothing.
QString libraryObjection(const QString &file, Library library)
{
    const QString folder = folderOf(file);
    const bool qtFree = file.startsWith("core/") || file.startsWith("app/cli/");
    switch (library) {
    case Library::Qt: return qtFree ? "Qt in a part that has to work without it" : QString();
    case Library::QCustomPlot: return folder != "ui/plots" ? "qcustomplot outside ui/plots" : QString();
    case Library::Sqlite: return folder != "core/store" ? "SQLite outside core/store" : QString();
    case Library::Spdlog: return file != "core/base/log.cpp" ? "spdlog or fmt outside core/base/log.cpp" : QString();
    case Library::Torch: return !mayUseTorch(folder) ? "a torch header outside core/{nn,training,inference}" : QString();
    case Library::Other: break;
    }
    return {};
}

/// Our own headers that lead to a torch header, directly or through others.
QSet<QString> torchHeaders(const Tree &tree)
{
    QSet<QString> found;
    qsizetype before = -1;
    while (found.size() != before) {
        before = found.size();
        for (auto it = tree.begin(); it != tree.end(); ++it) {
            if (!it.key().endsWith(".h"))
                continue;
            for (const Include &include : includesOf(it.value()))
                if (libraryOf(include.header) == Library::Torch || found.contains(include.header))
                    found.insert(it.key());
        }
    }
    return found;
}

/// What lines may not say, and where.
struct LineRule
{
    QRegularExpression pattern;
    QString what;
    bool everywhere = false; ///< in every text file, comments and documents included; else in the code of production files
    QString butIn = {};      ///< folder that may
};

const QList<LineRule> &lineRules()
{
    static const QList<LineRule> rules{
        {QRegularExpression(R"re("\s*(SELECT|INSERT (OR \w+ )?INTO|UPDATE \w+ SET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA)\b)re"),
         "SQL outside core/store", false, "core/store"},
        {QRegularExpression(R"(\bprocessEvents\s*\()"), "a nested event loop"},
        {QRegularExpression(R"(\bQEventLoop\b)"), "a nested event loop"},
        {QRegularExpression(R"(([tT]hread|[wW]orker)\w*(\.|->)(detach|terminate)\s*\(\s*\))"), "a detached or terminated thread"},
        {QRegularExpression(R"(\b(TODO|FIXME|XXX)\b)"), "a marker of unfinished work", true, "tests/arch"},
        {QRegularExpression(R"((?<![\w.])/(work|root|home/\w+|tmp/\w+)/)"), "a path of one machine", true, "tests/arch"},
    };
    return rules;
}

} // namespace

Violations checkLayers(const Tree &tree)
{
    Violations out;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isProduction(it.key()))
            continue;
        const QString from = folderOf(it.key());
        for (const Include &include : includesOf(it.value())) {
            const QString to = folderOf(include.header);
            if (include.quoted && to.startsWith("tests"))
                out.append({it.key(), include.line, "production code includes tests"});
            else if (include.quoted && !mayDependOn(from, to))
                out.append({it.key(), include.line, QString("%1 may not include %2").arg(from, to)});
        }
    }
    return out;
}

Violations checkLibraries(const Tree &tree)
{
    Violations out;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isProduction(it.key()))
            continue;
        for (const Include &include : includesOf(it.value())) {
            const QString objection = libraryObjection(it.key(), libraryOf(include.header));
            if (!objection.isEmpty())
                out.append({it.key(), include.line, QString("<%1>: %2").arg(include.header, objection)});
        }
    }
    return out;
}

Violations checkTorchReach(const Tree &tree)
{
    Violations out;
    const QSet<QString> torch = torchHeaders(tree);
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isProduction(it.key()) || mayUseTorch(folderOf(it.key())))
            continue;
        for (const Include &include : includesOf(it.value()))
            if (torch.contains(include.header))
                out.append({it.key(), include.line, QString("\"%1\" leads to a torch header").arg(include.header)});
    }
    return out;
}

Violations checkLines(const Tree &tree)
{
    Violations out;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        const QStringList lines = it.value().split('\n');
        const bool production = isProduction(it.key());
        for (const LineRule &rule : lineRules()) {
            if (!(rule.everywhere || production) || (!rule.butIn.isEmpty() && it.key().startsWith(rule.butIn + '/')))
                continue;
            for (int i = 0; i < lines.size(); ++i)
                if (rule.pattern.match(rule.everywhere ? lines[i] : withoutComment(lines[i])).hasMatch())
                    out.append({it.key(), i + 1, rule.what});
        }
    }
    return out;
}

Violations checkFiles(const Tree &tree)
{
    Violations out;
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        if (!isSource(it.key()))
            continue;
        const auto lines = it.value().count('\n');
        if (lines > kLongestFile)
            out.append({it.key(), 0, QString("%1 lines, more than %2").arg(lines).arg(kLongestFile)});
        if (!it.key().endsWith(".h"))
            continue;
        if (!it.value().contains("#pragma once"))
            out.append({it.key(), 0, "no #pragma once"});
        static const QRegularExpression module("^Qt(Core|Gui|Widgets|Svg|Test|Network)$");
        for (const Include &include : includesOf(it.value()))
            if (module.match(include.header).hasMatch())
                out.append({it.key(), include.line, "a header that includes the whole of " + include.header});
    }
    return out;
}

Violations checkAll(const Tree &tree)
{
    return checkLayers(tree) + checkLibraries(tree) + checkTorchReach(tree) + checkLines(tree) + checkFiles(tree) + checkLinks(tree);
}

} // namespace hstudio::arch
