#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/rankedlist.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <vector>

namespace hstudio::ui
{

class ElidedLabel;
class FilmTable;
class ListLoader;
class QueryTimeBar;
class ResultsModel;

/// One side of the comparison: a run, a moment, and the list that this run recommends at this moment.
class ResultColumn final : public QWidget
{
    Q_OBJECT

public:
    enum class Side
    {
        A,
        B
    };
    ResultColumn(Workbench &workbench, Side side, QWidget *parent = nullptr);

    /// The runs to choose from.
    void setRuns(const std::vector<store::RunRecord> &runs, base::RunId chosen);
    void setRun(std::shared_ptr<const InspectedRun> run);
    [[nodiscard]] const std::shared_ptr<const InspectedRun> &run() const { return m_run; }
    void setUser(std::uint32_t user);
    void setRules(std::int64_t k, bool filterSeen);
    void setQuery(const experiment::QueryTime &query);
    [[nodiscard]] experiment::QueryTime query() const;
    /// Counts moves against this list; null for none.
    void setOther(std::shared_ptr<const RankedList> other);
    /// Instead of the user's own history; null: that one.
    void setEdited(std::shared_ptr<const EditedHistory> edited);
    /// Beside another list the run is shown too.
    void setComparing(bool comparing);
    /// What is asked at present; without a value while there is no run.
    [[nodiscard]] std::optional<ListRequest> request() const;
    /// The newest answer; null before the first.
    [[nodiscard]] const std::shared_ptr<const RankedList> &list() const;
    /// Asks again (the answer may be stored by now).
    void ask();
    [[nodiscard]] FilmTable *table() const { return m_table; }

Q_SIGNALS:
    void asking(); ///< a new list is on its way
    void listChanged();
    void filmChosen(quint32 itemCode); ///< the current row, by the user
    void runWanted(hstudio::base::RunId run);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void show(const std::shared_ptr<const RankedList> &list);
    /// The chosen film stays chosen wherever it ranks now.
    void restoreChoice();
    void showWords();
    void fitColumns();
    void setCompact(bool compact);
    void connectParts();
    [[nodiscard]] QString timeWords(const RankedList &list) const;
    [[nodiscard]] QString heldOutWords(const RankedList &list) const;

    void makeLayout();

    Side m_side;
    QHBoxLayout *m_head;
    ListLoader *m_loader;
    ResultsModel *m_model;
    QLabel *m_name; ///< "A" or "B"
    QComboBox *m_runs;
    QueryTimeBar *m_time;
    QLabel *m_words;  ///< which time is used
    QLabel *m_origin; ///< stored or live
    FilmTable *m_table;
    ElidedLabel *m_heldOut;
    std::shared_ptr<const InspectedRun> m_run;
    std::shared_ptr<const EditedHistory> m_edited;
    std::optional<quint32> m_film; ///< chosen in the list
    std::uint32_t m_user = 0;
    bool m_hasUser = false;
    std::int64_t m_k = 10;
    bool m_filterSeen = true;
    bool m_comparing = false;
    bool m_compact = false;
};

} // namespace hstudio::ui
