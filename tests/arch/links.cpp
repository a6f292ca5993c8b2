#include "links.h"

#include "layerrules.h"
#include "sources.h"

#include <QRegularExpression>

namespace hstudio::arch
{
namespace
{

/// The words of a call's arguments in CMake, comments left out.
QStringList wordsOf(const QString &arguments)
{
    static const QRegularExpression comment("#[^\n]*");
    static const QRegularExpression space("\\s+");
    return QString(arguments).remove(comment).split(space, Qt::SkipEmptyParts);
}

LinkedLibrary readLibrary(const QString &folder, const QString &text)
{
    static const QRegularExpression call(R"(hstudio_(?:ui_)?library\(([^)]*)\))");
    static const QRegularExpression torch(R"(hstudio_use_torch\(\s*\w+\s+(PUBLIC|PRIVATE)\s*\))");
    LinkedLibrary library{.folder = folder, .publicLinks = {}, .privateLinks = {}, .torch = torch.match(text).captured(1)};
    QString section;
    for (const QString &word : wordsOf(call.match(text).captured(1))) {
        if (word == "SOURCES" || word == "PUBLIC" || word == "PRIVATE")
            section = word;
        else if (section == "PUBLIC")
            library.publicLinks.insert(word);
        else if (section == "PRIVATE")
            library.privateLinks.insert(word);
    }
    return library;
}

/// What is wrong with one link of a library, or nothing.
QString linkObjection(const QString &folder, const QString &target)
{
    if (const QString to = folderOfTarget(target); !to.isEmpty())
        return mayDependOn(folder, to) ? QString() : QString("%1 may not link %2").arg(folder, target);
    if (target.startsWith("Qt6::") && folder.startsWith("core/"))
        return target + " in core";
    if (target.startsWith("QCustomPlot") && folder != "ui/plots")
        return target + " outside ui/plots";
    if (target.startsWith("SQLite") && folder != "core/store")
        return target + " outside core/store";
    return {};
}

QString torchObjection(const LinkedLibrary &library)
{
    if (library.torch.isEmpty() || library.folder == "core/nn")
        return {};
    if (library.folder != "core/training" && library.folder != "core/inference")
        return "torch linked outside core/{nn,training,inference}";
    return library.torch == "PUBLIC" || library.publicLinks.contains("hstudio::nn") ? "torch in the public link interface" : QString();
}

} // namespace

QString folderOfTarget(const QString &target)
{
    if (!target.startsWith("hstudio::"))
        return {};
    const QString name = target.mid(9);
    return name.startsWith("ui_") ? "ui/" + name.mid(3) : "core/" + name;
}

QMap<QString, LinkedLibrary> librariesOf(const QMap<QString, QString> &tree)
{
    static const QRegularExpression file("^((?:core|ui)/\\w+)/CMakeLists\\.txt$");
    QMap<QString, LinkedLibrary> out;
    for (auto it = tree.begin(); it != tree.end(); ++it)
        if (const auto match = file.match(it.key()); match.hasMatch())
            out.insert(match.captured(1), readLibrary(match.captured(1), it.value()));
    return out;
}

QSet<QString> linkedFolders(const QMap<QString, LinkedLibrary> &libraries, const QString &folder)
{
    QSet<QString> reached;
    QStringList waiting{folder};
    while (!waiting.isEmpty()) {
        const QString next = waiting.takeLast();
        if (next.isEmpty() || reached.contains(next))
            continue;
        reached.insert(next);
        for (const QString &target : libraries[next].publicLinks + libraries[next].privateLinks)
            waiting.append(folderOfTarget(target));
    }
    return reached;
}

Violations checkLinks(const Tree &tree)
{
    Violations out;
    const auto libraries = librariesOf(tree);
    for (const LinkedLibrary &library : libraries) {
        const QString file = library.folder + "/CMakeLists.txt";
        for (const QString &target : library.publicLinks + library.privateLinks)
            if (const QString objection = linkObjection(library.folder, target); !objection.isEmpty())
                out.append({file, 0, objection});
        if (const QString objection = torchObjection(library); !objection.isEmpty())
            out.append({file, 0, objection});
    }
    for (auto it = tree.begin(); it != tree.end(); ++it) {
        const QString from = folderOf(it.key());
        if (!isProduction(it.key()) || !libraries.contains(from))
            continue;
        const QSet<QString> linked = linkedFolders(libraries, from);
        for (const Include &include : includesOf(it.value())) {
            const QString to = folderOf(include.header);
            if (include.quoted && to != from && libraries.contains(to) && !linked.contains(to))
                out.append({it.key(), include.line, QString("%1 is included but not linked").arg(to)});
        }
    }
    return out;
}

} // namespace hstudio::arch
