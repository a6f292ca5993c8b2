#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/usertable.h"

#include <QLineEdit>

#include <memory>
#include <optional>

namespace hstudio::ui
{

class UsersModel;

/// The users list with its find field. Return in the field chooses the user with exactly that id, else the first one shown.
class UsersPanel final : public Card
{
    Q_OBJECT

public:
    explicit UsersPanel(QWidget *parent = nullptr);
    /// Keeps the chosen user where there is one, else chooses the first.
    void setUsers(std::shared_ptr<const UserTable> users);
    [[nodiscard]] std::optional<std::uint32_t> user() const { return m_user; }
    void focusFind();
    [[nodiscard]] QByteArray headerState() const;
    void restoreHeader(const QByteArray &state);

Q_SIGNALS:
    void userChosen(quint32 user);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void filter(const QString &text);
    void chooseFound();
    void currentChanged(const QModelIndex &current);
    void select(int row);
    void updateCount();
    void fitColumns();

    UsersModel *m_model;
    QLineEdit *m_find;
    QTableView *m_table;
    QLabel *m_count;
    std::optional<std::uint32_t> m_user;
    bool m_quiet = false; ///< the list is being rebuilt: moves of its current row aren't choices
};

} // namespace hstudio::ui
