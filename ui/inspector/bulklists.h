#pragma once

#include "ui/inspector/rankedlist.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace hstudio::ui
{

/// experiment::storeLists() for all users on a worker thread, with progress ten times a second. Ends with exactly one of finished, cancelled and failed.
class BulkJob final : public QObject
{
    Q_OBJECT

public:
    explicit BulkJob(Workbench &workbench, QObject *parent = nullptr);
    ~BulkJob() override;
    void start(const ListRequest &rule);
    void cancel();
    [[nodiscard]] bool running() const { return m_state != nullptr; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 total, double secondsLeft); ///< secondsLeft < 0: not known yet
    void finished(qint64 users);
    void cancelled();
    void failed(const hstudio::base::Error &error);

private:
    struct State;
    void report();
    void finish(const base::Result<std::int64_t> &users);

    Workbench &m_workbench;
    QTimer m_timer;
    std::shared_ptr<State> m_state;
};

} // namespace hstudio::ui
