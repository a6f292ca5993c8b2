#pragma once

#include <QDialog>

class QTableWidget;

namespace hstudio::ui
{

/// The official archives with size and terms of use, to choose one.
class DownloadDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DownloadDialog(QWidget *parent = nullptr);
    /// Key of the chosen archive.
    [[nodiscard]] QString archive() const;

private:
    void fill();

    QTableWidget *m_table;
};

} // namespace hstudio::ui
