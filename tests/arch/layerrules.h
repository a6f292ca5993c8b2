#pragma once

#include <QList>
#include <QMap>
#include <QString>

/// The layer rules of the source tree as functions of its texts, so that they can be tried on made-up trees.
namespace hstudio::arch
{

/// Texts by path relative to the root of the source tree ("core/base/clock.h").
using Tree = QMap<QString, QString>;

/// One broken rule.
struct Violation
{
    QString file;
    int line = 0; ///< 1-based; 0 = the file as a whole
    QString what;

    [[nodiscard]] QString text() const { return line > 0 ? QString("%1:%2: %3").arg(file).arg(line).arg(what) : file + ": " + what; }
    bool operator==(const Violation &) const = default;
};
using Violations = QList<Violation>;

/// Which folders may include which: the order base < data, config, metrics < nn < training, inference < store < experiment < compare < ui/common <
/// ui/plots < the areas of the ui < ui/shell < app; no area includes another one; the command line knows neither ui nor Qt; nobody includes tests.
Violations checkLayers(const Tree &tree);

/// Libraries behind one door each: no Qt in core and the command line; qcustomplot only in ui/plots; SQL headers only in core/store;
/// spdlog and fmt only in core/base/log.cpp (LibTorch brings an fmt of its own); torch only in core/{nn,training,inference}.
Violations checkLibraries(const Tree &tree);

/// No production file outside core/{nn,training,inference} reaches a torch header, directly or through our own headers:
/// <torch/torch.h> doesn't survive Qt's macros.
Violations checkTorchReach(const Tree &tree);

/// What no production line says: SQL outside core/store, nested event loops, detached or terminated threads, markers of unfinished work;
/// and what no file says: paths of the machine it was written on.
Violations checkLines(const Tree &tree);

/// No source file over 450 lines; every header has #pragma once; no header includes a whole Qt module.
Violations checkFiles(const Tree &tree);

/// The CMakeLists.txt of core/* and ui/* link in the same order; torch is private but for core/nn; Qt isn't linked in core;
/// a folder that is included is linked, directly or through others.
Violations checkLinks(const Tree &tree);

/// All of the above.
Violations checkAll(const Tree &tree);

} // namespace hstudio::arch
