#pragma once

#include "ui/common/widgets.h"
#include "ui/common/workbench.h"
#include "ui/inspector/usertable.h"

#include <QComboBox>
#include <QLineEdit>

#include <memory>
#include <optional>

namespace hstudio::ui
{

class UsersModel;

/// The users list with its find field and filters. Return in the field chooses the user with exactly that id, else the first one shown.
/// Beside another run it tells for whom the held-out film ranks higher here than there ("users where the time bias helps").
class UsersPanel final : public Card
{
    Q_OBJECT

public:
    explicit UsersPanel(QWidget *parent = nullptr);
    /// Keeps the chosen user where there is one, else chooses the first.
    void setUsers(std::shared_ptr<const UserTable> users);
    /// Evaluated runs on the same data to compare ranks with; the chosen one stays chosen while it is among them.
    void setOtherRuns(const std::vector<store::RunRecord> &runs);
    /// Against the run that otherRunWanted() named; null: there are none.
    void setDifferences(std::shared_ptr<const RankDifferences> differences);
    [[nodiscard]] std::optional<std::uint32_t> user() const { return m_user; }
    /// Chooses a user (code), whatever the find field says; nothing when there is no such user.
    void choose(std::uint32_t user);
    void focusFind();
    [[nodiscard]] QByteArray headerState() const;
    void restoreHeader(const QByteArray &state);

Q_SIGNALS:
    void userChosen(quint32 user);
    void otherRunWanted(hstudio::base::RunId run);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeLayout();
    void setUpUsers();
    void retranslate();
    void retranslateGroups();
    void filter();
    void chooseOther(int index);
    [[nodiscard]] QString otherText(int entry) const;
    void chooseFound();
    void currentChanged(const QModelIndex &current);
    void select(int row);
    void updateCount();
    void fitColumns();
    void hideColumns();

    UsersModel *m_model;
    QLineEdit *m_find;
    QComboBox *m_group;
    QComboBox *m_other;
    QTableView *m_table;
    QLabel *m_count;
    std::optional<std::uint32_t> m_user;
    inference::DifferenceCounts m_counts; ///< to the other run
    bool m_compared = false;              ///< the ranks of another run are there
    bool m_quiet = false;                 ///< the list is being rebuilt: moves of its current row aren't choices
};

} // namespace hstudio::ui
