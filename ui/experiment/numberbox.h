#pragma once

#include "core/config/fields.h"

#include <QAbstractSpinBox>

#include <optional>
#include <string>

namespace hstudio::ui
{

/// The value `steps` clicks away from `value` on the field's natural scale: whole numbers by 1, 10, 50 … as they grow; rates over decades by 1-2-5
/// (0.001, 0.002, 0.005, 0.01); shares by 0.05. Stays within the allowed range.
double steppedValue(const config::Field &field, double value, int steps);

/// Editor of a number field. Any text may be typed: the form says beside it what is wrong, instead of changing the input silently.
/// Texts go in and out in C notation ("0.001"); the person sees and types the decimal sign of the language, and the point too.
class NumberBox final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    explicit NumberBox(const config::Field &field, QWidget *parent = nullptr);
    void setNumberText(const std::string &text);
    [[nodiscard]] std::string numberText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    void stepBy(int steps) override;
    QValidator::State validate(QString &, int &) const override { return QValidator::Acceptable; }

Q_SIGNALS:
    void edited(const std::string &text);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] std::optional<double> number() const;

    const config::Field &m_field;
};

} // namespace hstudio::ui
