#pragma once

#include <QFontMetrics>
#include <QList>
#include <QPen>
#include <QString>
#include <QWidget>

class QPainter;

namespace hstudio::ui
{

/// The legend of a chart in one line beside its title: a piece of line and a name for each series; what doesn't fit is counted ("+3") and in the tool tip.
class LegendStrip final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString key;
        QString label;
        QPen pen;
        bool filled = false; ///< bars: a square for the line
    };
    explicit LegendStrip(QWidget *parent = nullptr);
    void setEntries(const QList<Entry> &entries);
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    static int entryWidth(const QFontMetrics &metrics, const Entry &entry);
    /// A piece of line (or a square) and the name, in a rectangle of entryWidth(); the painter has the font of `metrics`.
    static void drawEntry(QPainter &painter, const QRect &rect, const QFontMetrics &metrics, const Entry &entry, const QColor &text);

Q_SIGNALS:
    void clicked(const QString &key);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Place
    {
        qsizetype index = 0;
        QRect rect;
    };
    [[nodiscard]] QList<Place> layOut() const;
    [[nodiscard]] int spacing() const;

    QList<Entry> m_entries;
};

} // namespace hstudio::ui
