#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTest>

namespace hstudio::test
{

/// What a run of hstudio-cli left.
struct Answer
{
    int status = -1;
    QByteArray out;
    QByteArray err;

    /// For failure texts.
    [[nodiscard]] QByteArray all() const { return "status " + QByteArray::number(status) + "\nstdout: " + out + "\nstderr: " + err; }

    /// The one JSON document on stdout; null when there is anything else.
    [[nodiscard]] QJsonDocument json() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        return out.count('\n') == 1 && out.endsWith('\n') ? document : QJsonDocument();
    }

    /// The JSON lines on stdout; empty when a line isn't one.
    [[nodiscard]] QList<QJsonObject> jsonLines() const
    {
        QList<QJsonObject> lines;
        for (const QByteArray &line : out.trimmed().split('\n')) {
            const QJsonDocument document = QJsonDocument::fromJson(line);
            if (!document.isObject())
                return {};
            lines.append(document.object());
        }
        return lines;
    }
};

/// Runs hstudio-cli on a workspace, or without one when it is empty.
class Cli
{
public:
    explicit Cli(QString workspace) : m_workspace(std::move(workspace)) {}

    [[nodiscard]] QStringList arguments(QStringList words) const
    {
        if (!m_workspace.isEmpty())
            words << QStringLiteral("--workspace") << m_workspace;
        return words;
    }

    [[nodiscard]] Answer operator()(const QStringList &words) const
    {
        QProcess process;
        process.start(QStringLiteral(HSTUDIO_CLI), arguments(words));
        if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, process.readAllStandardOutput(), process.readAllStandardError() + process.errorString().toUtf8()};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private:
    QString m_workspace;
};

/// Words separated by blanks.
inline QStringList words(const char *text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

} // namespace hstudio::test
