#pragma once

#include "ui/inspector/resultcolumn.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

namespace hstudio::ui
{

class BulkBar;
class ElidedLabel;

/// The right side of the inspector: one list, or two side by side with what they share.
class ResultsPanel final : public Card
{
    Q_OBJECT

public:
    explicit ResultsPanel(Workbench &workbench, QWidget *parent = nullptr);
    /// Number of films, seen filter and the switch for a second list: the page puts them at its top.
    [[nodiscard]] QLayout *rules() const { return m_rules; }

    void setRulesVisible(bool visible);

    /// Runs that list B may use: those on the data set of `run`.
    void setRun(const std::shared_ptr<const InspectedRun> &run, const std::vector<store::RunRecord> &candidates);
    /// The run that was wanted for list B.
    void setSecondRun(const std::shared_ptr<const InspectedRun> &run);
    void setUser(std::uint32_t user);
    void setComparing(bool comparing);
    [[nodiscard]] bool comparing() const { return m_compare->isChecked(); }
    [[nodiscard]] ResultColumn *a() const { return m_a; }
    [[nodiscard]] ResultColumn *b() const { return m_b; }
    [[nodiscard]] int k() const { return m_k->value(); }
    [[nodiscard]] bool filterSeen() const { return m_filterSeen->isChecked(); }
    void setRules(int k, bool filterSeen);
    void offerBulk();
    /// Asks for a file and writes the shown lists into it.
    void exportLists();
    void exportTo(const QString &file);

Q_SIGNALS:
    void runWanted(hstudio::base::RunId run);       ///< for list A
    void secondRunWanted(hstudio::base::RunId run); ///< for list B
    void comparingChanged(bool comparing);
    void similarRequested(const std::shared_ptr<const hstudio::ui::InspectedRun> &run, quint32 itemCode);
    void queryTimeChanged(std::optional<std::int64_t> time); ///< of list A; empty when its model ignores time
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeLayout();
    void connectColumn(ResultColumn *column);
    void retranslate();
    void applyRules();
    void listsChanged();
    void showOverlap();

    Workbench &m_workbench;
    QHBoxLayout *m_rules = nullptr;
    QLabel *m_kLabel;
    QSpinBox *m_k;
    QCheckBox *m_filterSeen;
    QPushButton *m_compare;
    ResultColumn *m_a;
    ResultColumn *m_b;
    ElidedLabel *m_overlap;
    QPushButton *m_export;
    QPushButton *m_bulkButton;
    BulkBar *m_bulk;
    base::RunId m_ownRun; ///< the run chosen for list B; invalid: that of list A
};

} // namespace hstudio::ui
