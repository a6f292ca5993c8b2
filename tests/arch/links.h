#pragma once

#include <QMap>
#include <QSet>
#include <QString>

/// What the CMakeLists.txt files say about linking.
namespace hstudio::arch
{

/// A library made by hstudio_library() or hstudio_ui_library().
struct LinkedLibrary
{
    QString folder;            ///< "core/base"
    QSet<QString> publicLinks; ///< target names as written: "hstudio::base", "Qt6::Svg"
    QSet<QString> privateLinks;
    QString torch; ///< "PUBLIC", "PRIVATE" or empty: hstudio_use_torch()
};

/// "hstudio::base" → "core/base", "hstudio::ui_data" → "ui/data"; empty for others' targets.
QString folderOfTarget(const QString &target);

/// The libraries of the tree by folder.
QMap<QString, LinkedLibrary> librariesOf(const QMap<QString, QString> &tree);

/// Folders that are linked wherever a library is: its links and theirs. (A static library hands on its private links to the linker.)
QSet<QString> linkedFolders(const QMap<QString, LinkedLibrary> &libraries, const QString &folder);

} // namespace hstudio::arch
