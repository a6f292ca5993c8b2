#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>

class QMenu;
class QTableView;

namespace hstudio::ui
{

class RunsModel;

/// Which columns of the runs table are shown, in which order and how wide. Remembers columns by name, those of metrics that no run has yet, too.
class RunColumns final : public QObject
{
    Q_OBJECT

public:
    /// `table` shows a model with the columns of `runs`.
    RunColumns(QTableView &table, RunsModel &runs, QObject *parent = nullptr);

    /// Fills the menu with an entry for each column, ticked when shown. The first column always is.
    void fill(QMenu &menu);
    void setShown(int column, bool shown);
    /// Widths by content of the columns that nobody has drawn to another one. Looks at all rows.
    void fit();

    [[nodiscard]] QByteArray save() const;
    /// False when it isn't what save() has made.
    bool restore(const QByteArray &state);

Q_SIGNALS:
    void shownChanged();

private:
    struct Place
    {
        bool shown = true;
        int width = 0; ///< as somebody has drawn it; 0 = by content
        int order = 0; ///< from left to right
    };

    void apply(int first, int last);
    void keepOrder();
    void fitColumn(int column);
    void setWidth(int column, int width);

    QTableView &m_table;
    RunsModel &m_runs;
    QHash<QString, Place> m_remembered;
    bool m_fitting = false; ///< a width is changed by us
};

} // namespace hstudio::ui
