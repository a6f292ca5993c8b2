#include "core/base/paths.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace hstudio::base;
namespace fs = std::filesystem;

namespace
{

fs::path toPath(const QString &path) { return path.toStdString(); }

/// While it lives, this process can't write files longer than `bytes`: a full disk that every file system and user can have.
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TstPaths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }
    void workspaceFollowsTheEnvironment();
    void ensureWritableFolderMakesParents();
    void ensureWritableFolderNamesWhatIsInTheWay();
    void writtenFileReadsBack_data();
    void writtenFileReadsBack();
    void replacedFileHoldsTheNewContentOnly();
    void failedWriteLeavesTheOldContentAndNothingElse();
    void writingIntoAMissingFolderIsAnError();
    void readingWhatIsNoFileIsAnError();

private:
    QTemporaryDir m_folder;
    QString at(const QString &name) const { return m_folder.filePath(name); }
};

void TstPaths::workspaceFollowsTheEnvironment()
{
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", "/people/ada");
    qunsetenv("HSTUDIO_WORKSPACE");
    qunsetenv("XDG_DATA_HOME");
    QCOMPARE(defaultWorkspace(), fs::path("/people/ada/.local/share/hstudio"));
    qputenv("XDG_DATA_HOME", "/data");
    QCOMPARE(defaultWorkspace(), fs::path("/data/hstudio"));
    qputenv("HSTUDIO_WORKSPACE", "/my space");
    QCOMPARE(defaultWorkspace(), fs::path("/my space"));
    qunsetenv("HSTUDIO_WORKSPACE");
    qunsetenv("XDG_DATA_HOME");
    qputenv("HOME", home);
}

void TstPaths::ensureWritableFolderMakesParents()
{
    QVERIFY(ensureWritableFolder(toPath(at("a/b/c"))).ok());
    QVERIFY(QDir(at("a/b/c")).exists());
    QVERIFY2(QDir(at("a/b/c")).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), "the probe file is gone");
    QVERIFY(ensureWritableFolder(toPath(at("a/b/c"))).ok());
}

void TstPaths::ensureWritableFolderNamesWhatIsInTheWay()
{
    QFile file(at("plain"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto result = ensureWritableFolder(toPath(at("plain/folder")));
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Io);
    QVERIFY(QString::fromStdString(result.error().text()).contains(at("plain/folder")));
    QVERIFY(!ensureWritableFolder("/proc/hstudio").ok());
}

void TstPaths::writtenFileReadsBack_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("line\nline\r\n");
    QTest::newRow("bytes with zeros") << QByteArray("\0\xff\0", 3);
    QTest::newRow("several megabytes") << QByteArray(5'000'000, 'x');
}

void TstPaths::writtenFileReadsBack()
{
    QFETCH(QByteArray, content);
    const auto file = toPath(at("file"));
    QVERIFY(writeFileAtomically(file, {content.constData(), static_cast<std::size_t>(content.size())}).ok());
    const auto read = readFile(file);
    QVERIFY(read.ok());
    QCOMPARE(QByteArray::fromStdString(*read), content);
}

void TstPaths::replacedFileHoldsTheNewContentOnly()
{
    const auto file = toPath(at("replaced"));
    QVERIFY(writeFileAtomically(file, "a long first content").ok());
    QVERIFY(writeFileAtomically(file, "short").ok());
    QCOMPARE(*readFile(file), std::string("short"));
}

void TstPaths::failedWriteLeavesTheOldContentAndNothingElse()
{
    QVERIFY(ensureWritableFolder(toPath(at("full"))).ok());
    const auto file = toPath(at("full/weights"));
    QVERIFY(writeFileAtomically(file, "old").ok());
    const auto result = [&] {
        const FileSizeLimit limit(4096);
        return writeFileAtomically(file, std::string(100'000, 'n'));
    }();
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Io);
    QVERIFY(QString::fromStdString(result.error().text()).contains(at("full/weights")));
    QCOMPARE(*readFile(file), std::string("old"));
    QCOMPARE(QDir(at("full")).entryList(QDir::Files | QDir::Hidden), QStringList{"weights"});
}

void TstPaths::writingIntoAMissingFolderIsAnError()
{
    const auto result = writeFileAtomically(toPath(at("nowhere/file")), "x");
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Io);
    QVERIFY(!QDir(at("nowhere")).exists());
}

void TstPaths::readingWhatIsNoFileIsAnError()
{
    for (const auto &path : {at("missing"), m_folder.path()}) {
        const auto result = readFile(toPath(path));
        QVERIFY(!result.ok());
        QVERIFY(result.error().code == ErrorCode::NotFound);
        QVERIFY(QString::fromStdString(result.error().text()).contains(path));
    }
}

QTEST_GUILESS_MAIN(TstPaths)
#include "tst_paths.moc"
