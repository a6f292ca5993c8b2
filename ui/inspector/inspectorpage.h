#pragma once

#include "ui/common/page.h"

namespace hstudio::ui
{

class InspectorPage final : public Page
{
    Q_OBJECT

public:
    explicit InspectorPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
};

} // namespace hstudio::ui
