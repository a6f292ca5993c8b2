#pragma once

#include "core/data/import.h"
#include "core/store/records.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace hstudio::ui
{

/// Asks for filters and a split, and for the name of the data set that they make of an imported one.
class PreparationDialog final : public QDialog
{
    Q_OBJECT

public:
    PreparationDialog(const store::DatasetRecord &from, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const;
    [[nodiscard]] data::Preparation preparation() const;

private:
    QWidget *makeFilters(const store::DatasetRecord &from);
    QWidget *makeSplit(const store::DatasetRecord &from);
    void enableFields();

    QLineEdit *m_name;
    QCheckBox *m_useRating;
    QDoubleSpinBox *m_rating;
    QSpinBox *m_perUser;
    QSpinBox *m_perItem;
    QComboBox *m_duplicates;
    QCheckBox *m_useFrom;
    QDateTimeEdit *m_from;
    QCheckBox *m_useUntil;
    QDateTimeEdit *m_until;
    QComboBox *m_split;
    QDoubleSpinBox *m_share;
    QDateTimeEdit *m_splitTime;
    QLabel *m_splitHelp;
};

} // namespace hstudio::ui
