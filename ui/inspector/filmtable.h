#pragma once

#include <QAction>
#include <QTableView>

namespace hstudio::ui
{

/// A table of films: set up like all tables, draws titles with genres, and offers the similar films of the chosen one (context menu, Return) and,
/// where that is asked for, why it is recommended.
class FilmTable final : public QTableView
{
    Q_OBJECT

public:
    /// `filmColumn` takes the room that the other columns leave.
    FilmTable(QAbstractItemModel *model, int filmColumn, QWidget *parent = nullptr);
    void retranslate();
    /// Makes a column as wide as its title and `sample` need, plus `extra` pixels.
    void fitColumn(int column, const QString &sample, int extra = 0);
    /// Recommended films: offers why they are.
    void offerWhy();
    [[nodiscard]] bool offersWhy() const;
    void askWhy();
    /// Asks for the films similar to the current one; nothing happens without one.
    void askForSimilar();

Q_SIGNALS:
    void similarRequested(quint32 itemCode);
    void whyRequested(quint32 itemCode);

private:
    void spanHeadings();
    void activate(const QModelIndex &index);

    QAction *m_similar;
    QAction *m_why;
};

} // namespace hstudio::ui
