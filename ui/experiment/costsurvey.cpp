#include "ui/experiment/costsurvey.h"

#include <algorithm>

namespace hstudio::ui
{

namespace
{
constexpr int restMilliseconds = 400;
} // namespace

CostSurvey::CostSurvey(Workbench &workbench, std::shared_ptr<CostBook> book, QObject *parent)
    : QObject(parent), m_workbench(workbench), m_book(std::move(book))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, &CostSurvey::measureNext);
}

CostSurvey::~CostSurvey() { m_stop.request_stop(); }

void CostSurvey::request(base::DatasetId dataset, const std::vector<config::ExperimentConfig> &configs)
{
    std::vector<Kind> kinds;
    std::vector<std::size_t> kindOf;
    for (const auto &config : configs) {
        auto settings = training::costSettings(config);
        const auto found = std::ranges::find(kinds, settings, &Kind::config);
        kindOf.push_back(static_cast<std::size_t>(found - kinds.begin()));
        if (found == kinds.end())
            kinds.push_back({.config = std::move(settings)});
    }
    const bool same = dataset == m_dataset && std::ranges::equal(kinds, m_kinds, {}, &Kind::config, &Kind::config);
    m_kindOf = std::move(kindOf);
    if (same && m_asking)
        return; // goes on with the measurement under way
    cancel();
    m_dataset = dataset;
    m_kinds = std::move(kinds);
    for (auto &kind : m_kinds)
        if (const auto *known = m_book->find(dataset, kind.config))
            kind.answer = *known;
    m_asking = true;
    if (remaining() > 0)
        m_rest.start();
}

void CostSurvey::cancel()
{
    m_asking = false;
    ++m_ticket;
    m_rest.stop();
    m_stop.request_stop();
}

const training::Estimate *CostSurvey::costOf(std::size_t place) const
{
    if (place >= m_kindOf.size())
        return nullptr;
    const auto &answer = m_kinds[m_kindOf[place]].answer;
    return answer && *answer ? &**answer : nullptr;
}

const base::Error *CostSurvey::errorOf(std::size_t place) const
{
    if (place >= m_kindOf.size())
        return nullptr;
    const auto &answer = m_kinds[m_kindOf[place]].answer;
    return answer && !*answer ? &answer->error() : nullptr;
}

std::size_t CostSurvey::remaining() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_kinds, [](const Kind &kind) { return !kind.answer; }));
}

void CostSurvey::measureNext()
{
    const auto next = std::ranges::find_if(m_kinds, [](const Kind &kind) { return !kind.answer; });
    if (next == m_kinds.end())
        return;
    m_stop = std::stop_source();
    m_workbench.async(
        this,
        [measure = m_book->measure(), store = m_workbench.store(), dataset = m_dataset, config = next->config, stop = m_stop.get_token()] {
            return measure(*store, dataset, config, stop);
        },
        [this, ticket = m_ticket, place = next - m_kinds.begin(), dataset = m_dataset,
         config = next->config](const base::Result<training::Estimate> &result) {
            if (result)
                m_book->remember(dataset, config, *result);
            if (ticket != m_ticket)
                return;
            m_kinds[static_cast<std::size_t>(place)].answer = result;
            Q_EMIT progressed();
            measureNext();
        });
}

} // namespace hstudio::ui
