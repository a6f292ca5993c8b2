#pragma once

#include "ui/inspector/rankedlist.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hstudio::ui
{

/// Answers list requests on a worker thread, one at a time: while one is under way only the newest of the following is kept, so a slider may ask
/// at every pixel and the list moves along. Answers never overtake each other; one for another user or run than the newest request is dropped.
class ListLoader final : public QObject
{
    Q_OBJECT

public:
    explicit ListLoader(Workbench &workbench, QObject *parent = nullptr) : QObject(parent), m_workbench(workbench) {}
    void request(const ListRequest &request);
    /// Outdates everything that was asked.
    void forget();
    [[nodiscard]] bool busy() const { return m_underWay; }

Q_SIGNALS:
    void loaded(const std::shared_ptr<const hstudio::ui::RankedList> &list);
    void failed(const hstudio::base::Error &error);

private:
    void start();
    void finish(quint64 subject, const base::Result<std::shared_ptr<const RankedList>> &list);

    Workbench &m_workbench;
    quint64 m_subject = 0; ///< counts changes of user or run
    base::RunId m_run;
    std::uint32_t m_user = 0;
    bool m_underWay = false;
    std::optional<ListRequest> m_waiting;
};

} // namespace hstudio::ui
