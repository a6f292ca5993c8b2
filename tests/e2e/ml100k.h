#pragma once

#include <QString>

/// MovieLens 100K for tests. Its licence forbids redistribution, so it isn't in this tree: the wheel recbole==1.2.1 of the Python registry holds it.
namespace hstudio::e2e
{

/// Where the files lie, or why they can't be had.
struct Ml100k
{
    QString folder; ///< holds ml-100k.inter and ml-100k.item; empty when they can't be had
    QString reason; ///< one line
};

/// The files, fetched once into `cache` (a folder of the build tree) through pip. Needs python3 with pip and the registry only the first time.
Ml100k fetchMl100k(const QString &cache);

} // namespace hstudio::e2e
