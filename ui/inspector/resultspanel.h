#pragma once

#include "ui/inspector/resultcolumn.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSpinBox>

#include <functional>
#include <string>

namespace hstudio::ui
{

class BulkBar;
class ElidedLabel;
class FileExport;

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
    /// An edited history instead of the user's own, in both lists or only in B; null: the own one. With only B, a second list appears at the moment of the first, so
    /// that it shows what the edit changes.
    void setEdit(const std::shared_ptr<const EditedHistory> &edit, bool onlyB);
    /// Tells again about the film in question (filmAsked).
    void tellFilm();
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
    [[nodiscard]] FileExport *fileExport() const { return m_files; }
    /// What exportLists() writes.
    [[nodiscard]] std::function<std::string()> csvOfLists() const;

Q_SIGNALS:
    void runWanted(hstudio::base::RunId run);       ///< for list A
    void secondRunWanted(hstudio::base::RunId run); ///< for list B
    void comparingChanged(bool comparing);
    void asking();       ///< a list is about to change
    void listsShown();   ///< one has changed
    void whyRequested(); ///< about the film in question
    /// The film in question: the one chosen in a list, else the first of list A. `side`: "A" or "B".
    void filmAsked(const std::shared_ptr<const hstudio::ui::RankedList> &list, quint32 itemCode, const QString &side);
    void similarRequested(const std::shared_ptr<const hstudio::ui::InspectedRun> &run, quint32 itemCode);
    void queryTimeChanged(std::optional<std::int64_t> time); ///< of list A; empty when its model ignores time
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeLayout();
    void chooseFilm(ResultColumn *column, std::uint32_t itemCode);
    void fitButtons();
    void connectColumn(ResultColumn *column);
    void retranslate();
    void applyRules();
    void listsChanged();
    void showOverlap();
    [[nodiscard]] static QString agreementWords(const RankedList &a, const RankedList &b);

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
    FileExport *m_files;
    ResultColumn *m_filmColumn = nullptr; ///< where a film was chosen; null: nowhere
    std::uint32_t m_film = 0;
    base::RunId m_ownRun; ///< the run chosen for list B; invalid: that of list A
};

} // namespace hstudio::ui
