#include "ui/inspector/listloader.h"

#include <utility>

namespace hstudio::ui
{

void ListLoader::request(const ListRequest &request)
{
    if (request.run->id() != m_run || request.user != m_user)
        forget();
    m_run = request.run->id();
    m_user = request.user;
    m_waiting = request;
    if (!m_underWay)
        start();
}

void ListLoader::forget()
{
    ++m_subject;
    m_run = {};
    m_waiting.reset();
}

void ListLoader::start()
{
    m_underWay = true;
    const ListRequest request = *std::exchange(m_waiting, std::nullopt);
    m_workbench.async(
        this, [store = m_workbench.store(), request] { return rankList(*store, request); },
        [this, subject = m_subject](const base::Result<std::shared_ptr<const RankedList>> &list) { finish(subject, list); });
}

void ListLoader::finish(quint64 subject, const base::Result<std::shared_ptr<const RankedList>> &list)
{
    m_underWay = false;
    if (m_waiting)
        start();
    if (subject != m_subject)
        return;
    if (list)
        Q_EMIT loaded(*list);
    else
        Q_EMIT failed(list.error());
}

} // namespace hstudio::ui
