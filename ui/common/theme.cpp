#include "ui/common/theme.h"

#include "ui/common/papercolors.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetrics>
#include <QPalette>
#include <QStyleFactory>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initialiseResources() { Q_INIT_RESOURCE(resources); }

namespace hstudio::ui
{
namespace
{

struct TokenValue
{
    Token token;
    const char *name; ///< as "@name" in the style sheet
    QRgb light;
    QRgb dark;
};

constexpr std::array kTokens{
    TokenValue{Token::Window, "window", 0xFFF6F7F9, 0xFF14181F},           TokenValue{Token::Surface, "surface", 0xFFFFFFFF, 0xFF1C222B},
    TokenValue{Token::Border, "border", 0xFFD7DCE3, 0xFF343E4C},           TokenValue{Token::Text, "text", 0xFF1A222D, 0xFFE7EBF1},
    TokenValue{Token::SecondaryText, "secondary", 0xFF566273, 0xFFA3AFBF}, TokenValue{Token::Accent, "accent", 0xFF2563C9, 0xFF7AA9FF},
    TokenValue{Token::AccentSoft, "accentSoft", 0xFFE4EDFB, 0xFF22324D},   TokenValue{Token::Good, "good", 0xFF157A4A, 0xFF4CC38A},
    TokenValue{Token::Warning, "warning", 0xFF8F5600, 0xFFE5AC4A},         TokenValue{Token::Danger, "danger", 0xFFB3261E, 0xFFF2867E},
    TokenValue{Token::OnAccent, "onAccent", 0xFFFFFFFF, 0xFF14181F},
};

struct SeriesValue
{
    QRgb light;
    QRgb dark;
};

constexpr std::array kSeries{
    SeriesValue{0xFF0072B2, 0xFF4FA8E0}, SeriesValue{0xFFD55E00, 0xFFFF8A4C}, SeriesValue{0xFF009E73, 0xFF3CCFA5},
    SeriesValue{0xFFCC79A7, 0xFFE29CC4}, SeriesValue{0xFFB8860B, 0xFFE8BE4B}, SeriesValue{0xFF56B4E9, 0xFF8ED0F5},
    SeriesValue{0xFF6A51A3, 0xFFA48FDC}, SeriesValue{0xFF636363, 0xFFA8A8A8},
};
constexpr auto kSeriesCount = static_cast<qint64>(kSeries.size());

const TokenValue &valueOf(Token token)
{
    return *std::find_if(kTokens.begin(), kTokens.end(), [token](const TokenValue &value) { return value.token == token; });
}

constexpr double kTitleScale = 1.3;

Theme *s_current = nullptr;

bool paletteIsDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightnessF() > palette.color(QPalette::Window).lightnessF();
}

bool systemIsDark(const QApplication &application)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const auto scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return paletteIsDark(application.palette());
}

/// DejaVu is what X11 gives when nobody chose a font; its digits and widths suit a dense table badly.
void chooseFont(QApplication &application)
{
    const QString family = QFontInfo(application.font()).family();
    const bool unknown = family.isEmpty() || !QFontDatabase::hasFamily(family);
    if (!unknown && !family.startsWith(QLatin1String("DejaVu")))
        return;
    const QString replacement = QStringLiteral("Noto Sans");
    if (!QFontDatabase::hasFamily(replacement))
        return;
    QFont font = application.font();
    font.setFamily(replacement);
    application.setFont(font);
}

QColor blend(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(share * a + (1 - share) * b)); };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue())};
}

QPalette makePalette(const Theme &theme)
{
    const QColor text = theme.color(Token::Text);
    const QColor disabled = blend(theme.color(Token::SecondaryText), theme.color(Token::Window), 0.6);
    QPalette palette;
    palette.setColor(QPalette::Window, theme.color(Token::Window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, theme.color(Token::Surface));
    palette.setColor(QPalette::AlternateBase, theme.color(Token::Window));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, theme.color(Token::Surface));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, theme.color(Token::Danger));
    palette.setColor(QPalette::Highlight, theme.color(Token::Accent));
    palette.setColor(QPalette::HighlightedText, theme.color(Token::OnAccent));
    palette.setColor(QPalette::ToolTipBase, theme.color(Token::Surface));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, theme.color(Token::SecondaryText));
    palette.setColor(QPalette::Link, theme.color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, theme.color(Token::Accent));
    palette.setColor(QPalette::Light, theme.color(Token::Surface));
    palette.setColor(QPalette::Midlight, theme.color(Token::Surface));
    palette.setColor(QPalette::Mid, theme.color(Token::Border));
    palette.setColor(QPalette::Dark, theme.color(Token::Border));
    palette.setColor(QPalette::Shadow, theme.color(Token::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.color(Token::Border));
    return palette;
}

/// Fills the variables of resources/style.qss: colours by token name, "@mode" for the folder of fixed-colour images, "@1u" … "@8u" for spacing.
QString makeStyleSheet(const Theme &theme, const QFont &font)
{
    QFile file(QStringLiteral(":/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    std::vector<std::pair<QString, QString>> variables;
    for (const auto &value : kTokens)
        variables.emplace_back(QLatin1Char('@') + QLatin1String(value.name), theme.color(value.token).name());
    for (int count = 1; count <= 8; ++count)
        variables.emplace_back(QStringLiteral("@%1u").arg(count), QStringLiteral("%1px").arg(theme.unit(count)));
    // Item views draw their text three pixels inside the cell's padding; headers stand above it.
    variables.emplace_back(QStringLiteral("@cellText"), QStringLiteral("%1px").arg(theme.unit(2) + 3));
    const QColor border = theme.color(Token::Border);
    variables.emplace_back(QStringLiteral("@disabled"), blend(theme.color(Token::SecondaryText), theme.color(Token::Window), 0.6).name());
    variables.emplace_back(QStringLiteral("@hover"), blend(border, theme.color(Token::Surface), 0.35).name());
    variables.emplace_back(QStringLiteral("@strong"), blend(theme.color(Token::SecondaryText), border, 0.45).name());
    variables.emplace_back(QStringLiteral("@accentHover"), blend(theme.color(Token::Text), theme.color(Token::Accent), 0.14).name());
    variables.emplace_back(QStringLiteral("@mode"), theme.dark() ? QStringLiteral("dark") : QStringLiteral("light"));
    variables.emplace_back(QStringLiteral("@titleSize"), QStringLiteral("%1px").arg(qRound(QFontInfo(font).pixelSize() * kTitleScale)));
    // Longer names first, so that "@accent" doesn't eat the head of "@accentSoft".
    std::sort(variables.begin(), variables.end(), [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, value] : variables)
        sheet.replace(name, value);
    return sheet;
}

} // namespace

Theme::Theme(QApplication &application, ThemeMode mode) : m_application(application), m_mode(mode)
{
    Q_ASSERT(s_current == nullptr);
    s_current = this;
    initialiseResources();
    m_systemDark = systemIsDark(application);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    chooseFont(application);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemDark = systemIsDark(m_application);
        apply();
    });
#endif
    apply();
}

Theme::~Theme() { s_current = nullptr; }

Theme &Theme::current()
{
    Q_ASSERT(s_current != nullptr);
    return *s_current;
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
}

QColor Theme::color(Token token) const
{
    const auto &value = valueOf(token);
    return QColor::fromRgb(m_dark ? value.dark : value.light);
}

QColor paperColor(Token token) { return QColor::fromRgb(valueOf(token).light); }

QColor onPaper(const QColor &shown)
{
    const auto lightOf = [rgb = shown.rgb() | 0xFF000000](const auto &table) -> std::optional<QRgb> {
        const auto found = std::find_if(table.begin(), table.end(), [rgb](const auto &value) { return value.dark == rgb; });
        return found == table.end() ? std::nullopt : std::optional(found->light);
    };
    const auto series = lightOf(kSeries);
    const auto light = series ? series : lightOf(kTokens);
    QColor color = light ? QColor::fromRgb(*light) : shown;
    color.setAlpha(shown.alpha());
    return color;
}

QColor Theme::series(qint64 index) const
{
    const auto &value = kSeries[static_cast<std::size_t>(((index % kSeriesCount) + kSeriesCount) % kSeriesCount)];
    return QColor::fromRgb(m_dark ? value.dark : value.light);
}

QPen Theme::seriesPen(qint64 index, double width) const
{
    QPen pen(series(index), width);
    if (index >= kSeriesCount)
        pen.setDashPattern({6, 3});
    return pen;
}

int Theme::unit(int count) const { return std::max(1, qRound(QFontMetrics(m_application.font()).height() / 4.0)) * count; }

void Theme::apply()
{
    m_dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    QApplication::setPalette(makePalette(*this));
    m_application.setStyleSheet(makeStyleSheet(*this, QApplication::font()));
    Q_EMIT changed();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace hstudio::ui
