#pragma once

#include "core/compare/seeds.h"
#include "core/compare/verdict.h"
#include "ui/common/workbench.h"
#include "ui/runs/runstab.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <map>
#include <optional>

namespace hstudio::ui
{

class UserPairsModel;

/// A group of runs against the baseline, user by user: what the paired tests say in plain sentences, more seeds where those could explain the
/// difference, and the users for whom one of them is ahead. Tests are computed on a worker thread.
class PairPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PairPanel(Workbench &workbench, QWidget *parent = nullptr);
    void setGroups(const RunSelection &runs, const std::vector<compare::RunGroup> &groups, std::size_t baseline);

Q_SIGNALS:
    void openUser(hstudio::base::RunId run, hstudio::base::RunId other, quint32 user);
    void told(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Answer
    {
        std::optional<compare::PairReport> report;
        std::optional<base::Error> error;
        std::vector<compare::UserPair> users;
        std::vector<std::string> ids;
    };

    void makeLayout();
    void retranslate();
    void fillChoices();
    void ask();
    void present(Answer answer);
    void showWords();
    void queueMoreSeeds();
    void openRow(const QModelIndex &row);
    [[nodiscard]] std::optional<std::size_t> chosen() const;

    Workbench &m_workbench;
    RunSelection m_runs = std::make_shared<const std::vector<compare::Run>>();
    std::vector<compare::RunGroup> m_groups;
    std::size_t m_baseline = 0;
    QLabel *m_whichLabel;
    QComboBox *m_which;
    QLabel *m_metricLabel;
    QComboBox *m_metric;
    QLabel *m_words;
    QPushButton *m_moreSeeds;
    UserPairsModel *m_users;
    QTableView *m_usersView;
    Answer m_answer;
    quint64 m_newest = 0;
};

} // namespace hstudio::ui
