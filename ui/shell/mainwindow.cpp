#include "ui/shell/mainwindow.h"

namespace hstudio::ui
{

MainWindow::MainWindow(Workbench &, QWidget *parent) : QMainWindow(parent) {}

} // namespace hstudio::ui
