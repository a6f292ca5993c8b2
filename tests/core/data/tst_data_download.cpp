#include "core/data/download/download.h"
#include "core/data/download/md5.h"

#include "tests/support/datasets.h"
#include "tests/support/httpserver.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <sstream>

using namespace hstudio;
using base::ErrorCode;
using tests::HttpReply;
using tests::HttpRequest;
using tests::HttpServer;
namespace fs = std::filesystem;

namespace
{

constexpr auto kMd5OfContent = "f96b697d7cb7938d525a2f31aaf161d0"; // of "message digest", from RFC 1321
const std::string kContent = "message digest";

std::string contentOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// A long text whose every part is different.
std::string longContent()
{
    std::string text;
    for (int i = 0; text.size() < 300'000; ++i)
        text += std::to_string(i) + ",";
    return text;
}

data::FetchOptions impatient()
{
    data::FetchOptions options;
    options.stall = std::chrono::milliseconds(150);
    return options;
}

} // namespace

/// Against a server on this machine that breaks, stalls and lies.
class TstDataDownload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
    }
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
        m_file = m_folder / "file";
    }

    void md5IsThatOfTheStandard_data();
    void md5IsThatOfTheStandard();
    void theListIsWellFormed();
    void aFileArrivesWithProgress();
    void aBrokenTransferGoesOnWhereItStopped();
    void aLaterCallGoesOnWhereAnEarlierGaveUp();
    void aStalledTransferIsTakenUpAgain();
    void aServerWithoutRangesSendsAllAgain();
    void aChangedFileIsFetchedFromTheBeginning();
    void anotherRangeThanAskedForIsNotAppended();
    void aPartThatIsTooLongIsThrownAway();
    void aLengthThatNeverComesIsAnError();
    void tooLittleIsFoundByTheChecksum();
    void wrongBytesAreRemoved();
    void tooMuchIsRefused();
    void refusalsSayWhatToDo_data();
    void refusalsSayWhatToDo();
    void redirectionsAreFollowedButNotToFiles();
    void noServerIsAClearError();
    void cancellingKeepsThePart();
    void theProxyOfTheEnvironmentIsUsed();
    void anArchiveWithoutPinnedChecksumAsksTheServer();
    void aRightFileIsNotFetchedAgain();

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;
    fs::path m_file;
};

void TstDataDownload::md5IsThatOfTheStandard_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("md5"); // RFC 1321, A.5
    QTest::newRow("nothing") << QByteArray("") << QByteArray("d41d8cd98f00b204e9800998ecf8427e");
    QTest::newRow("abc") << QByteArray("abc") << QByteArray("900150983cd24fb0d6963f7d28e17f72");
    QTest::newRow("message digest") << QByteArray("message digest") << QByteArray(kMd5OfContent);
}

void TstDataDownload::md5IsThatOfTheStandard()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, md5);
    const auto found = data::md5Of(tests::writeTextFile(m_file, content.toStdString()));
    QVERIFY(found.ok());
    QCOMPARE(QByteArray::fromStdString(*found), md5);
}

void TstDataDownload::theListIsWellFormed()
{
    QStringList keys;
    for (const auto &archive : data::officialArchives()) {
        keys << QString::fromStdString(archive.key);
        QVERIFY(archive.url.starts_with("https://files.grouplens.org/datasets/movielens/"));
        QVERIFY(archive.url.ends_with("/" + archive.key + ".zip"));
        QVERIFY(archive.bytes > 900'000 && archive.interactions >= 100'000 && !archive.terms.empty() && !archive.title.empty());
        QVERIFY2(archive.md5.size() == 32 || archive.key == "ml-latest-small", archive.key.c_str());
        QVERIFY(data::findArchive(archive.key) == &archive);
    }
    QCOMPARE(keys.join(' '), QStringLiteral("ml-latest-small ml-100k ml-1m ml-10m ml-20m ml-25m ml-32m"));
    QVERIFY(data::findArchive("ml-2m") == nullptr);
}

void TstDataDownload::aFileArrivesWithProgress()
{
    const std::string content = longContent();
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = content}; });
    std::int64_t last = 0;
    std::int64_t all = 0;
    data::FetchOptions options;
    options.progress = [&](std::int64_t done, std::int64_t total) {
        QVERIFY(done > last);
        last = done;
        all = total;
    };
    QVERIFY(data::fetch(server.url("/file"), m_file, options).ok());
    QVERIFY(contentOf(m_file) == content);
    QCOMPARE(last, static_cast<std::int64_t>(content.size()));
    QCOMPARE(all, last);
    QVERIFY(!fs::exists(m_folder / "file.part"));
    QVERIFY(!fs::exists(m_folder / "file.part.tag"));
}

void TstDataDownload::aBrokenTransferGoesOnWhereItStopped()
{
    const std::string content = longContent();
    const HttpServer server([&](const HttpRequest &request) {
        return HttpReply{
            .body = content, .headers = "ETag: \"one\"\r\n", .breakAfter = request.rangeBegin < 200'000 ? 100'000 : HttpReply::kAll};
    });
    QVERIFY(data::fetch(server.url("/file"), m_file).ok());
    QVERIFY(contentOf(m_file) == content);
    const auto requests = server.requests();
    QCOMPARE(requests.size(), std::size_t{3});
    QCOMPARE(requests[1].rangeBegin, std::size_t{100'000});
    QCOMPARE(requests[2].rangeBegin, std::size_t{200'000});
    QCOMPARE(requests[1].headers.at("if-range"), std::string("\"one\""));
}

void TstDataDownload::aLaterCallGoesOnWhereAnEarlierGaveUp()
{
    const std::string content = longContent();
    std::atomic<bool> broken = true;
    const HttpServer server([&](const HttpRequest &) {
        return HttpReply{.body = content, .headers = "ETag: \"one\"\r\n", .breakAfter = broken ? 50'000 : HttpReply::kAll};
    });
    data::FetchOptions once;
    once.attempts = 1;
    const auto first = data::fetch(server.url("/file"), m_file, once);
    QVERIFY(!first.ok());
    QVERIFY(first.error().code == ErrorCode::Io);
    QVERIFY(QString::fromStdString(first.error().text()).contains("what has arrived is kept"));
    QVERIFY(!fs::exists(m_file));
    QCOMPARE(fs::file_size(m_folder / "file.part"), std::uintmax_t{50'000});
    broken = false;
    QVERIFY(data::fetch(server.url("/file"), m_file, once).ok());
    QVERIFY(contentOf(m_file) == content);
    QCOMPARE(server.requests().back().rangeBegin, std::size_t{50'000});
}

void TstDataDownload::aStalledTransferIsTakenUpAgain()
{
    const std::string content = longContent();
    const HttpServer server([&](const HttpRequest &request) {
        return HttpReply{.body = content, .stallAfter = request.rangeBegin == 0 ? 100'000 : HttpReply::kAll};
    });
    QVERIFY(data::fetch(server.url("/file"), m_file, impatient()).ok());
    QVERIFY(contentOf(m_file) == content);
    QCOMPARE(server.requests().size(), std::size_t{2});
}

void TstDataDownload::aServerWithoutRangesSendsAllAgain()
{
    const std::string content = longContent();
    std::atomic<int> calls = 0;
    const HttpServer server([&](const HttpRequest &) {
        return HttpReply{.body = content, .breakAfter = ++calls == 1 ? 100'000 : HttpReply::kAll, .takesRanges = false};
    });
    QVERIFY(data::fetch(server.url("/file"), m_file).ok());
    QVERIFY(contentOf(m_file) == content);
}

void TstDataDownload::aChangedFileIsFetchedFromTheBeginning()
{
    // As RFC 9110 wants it: an If-Range that doesn't match is answered with the whole new file.
    const std::string content = longContent();
    std::atomic<int> calls = 0;
    const HttpServer server([&](const HttpRequest &request) {
        if (++calls == 1)
            return HttpReply{.body = std::string(content.rbegin(), content.rend()), .headers = "ETag: \"old\"\r\n", .breakAfter = 100'000};
        const bool same = request.headers.contains("if-range") && request.headers.at("if-range") == "\"new\"";
        return HttpReply{.body = content, .headers = "ETag: \"new\"\r\n", .takesRanges = same};
    });
    QVERIFY(data::fetch(server.url("/file"), m_file).ok());
    QVERIFY(contentOf(m_file) == content);
}

void TstDataDownload::anotherRangeThanAskedForIsNotAppended()
{
    const std::string content = longContent();
    std::atomic<int> calls = 0;
    const HttpServer server([&](const HttpRequest &) {
        switch (++calls) {
        case 1: return HttpReply{.body = content, .breakAfter = 100'000};
        case 2: return HttpReply{.body = content, .status = 206, .headers = "Content-Range: bytes 0-9/10\r\n", .takesRanges = false};
        default: return HttpReply{.body = content};
        }
    });
    QVERIFY(data::fetch(server.url("/file"), m_file).ok());
    QVERIFY(contentOf(m_file) == content);
}

void TstDataDownload::aPartThatIsTooLongIsThrownAway()
{
    const HttpServer server([&](const HttpRequest &request) {
        return request.rangeBegin > kContent.size() ? HttpReply{.status = 416} : HttpReply{.body = kContent};
    });
    tests::writeTextFile(m_folder / "file.part", std::string(100, 'x'));
    QVERIFY(data::fetch(server.url("/file"), m_file).ok());
    QCOMPARE(contentOf(m_file), kContent);
}

void TstDataDownload::aLengthThatNeverComesIsAnError()
{
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = kContent, .announced = 1000, .takesRanges = false}; });
    const auto result = data::fetch(server.url("/file"), m_file);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Io);
    QVERIFY(!fs::exists(m_file));
    QCOMPARE(server.requests().size(), std::size_t{4}); // all attempts
}

void TstDataDownload::tooLittleIsFoundByTheChecksum()
{
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = kContent, .announced = 5}; });
    const auto result = data::downloadArchive({.key = "ml", .url = server.url("/ml.zip"), .md5 = kMd5OfContent}, m_folder);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::BadData);
    QVERIFY(!fs::exists(m_folder / "ml.zip"));
}

void TstDataDownload::wrongBytesAreRemoved()
{
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = "massage digest"}; });
    const auto result = data::downloadArchive({.key = "ml", .url = server.url("/ml.zip"), .md5 = kMd5OfContent}, m_folder);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::BadData);
    const auto text = QString::fromStdString(result.error().text());
    QVERIFY2(text.contains(kMd5OfContent) && text.contains("has been removed"), qPrintable(text));
    QVERIFY(fs::is_empty(m_folder));
}

void TstDataDownload::tooMuchIsRefused()
{
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = longContent()}; });
    data::FetchOptions options;
    options.atMost = 1000;
    const auto result = data::fetch(server.url("/file"), m_file, options);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::BadData);
    QVERIFY(fs::is_empty(m_folder));
}

void TstDataDownload::refusalsSayWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("requests");
    QTest::newRow("gone") << 404 << static_cast<int>(ErrorCode::NotFound) << "grouplens.org" << 1;
    QTest::newRow("forbidden") << 403 << static_cast<int>(ErrorCode::Io) << "status 403" << 1;
    QTest::newRow("proxy wants a password") << 407 << static_cast<int>(ErrorCode::Io) << "status 407" << 1;
    QTest::newRow("overloaded") << 503 << static_cast<int>(ErrorCode::Io) << "status 503" << 4;
}

void TstDataDownload::refusalsSayWhatToDo()
{
    QFETCH(int, status);
    QFETCH(int, code);
    QFETCH(QString, word);
    QFETCH(int, requests);
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = "<html>an error page</html>", .status = status}; });
    const auto result = data::fetch(server.url("/file"), m_file);
    QVERIFY(!result.ok());
    QCOMPARE(static_cast<int>(result.error().code), code);
    QVERIFY2(QString::fromStdString(result.error().text()).contains(word), result.error().text().c_str());
    QCOMPARE(server.requests().size(), static_cast<std::size_t>(requests));
    QVERIFY(!fs::exists(m_file));
}

void TstDataDownload::redirectionsAreFollowedButNotToFiles()
{
    const fs::path secret = tests::writeTextFile(m_folder / "secret", "not for the web");
    const HttpServer server([&](const HttpRequest &request) {
        if (request.target == "/old")
            return HttpReply{.status = 302, .headers = "Location: /new\r\n"};
        if (request.target == "/evil")
            return HttpReply{.status = 302, .headers = "Location: file://" + secret.string() + "\r\n"};
        return HttpReply{.body = kContent};
    });
    QVERIFY(data::fetch(server.url("/old"), m_file).ok());
    QCOMPARE(contentOf(m_file), kContent);
    QVERIFY(!data::fetch(server.url("/evil"), m_folder / "stolen").ok());
    QVERIFY(!fs::exists(m_folder / "stolen"));
}

void TstDataDownload::noServerIsAClearError()
{
    std::string url;
    {
        const HttpServer gone([](const HttpRequest &) { return HttpReply(); });
        url = gone.url("/file");
    }
    const auto result = data::fetch(url, m_file);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Io);
    const auto text = QString::fromStdString(result.error().text());
    QVERIFY2(text.contains("Check the network and the proxy"), qPrintable(text));
}

void TstDataDownload::cancellingKeepsThePart()
{
    const std::string content = longContent();
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = content, .stallAfter = 100'000}; });
    std::stop_source stop;
    data::FetchOptions options;
    options.stop = stop.get_token();
    options.progress = [&](std::int64_t done, std::int64_t) {
        if (done >= 100'000)
            stop.request_stop();
    };
    const auto result = data::fetch(server.url("/file"), m_file, options);
    QVERIFY(!result.ok());
    QVERIFY(result.error().code == ErrorCode::Cancelled);
    QCOMPARE(fs::file_size(m_folder / "file.part"), std::uintmax_t{100'000});
    QVERIFY(!fs::exists(m_file));
}

void TstDataDownload::theProxyOfTheEnvironmentIsUsed()
{
    const HttpServer proxy([&](const HttpRequest &) { return HttpReply{.body = kContent}; });
    qputenv("http_proxy", QByteArray::fromStdString(proxy.url("")));
    const auto result = data::fetch("http://files.example.invalid/file", m_file);
    qunsetenv("http_proxy");
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().text().c_str());
    QCOMPARE(proxy.requests().at(0).target, std::string("http://files.example.invalid/file"));
}

void TstDataDownload::anArchiveWithoutPinnedChecksumAsksTheServer()
{
    const HttpServer server([&](const HttpRequest &request) {
        return HttpReply{.body = request.target == "/ml.zip.md5"
                                     ? "MD5 (ml.zip) = " + QByteArray(kMd5OfContent).toUpper().toStdString() + "\n"
                                     : kContent};
    });
    const auto result = data::downloadArchive({.key = "ml", .url = server.url("/ml.zip")}, m_folder);
    QVERIFY2(result.ok(), result.ok() ? "" : result.error().text().c_str());
    QCOMPARE(contentOf(*result), kContent);
    QVERIFY(!fs::exists(m_folder / "ml.zip.md5"));
}

void TstDataDownload::aRightFileIsNotFetchedAgain()
{
    const HttpServer server([&](const HttpRequest &) { return HttpReply{.body = kContent}; });
    const data::OfficialArchive archive{.key = "ml", .url = server.url("/ml.zip"), .md5 = kMd5OfContent};
    QVERIFY(data::downloadArchive(archive, m_folder).ok());
    QVERIFY(data::downloadArchive(archive, m_folder).ok());
    QCOMPARE(server.requests().size(), std::size_t{1});
    tests::writeTextFile(m_folder / "ml.zip", "damaged since");
    QVERIFY(data::downloadArchive(archive, m_folder).ok());
    QCOMPARE(contentOf(m_folder / "ml.zip"), kContent);
}

QTEST_GUILESS_MAIN(TstDataDownload)
#include "tst_data_download.moc"
