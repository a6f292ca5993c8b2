#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/history.h"

#include <optional>

namespace hstudio::ui
{

class FilmTable;
class HistoryModel;

/// The chosen user's history as a time line, newest first. Reads it on a worker thread.
class HistoryPanel final : public Card
{
    Q_OBJECT

public:
    explicit HistoryPanel(Workbench &workbench, QWidget *parent = nullptr);
    void showUser(const std::shared_ptr<const InspectedRun> &run, std::uint32_t user);
    /// Films after this moment fade; empty: the model ignores time.
    void setQueryTime(std::optional<std::int64_t> time);

Q_SIGNALS:
    void similarRequested(quint32 itemCode);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void show(std::vector<HistoryEntry> entries);

    Workbench &m_workbench;
    HistoryModel *m_model;
    FilmTable *m_table;
    QLabel *m_summary;
    QString m_userId;
    std::int64_t m_count = 0;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    quint64 m_newest = 0;
};

} // namespace hstudio::ui
