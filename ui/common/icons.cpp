#include "ui/common/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace hstudio::ui
{
namespace
{

/// Draws the SVG with "currentColor" replaced by what the theme says at the moment of painting, so no icon has to be made anew when it changes.
class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(QByteArray svg, Token token) : m_svg(std::move(svg)), m_token(token) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray coloured = m_svg;
        coloured.replace("currentColor", color(mode, state).name().toLatin1());
        QSvgRenderer renderer(coloured);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.45);
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return drawn;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIconEngine(*this); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const bool on = (state == QIcon::On || mode == QIcon::Selected) && m_token == Token::SecondaryText;
        return Theme::current().color(on ? Token::Accent : m_token);
    }

    QByteArray m_svg;
    Token m_token;
};

} // namespace

QIcon makeIcon(const QString &name, Token token)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new ThemedIconEngine(file.readAll(), token));
}

} // namespace hstudio::ui
