#pragma once

#include "ui/common/workbench.h"

#include <QObject>
#include <QString>

#include <functional>
#include <string>

class QWidget;

namespace hstudio::ui
{

/// Asks where a file should go and writes it on a worker thread, whole or not at all.
class FileExport final : public QObject
{
    Q_OBJECT

public:
    explicit FileExport(Workbench &workbench, QObject *parent = nullptr) : QObject(parent), m_workbench(workbench) {}
    /// `make` is called on the worker thread and must own what it needs. `filter`: "CSV files (*.csv)".
    void ask(QWidget *parent, const QString &title, const QString &filter, const QString &suffix, std::function<std::string()> make);
    void write(const QString &file, std::function<std::string()> make);

Q_SIGNALS:
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

private:
    Workbench &m_workbench;
};

} // namespace hstudio::ui
