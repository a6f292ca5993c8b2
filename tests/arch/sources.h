#pragma once

#include <QList>
#include <QString>

/// Reading source files line by line, as far as the layer rules need it.
namespace hstudio::arch
{

/// One #include line.
struct Include
{
    QString header;
    int line = 0;
    bool quoted = false; ///< "…" and not <…>
};
QList<Include> includesOf(const QString &text);

/// The line up to a // that isn't inside a string.
QString withoutComment(const QString &line);

/// "core/base/clock.h" → "core/base": the part of the tree a file belongs to; folders below that ("core/nn/kernels/…") count as the same part.
QString folderOf(const QString &path);

/// C++ and CUDA sources and headers.
bool isSource(const QString &path);
/// Sources of the product: core, ui and app.
bool isProduction(const QString &path);

/// May files of part `from` use those of part `to`? True for parts that aren't layers (a library's header in quotes).
bool mayDependOn(const QString &from, const QString &to);

} // namespace hstudio::arch
