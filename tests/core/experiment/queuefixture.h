#pragma once

#include "core/experiment/runqueue.h"
#include "tests/core/experiment/scriptedexecutor.h"

#include <deque>
#include <iterator>
#include <memory>
#include <vector>

namespace hstudio::samples
{

/// A queue with scripted runs on a workspace of its own, and what it told.
struct Queue
{
    Workspace workspace;
    base::DatasetId dataset = workspace.addDataset();
    std::shared_ptr<experiment::Mailbox> mailbox = std::make_shared<experiment::Mailbox>();
    ScriptedExecutor *executor = nullptr;
    std::unique_ptr<experiment::RunQueue> queue;
    std::deque<experiment::Event> told; ///< taken from the mailbox, not yet looked at

    explicit Queue(bool ownRunsOnly = false, std::chrono::milliseconds lookAround = std::chrono::seconds(1))
    {
        auto scripted = std::make_unique<ScriptedExecutor>();
        executor = scripted.get();
        queue = std::make_unique<experiment::RunQueue>(
            workspace.store, mailbox,
            experiment::RunQueueOptions{.ownRunsOnly = ownRunsOnly, .executor = std::move(scripted), .lookAround = lookAround});
    }

    [[nodiscard]] store::Store &store() const { return *workspace.store; }

    base::RunId enqueue(const std::string &name)
    {
        experiment::RunSpec spec;
        spec.dataset = dataset;
        spec.name = name;
        const auto added = queue->enqueue(spec);
        if (!added)
            qFatal("%s", added.error().text().c_str());
        return added->id;
    }

    store::RunRecord run(base::RunId id) const { return *workspace.store->run(id); }

    /// Works everything off.
    void finishAll()
    {
        queue->start();
        queue->waitUntilIdle();
    }

    /// The next event of a kind that `fits`; the ones before it are let go. Fails hard after a minute.
    template<typename Kind, typename Fits>
    Kind waitFor(Fits fits)
    {
        constexpr int kTries = 60;
        for (int tries = 0; tries < kTries;) {
            while (!told.empty()) {
                const auto event = std::move(told.front());
                told.pop_front();
                if (const auto *kind = std::get_if<Kind>(&event); kind != nullptr && fits(*kind))
                    return *kind;
            }
            auto more = mailbox->waitAndTake(1);
            tries += more.empty() ? 1 : 0;
            told.insert(told.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        qFatal("the event didn't come");
    }

    store::RunRecord waitForState(base::RunId id, store::RunState state)
    {
        return waitFor<experiment::RunStateChanged>([=](const auto &event) { return event.record.id == id && event.record.state == state; })
            .record;
    }

    void waitForEpoch(base::RunId id, std::int64_t number)
    {
        waitFor<experiment::EpochFinished>([=](const auto &event) { return event.run == id && event.record.epoch == number; });
    }

    /// All events of one kind so far.
    template<typename Kind>
    std::vector<Kind> all()
    {
        std::vector<Kind> found;
        for (const auto &event : mailbox->take()) {
            if (const auto *kind = std::get_if<Kind>(&event))
                found.push_back(*kind);
        }
        return found;
    }
};

} // namespace hstudio::samples
