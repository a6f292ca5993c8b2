#include "core/base/log.h"

#include "core/base/paths.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace hstudio::base;

class TstLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { log::setLevel(log::Level::Info); }
    void writesLinesWithTimeAndLevel();
    void dropsWhatIsBelowTheLevel();
    void messagesAreTakenLiterally();
    void aLogThatCannotBeOpenedKeepsTheOldOne();
    void linesOfSeveralThreadsStayWhole();
    void runLogHasAFileOfItsOwn();
    void runLogThatCannotBeWrittenIsSilent();

private:
    QTemporaryDir m_folder;
    QString start(const QString &name) const
    {
        const QString path = m_folder.filePath(name);
        log::openFile(path.toStdString());
        log::setLevel(log::Level::Info);
        return path;
    }
    static QString contentOf(const QString &path)
    {
        const auto content = readFile(path.toStdString());
        return content.ok() ? QString::fromStdString(*content) : QStringLiteral("<missing>");
    }
};

void TstLog::writesLinesWithTimeAndLevel()
{
    const QString path = start("made/with/its/folder/hstudio.log");
    log::info("opened the workspace");
    log::error("lost it");
    const QStringList lines = contentOf(path).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    const QRegularExpression form(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3} (info|error) (.*)$)");
    QCOMPARE(form.match(lines[0]).captured(2), QString("opened the workspace"));
    QCOMPARE(form.match(lines[1]).captured(1), QString("error"));
}

void TstLog::dropsWhatIsBelowTheLevel()
{
    const QString path = start("levels.log");
    log::debug("too fine");
    log::setLevel(log::Level::Error);
    log::warning("too light");
    log::error("heavy enough");
    const QString content = contentOf(path);
    QVERIFY(!content.contains("too"));
    QVERIFY(content.contains("heavy enough"));
}

void TstLog::messagesAreTakenLiterally()
{
    const QString path = start("literal.log");
    log::warning("braces {} {0} and %s stay");
    QVERIFY(contentOf(path).contains("braces {} {0} and %s stay"));
}

void TstLog::aLogThatCannotBeOpenedKeepsTheOldOne()
{
    const QString path = start("kept.log");
    log::openFile("/proc/hstudio/none.log");
    log::warning("still here");
    QVERIFY(contentOf(path).contains("still here"));
    QVERIFY(contentOf(path).contains("no log file"));
}

void TstLog::linesOfSeveralThreadsStayWhole()
{
    const QString path = start("threads.log");
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([thread] {
                for (int line = 0; line < 100; ++line)
                    log::info("thread " + std::to_string(thread) + " line " + std::to_string(line) + " end");
            });
    }
    const QStringList lines = contentOf(path).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 400);
    const QRegularExpression whole(R"( info thread \d line \d+ end$)");
    for (const QString &line : lines)
        QVERIFY2(whole.match(line).hasMatch(), qPrintable(line));
}

void TstLog::runLogHasAFileOfItsOwn()
{
    const QString program = start("program.log");
    const QString path = m_folder.filePath("run.log");
    {
        log::RunLog run(path.toStdString());
        run.write(log::Level::Info, "epoch 1");
    }
    {
        log::RunLog run(path.toStdString());
        run.write(log::Level::Info, "resumed");
    }
    QVERIFY(contentOf(path).contains("epoch 1"));
    QVERIFY2(contentOf(path).contains("resumed"), "a second log continues the file");
    QVERIFY(!contentOf(program).contains("epoch 1"));
}

void TstLog::runLogThatCannotBeWrittenIsSilent()
{
    const QString program = start("program2.log");
    log::RunLog run("/proc/hstudio/run.log");
    run.write(log::Level::Error, "goes nowhere");
    QVERIFY(contentOf(program).contains("no run log"));
    QVERIFY(!contentOf(program).contains("goes nowhere"));
}

QTEST_GUILESS_MAIN(TstLog)
#include "tst_log.moc"
