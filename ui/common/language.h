#pragma once

#include <QObject>
#include <QStringList>
#include <QTranslator>

#include <memory>

namespace hstudio::ui
{

/// The language of the program, switchable while it runs: installs the translations, sets the default QLocale, and every widget
/// gets QEvent::LanguageChange. One per application, made by main() (or a test) after the QApplication.
class Language final : public QObject
{
    Q_OBJECT

public:
    /// `code`: "en", "de", or empty for the system's language (English when there is no translation for it).
    explicit Language(const QString &code = {}, QObject *parent = nullptr);
    ~Language() override;

    /// The language of this process; asserts that there is one.
    static Language &current();

    /// Codes of the languages that the program brings.
    static QStringList available();
    /// "Deutsch" for "de": a language's own name for itself.
    static QString nativeName(const QString &code);

    void set(const QString &code);
    /// What was asked for; empty = the system's.
    [[nodiscard]] QString chosen() const { return m_chosen; }
    /// The language in use.
    [[nodiscard]] QString code() const { return m_code; }

private:
    QString m_chosen;
    QString m_code;
    std::unique_ptr<QTranslator> m_program; ///< texts of this program
    std::unique_ptr<QTranslator> m_qt;      ///< Qt's own: file dialogues, standard buttons
};

} // namespace hstudio::ui
