#pragma once

#include <QSlider>
#include <QWidget>

namespace hstudio::ui
{

/// A slider over the time since the last interaction on HSTU's bucket scale (logarithmic, a tenth of a bucket per step), with human times below it.
/// The left end means just after the last interaction.
class BucketSlider final : public QWidget
{
    Q_OBJECT

public:
    explicit BucketSlider(QWidget *parent = nullptr);
    [[nodiscard]] qint64 seconds() const;
    /// Moves the handle without a signal; what lies outside goes to the nearest end.
    void setSeconds(qint64 seconds);
    [[nodiscard]] QSlider *slider() const { return m_slider; }

    /// Slider step of a time in seconds and back.
    static int stepOf(qint64 seconds);
    static qint64 secondsOf(int step);

Q_SIGNALS:
    void secondsChanged(qint64 seconds); ///< by the user, at every step

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QSlider *m_slider;
};

} // namespace hstudio::ui
