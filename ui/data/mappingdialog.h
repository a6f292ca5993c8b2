#pragma once

#include "core/data/import.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace hstudio::ui
{

/// Asks which column of a table is what. Everything is guessed first; a preview shows what the choice makes of the first lines.
class MappingDialog final : public QDialog
{
    Q_OBJECT

public:
    MappingDialog(const QString &path, data::TableLook look, QWidget *parent = nullptr);

    [[nodiscard]] data::ColumnMapping mapping() const;
    /// The mapping with the file of titles and the limit for refused lines.
    [[nodiscard]] data::ImportOptions options() const;

private:
    enum Role
    {
        User,
        Item,
        Rating,
        Time,
        RoleCount,
    };

    QWidget *makeForm();
    QWidget *makeReading();
    void chooseTitles();
    /// Takes the table apart anew; `guess`: the delimiter has changed, so that the columns are others.
    void takeApart(bool guess);
    void showMapping(const data::ColumnMapping &mapping);
    void showPreview();
    [[nodiscard]] QString objection() const;
    [[nodiscard]] QString delimiter() const;
    [[nodiscard]] QString columnName(int column) const;

    data::TableLook m_look;
    std::vector<std::vector<std::string>> m_records;
    bool m_updating = false;
    QComboBox *m_delimiter;
    QCheckBox *m_header;
    QComboBox *m_encoding;
    QComboBox *m_columns[RoleCount];
    QComboBox *m_unit;
    QLineEdit *m_titles;
    QDoubleSpinBox *m_limit;
    QTableWidget *m_preview;
    QLabel *m_verdict;
    QPushButton *m_import;
};

} // namespace hstudio::ui
