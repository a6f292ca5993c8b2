#include "tests/support/uienvironment.h"
#include "ui/common/format.h"
#include "ui/common/widgets.h"

#include <QLocale>
#include <QTest>

#include <memory>

using namespace hstudio;
using namespace hstudio::ui;

class TstLanguage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_environment = std::make_unique<tests::UiEnvironment>(); }
    void cleanupTestCase() { m_environment.reset(); }
    void init() { m_environment->language().set(QStringLiteral("en")); }

    void englishHasPlurals()
    {
        QCOMPARE(timeLeftText(60), QStringLiteral("about 1 minute left"));
        QCOMPARE(timeLeftText(180), QStringLiteral("about 3 minutes left"));
    }

    void germanTranslatesFormatsAndNumbers()
    {
        m_environment->language().set(QStringLiteral("de"));
        QCOMPARE(timeLeftText(60), QStringLiteral("noch etwa 1 Minute"));
        QCOMPARE(timeLeftText(180), QStringLiteral("noch etwa 3 Minuten"));
        QCOMPARE(countText(100000), QStringLiteral("100.000"));
        QCOMPARE(metricText(0.5), QStringLiteral("0,5000"));
    }

    void coreTextsAreTranslatedBeforeArgumentsAreFilledIn()
    {
        const base::Error error{
            base::ErrorCode::NotFound, "\"%1\" can't be read. Check that the file exists and may be read.", {"u.data"}, {}};
        const QString english = errorText(error);
        m_environment->language().set(QStringLiteral("de"));
        const QString german = errorText(error);
        QVERIFY(german != english);
        QVERIFY(german.contains(QLatin1String("u.data")));
    }

    void widgetsChangeWhileTheyAreShown()
    {
        MessageBar bar;
        bar.showMessage(QStringLiteral("text"), MessageBar::Kind::Info);
        const auto *close = bar.findChild<QToolButton *>(QStringLiteral("closeMessage"));
        QCOMPARE(close->toolTip(), QStringLiteral("Close this message"));
        m_environment->language().set(QStringLiteral("de"));
        QTRY_COMPARE(close->toolTip(), QStringLiteral("Diese Meldung schließen"));
    }

    void unknownLanguageFallsBackToEnglish()
    {
        m_environment->language().set(QStringLiteral("tlh"));
        QCOMPARE(m_environment->language().code(), QStringLiteral("en"));
        QCOMPARE(m_environment->language().chosen(), QStringLiteral("tlh"));
    }

    void languagesNameThemselves()
    {
        QCOMPARE(Language::nativeName(QStringLiteral("en")), QStringLiteral("English"));
        QCOMPARE(Language::nativeName(QStringLiteral("de")), QStringLiteral("Deutsch"));
    }

private:
    std::unique_ptr<tests::UiEnvironment> m_environment;
};

QTEST_MAIN(TstLanguage)
#include "tst_language.moc"
