#include "ui/experiment/costbook.h"

#include "core/experiment/runcontext.h"

#include <algorithm>
#include <memory>
#include <mutex>

namespace hstudio::ui
{

namespace
{
constexpr std::size_t rememberedEstimates = 1024; // as many as the longest ablation may need

/// The probe on real data; keeps the data set of the last question open, since opening and splitting a large one takes longer than the probe.
class RealMeasure final
{
public:
    base::Result<training::Estimate> operator()(store::Store &store, base::DatasetId id, const config::ExperimentConfig &config,
                                                std::stop_token stop)
    {
        const auto opened = open(store, id);
        if (!opened)
            return opened.error();
        const auto &dataset = **opened;
        const auto data = data::prepareTraining(*dataset.table, dataset.split, static_cast<int>(config.model.sessionMaxLen),
                                                static_cast<int>(config.evaluation.trainMinUserInteractions));
        return training::estimateRun(config, data, std::move(stop));
    }

private:
    base::Result<std::shared_ptr<const experiment::OpenDataset>> open(store::Store &store, base::DatasetId id)
    {
        const std::lock_guard lock(m_mutex);
        if (m_opened && m_opened->record.id == id)
            return m_opened;
        auto opened = experiment::openDataset(store, id);
        if (opened)
            m_opened = *opened;
        return opened;
    }

    std::mutex m_mutex;
    std::shared_ptr<const experiment::OpenDataset> m_opened;
};
} // namespace

CostBook::CostBook(Measure measure) : m_measure(std::move(measure))
{
    if (!m_measure)
        m_measure = [real = std::make_shared<RealMeasure>()](store::Store &store, base::DatasetId id,
                                                             const config::ExperimentConfig &config,
                                                             std::stop_token stop) { return (*real)(store, id, config, std::move(stop)); };
}

const training::Estimate *CostBook::find(base::DatasetId dataset, const config::ExperimentConfig &config) const
{
    const auto settings = training::costSettings(config);
    const auto found =
        std::ranges::find_if(m_entries, [&](const Entry &entry) { return entry.dataset == dataset && entry.settings == settings; });
    return found == m_entries.end() ? nullptr : &found->estimate;
}

void CostBook::remember(base::DatasetId dataset, const config::ExperimentConfig &config, const training::Estimate &estimate)
{
    if (m_entries.size() >= rememberedEstimates)
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(rememberedEstimates / 2));
    m_entries.push_back({dataset, training::costSettings(config), estimate});
}

} // namespace hstudio::ui
