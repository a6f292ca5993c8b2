#pragma once

#include "ui/inspector/rankedlist.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <stop_token>

namespace hstudio::ui
{

/// Computes the lists of all users by `rule` (its user is ignored) and stores them in one piece; nothing is kept when stopped. Returns the number of
/// users that got a list. Blocking. Computes and writes some hundred users at a time; other writers get their turn between them.
base::Result<std::int64_t> storeListsOfAll(store::Store &store, const ListRequest &rule, std::stop_token stop,
                                           const std::function<void(std::int64_t done, std::int64_t total)> &progress);

/// storeListsOfAll() on a worker thread, with progress ten times a second. Ends with exactly one of finished, cancelled and failed.
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
