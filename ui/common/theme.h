#pragma once

#include <QColor>
#include <QObject>
#include <QPen>

class QApplication;
class QWidget;

namespace hstudio::ui
{

/// Roles of the visual language; the table of their values per mode is in theme.cpp.
enum class Token
{
    Window,
    Surface,
    Border,
    Text,
    SecondaryText,
    Accent,
    AccentSoft,
    Good,
    Warning,
    Danger,
    OnAccent, ///< text and icons on an accent-coloured surface
};

enum class ThemeMode
{
    System,
    Light,
    Dark,
};

/// The look of the program: palette, style sheet, font, spacing. One per QApplication, made by main() (or a test) and found by Theme::current().
class Theme final : public QObject
{
    Q_OBJECT

public:
    /// Chooses the font (the system's; Noto Sans where that is DejaVu or unknown) and applies the mode to `application`.
    explicit Theme(QApplication &application, ThemeMode mode = ThemeMode::System);
    ~Theme() override;

    /// The theme of this process; asserts that there is one.
    static Theme &current();

    void setMode(ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool dark() const { return m_dark; }

    [[nodiscard]] QColor color(Token token) const;
    /// Colour of a run or series by index (colour-blind safe, eight of them).
    [[nodiscard]] QColor series(qint64 index) const;
    /// Pen of a series: the ninth and following are dashed.
    [[nodiscard]] QPen seriesPen(qint64 index, double width = 1.6) const;

    /// One unit of the spacing scale in pixels: a quarter of the line height. 2 u inside groups, 4 u between, 6 u page margin.
    [[nodiscard]] int unit(int count = 1) const;

Q_SIGNALS:
    void changed(); ///< colours changed: plots and icons redraw

private:
    void apply();

    QApplication &m_application;
    ThemeMode m_mode;
    bool m_systemDark = false;
    bool m_dark = false;
};

/// Relative luminance contrast of two opaque colours (WCAG 2.1), 1 … 21. Body text needs 4.5.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace hstudio::ui
