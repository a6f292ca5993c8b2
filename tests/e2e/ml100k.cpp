#include "ml100k.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace hstudio::e2e
{
namespace
{

constexpr int kDownloadMilliseconds = 180'000;
const char *const kWheel = "recbole==1.2.1";
const char *const kFolderInWheel = "recbole/dataset_example/ml-100k";

/// Runs python3; the last line it said when it failed, or nothing.
QString runPython(const QStringList &arguments)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start("python3", arguments);
    if (!python.waitForStarted())
        return "python3 can't be started: " + python.errorString();
    if (!python.waitForFinished(kDownloadMilliseconds)) {
        python.kill();
        python.waitForFinished();
        return "python3 took too long";
    }
    if (python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0)
        return {};
    const QStringList lines = QString::fromUtf8(python.readAll()).split('\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString("python3 ended with status %1").arg(python.exitCode()) : lines.last().trimmed();
}

bool holdsFiles(const QString &folder)
{
    return QFileInfo::exists(folder + "/ml-100k.inter") && QFileInfo::exists(folder + "/ml-100k.item");
}

} // namespace

Ml100k fetchMl100k(const QString &cache)
{
    const QString folder = cache + "/ml-100k";
    if (holdsFiles(folder))
        return {folder, {}};
    QDir().mkpath(cache);
    const QTemporaryDir work(cache + "/fetching-XXXXXX");
    if (!work.isValid())
        return {{}, work.errorString()};

    QString failure = runPython({"-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                                 "--only-binary=:all:", "--dest", work.path(), kWheel});
    const QStringList wheels = QDir(work.path()).entryList({"recbole-*.whl"});
    if (failure.isEmpty() && wheels.isEmpty())
        failure = "pip brought no wheel";
    if (failure.isEmpty())
        failure = runPython({"-m", "zipfile", "--extract", work.filePath(wheels.first()), work.filePath("wheel")});
    const QString extracted = work.filePath("wheel/") + kFolderInWheel;
    if (failure.isEmpty() && !holdsFiles(extracted))
        failure = QString("%1 isn't in the wheel").arg(kFolderInWheel);
    if (failure.isEmpty() && !QDir().rename(extracted, folder))
        failure = folder + " can't be written";
    return failure.isEmpty() ? Ml100k{folder, {}} : Ml100k{{}, failure};
}

} // namespace hstudio::e2e
