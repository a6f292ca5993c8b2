#pragma once

#include "ui/common/workbench.h"

#include <QMainWindow>

namespace hstudio::ui
{

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(Workbench &workbench, QWidget *parent = nullptr);
};

} // namespace hstudio::ui
