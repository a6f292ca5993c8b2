#pragma once

#include "ui/common/page.h"

namespace hstudio::ui
{

class RunsPage final : public Page
{
    Q_OBJECT

public:
    explicit RunsPage(Workbench &workbench, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
};

} // namespace hstudio::ui
