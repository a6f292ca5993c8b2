#pragma once

#include "ui/common/page.h"

namespace hstudio::ui
{

class ExperimentPage final : public Page
{
    Q_OBJECT

public:
    explicit ExperimentPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
};

} // namespace hstudio::ui
