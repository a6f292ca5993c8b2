#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// The .ts files against the sources: complete, up to date, and with the same placeholders.
class TstTranslations final : public QObject
{
    Q_OBJECT

    struct Message
    {
        QString context;
        QString source;
        QStringList translations; ///< plural forms, or one
        bool finished = true;

        [[nodiscard]] QString key() const { return context + QStringLiteral(" | ") + source; }
    };

    static QList<Message> read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QList<Message> messages;
        QString context;
        QXmlStreamReader xml(&file);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == QLatin1String("name")) {
                context = xml.readElementText();
            } else if (xml.name() == QLatin1String("source")) {
                messages.append({context, xml.readElementText(), {}, true});
            } else if (xml.name() == QLatin1String("translation")) {
                messages.last().finished = !xml.attributes().hasAttribute(QLatin1String("type"));
                readForms(xml, messages.last());
            }
        }
        return messages;
    }

    static void readForms(QXmlStreamReader &xml, Message &message)
    {
        QString text;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isEndElement() && xml.name() == QLatin1String("translation"))
                break;
            if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
                message.translations.append(xml.readElementText());
            else if (xml.isCharacters())
                text += xml.text();
        }
        if (message.translations.isEmpty())
            message.translations.append(text);
    }

    static QString file(const QString &language) { return QStringLiteral(HSTUDIO_SOURCE_DIR "/translations/hstudio_%1.ts").arg(language); }

    /// "%1", "%2" … and "%n" in a text, each once.
    static QSet<QString> placeholders(const QString &text)
    {
        static const QRegularExpression pattern(QStringLiteral("%(?:[1-9]|n)"));
        QSet<QString> found;
        for (auto match = pattern.globalMatch(text); match.hasNext();)
            found.insert(match.next().captured());
        return found;
    }

    static void languages()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"en", "de"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }

private Q_SLOTS:
    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        const auto messages = read(file(language));
        QVERIFY(messages.size() > 10);
        for (const auto &message : messages) {
            QVERIFY2(message.finished, qPrintable(message.key()));
            for (const auto &form : message.translations)
                QVERIFY2(!form.trimmed().isEmpty(), qPrintable(message.key()));
        }
    }

    void placeholdersAreKept_data() { languages(); }
    void placeholdersAreKept()
    {
        QFETCH(QString, language);
        for (const auto &message : read(file(language))) {
            for (const auto &form : message.translations) {
                auto wanted = placeholders(message.source);
                auto found = placeholders(form);
                // "one film" may leave out its number.
                wanted.remove(QStringLiteral("%n"));
                found.remove(QStringLiteral("%n"));
                QVERIFY2(wanted == found, qPrintable(message.key() + QStringLiteral(" → ") + form));
            }
        }
    }

    /// After a change of texts: cmake --build … --target update_translations, then translate what is new.
    void filesAreUpToDate()
    {
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(HSTUDIO_SOURCE_DIR));
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(HSTUDIO_LUPDATE),
                      {QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral(HSTUDIO_SOURCE_DIR), QStringLiteral("-locations"),
                       QStringLiteral("none"), QStringLiteral("-tr-function-alias"), QStringLiteral("QT_TRANSLATE_NOOP+=HSTUDIO_TEXT"),
                       QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("-target-language"),
                       QStringLiteral("de"), QStringLiteral("-ts"), fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        QSet<QString> known;
        for (const auto &message : read(file(QStringLiteral("de"))))
            known.insert(message.key());
        const auto wanted = read(fresh);
        QVERIFY(!wanted.isEmpty());
        for (const auto &message : wanted)
            QVERIFY2(known.contains(message.key()), qPrintable(message.key()));
    }
};

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
