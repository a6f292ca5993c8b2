#pragma once

#include <QList>
#include <QPen>
#include <QString>
#include <QWidget>

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
    [[nodiscard]] int swatchWidth() const;
    [[nodiscard]] int spacing() const;

    QList<Entry> m_entries;
};

} // namespace hstudio::ui
