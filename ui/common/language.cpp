#include "ui/common/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initialiseResources() { Q_INIT_RESOURCE(translations); }

namespace hstudio::ui
{
namespace
{

Language *s_current = nullptr;

/// The system's locale where it speaks the language (en_GB's dates for English), else the language's own.
QLocale localeFor(const QString &code)
{
    const QLocale system = QLocale::system();
    const QLocale own(code);
    return system.language() == own.language() ? system : own;
}

} // namespace

Language::Language(const QString &code, QObject *parent) : QObject(parent)
{
    Q_ASSERT(s_current == nullptr);
    s_current = this;
    initialiseResources();
    set(code);
}

Language::~Language()
{
    if (m_program)
        QCoreApplication::removeTranslator(m_program.get());
    if (m_qt)
        QCoreApplication::removeTranslator(m_qt.get());
    s_current = nullptr;
}

Language &Language::current()
{
    Q_ASSERT(s_current != nullptr);
    return *s_current;
}

QStringList Language::available() { return {QStringLiteral("en"), QStringLiteral("de")}; }

QString Language::nativeName(const QString &code)
{
    QString name = QLocale(code).nativeLanguageName();
    // "American English" is what the locale database calls plain "en".
    if (code == QLatin1String("en"))
        name = QStringLiteral("English");
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

void Language::set(const QString &code)
{
    m_chosen = code;
    const QString system = QLocale::system().name().section(QLatin1Char('_'), 0, 0);
    const QString wanted = code.isEmpty() ? system : code;
    const QString found = available().contains(wanted) ? wanted : QStringLiteral("en");
    if (found == m_code)
        return;
    m_code = found;
    QLocale::setDefault(localeFor(found));
    if (m_program)
        QCoreApplication::removeTranslator(m_program.get());
    if (m_qt)
        QCoreApplication::removeTranslator(m_qt.get());
    m_qt = std::make_unique<QTranslator>();
    if (m_qt->load(QStringLiteral("qtbase_%1").arg(found), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(m_qt.get());
    m_program = std::make_unique<QTranslator>();
    if (m_program->load(QStringLiteral(":/i18n/hstudio_%1.qm").arg(found)))
        QCoreApplication::installTranslator(m_program.get());
}

} // namespace hstudio::ui
