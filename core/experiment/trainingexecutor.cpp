#include "core/experiment/fingerprint.h"
#include "core/experiment/runcontext.h"
#include "core/experiment/runexecutor.h"
#include "core/experiment/runfiles.h"
#include "core/nn/device.h"

#include <charconv>

namespace hstudio::experiment
{
namespace
{

/// Sequences of one data set, cut for one kind of model.
struct PreparedData
{
    std::shared_ptr<const OpenDataset> dataset;
    std::int64_t sessionMaxLen = 0;
    std::int64_t trainMinUserInteractions = 0;
    data::TrainingData training;

    [[nodiscard]] bool fits(const RunJob &job) const
    {
        return dataset->record.id == job.record.dataset && sessionMaxLen == job.config.model.sessionMaxLen &&
               trainMinUserInteractions == job.config.evaluation.trainMinUserInteractions;
    }
};

class TrainingExecutor final : public RunExecutor
{
public:
    TrainingExecutor(std::shared_ptr<store::Store> store, const CheckpointPolicy &checkpoints)
        : m_store(std::move(store)), m_checkpoints(checkpoints)
    {}

    base::Result<std::optional<training::CheckpointInfo>> checkpoint(const std::filesystem::path &folder) override
    {
        const auto info = training::readCheckpointInfo(folder);
        if (info)
            return std::optional(*info);
        if (info.error().code == base::ErrorCode::NotFound)
            return std::optional<training::CheckpointInfo>();
        return info.error();
    }

    base::Result<std::string> prepare(const RunJob &job) override
    {
        const auto device = nn::resolveDevice(job.config.device.device);
        if (!device)
            return device.error();
        m_device = *device;
        if (auto ready = prepareData(job); !ready)
            return ready.error();
        return fingerprint(job.config, m_prepared->dataset->table->hash(), m_device);
    }

    base::Result<training::TrainingOutcome> train(const RunJob &job, training::Observer &observer) override
    {
        training::TrainerOptions options{.folder = job.folder, .resume = job.resume};
        options.checkpointSeconds = m_checkpoints.seconds.value_or(setting("checkpoint_seconds", options.checkpointSeconds));
        options.keepCheckpoints = m_checkpoints.kept.value_or(setting("checkpoints_kept", options.keepCheckpoints));
        return training::Trainer(job.config, m_prepared->training, options).run(observer);
    }

    base::Result<inference::Evaluation> evaluate(const RunJob &job, std::stop_token stop) override
    {
        auto recommender = inference::Recommender::load(job.config, m_prepared->training.items, bestWeights(job.folder), m_device);
        if (!recommender)
            return recommender.error();
        return inference::evaluateTest(**recommender, *m_prepared->dataset->table, m_prepared->dataset->split, m_prepared->training.items,
                                       job.config.evaluation.ks, std::move(stop));
    }

private:
    /// A number that the workspace sets, or `otherwise`.
    template<typename Number>
    Number setting(const std::string &key, Number otherwise) const
    {
        const auto text = m_store->setting(key);
        if (!text || !text->has_value())
            return otherwise;
        Number value = otherwise;
        const auto [end, error] = std::from_chars((*text)->data(), (*text)->data() + (*text)->size(), value);
        return error == std::errc() && value >= 0 ? value : otherwise;
    }

    base::Result<void> prepareData(const RunJob &job)
    {
        if (m_prepared && m_prepared->fits(job))
            return {};
        auto dataset = m_prepared && m_prepared->dataset->record.id == job.record.dataset ? base::Result(m_prepared->dataset)
                                                                                          : openDataset(*m_store, job.record.dataset);
        if (!dataset)
            return dataset.error();
        m_prepared.reset(); // its memory first: a large data set may not fit twice
        const auto length = job.config.model.sessionMaxLen;
        const auto least = job.config.evaluation.trainMinUserInteractions;
        m_prepared = PreparedData{
            .dataset = *dataset,
            .sessionMaxLen = length,
            .trainMinUserInteractions = least,
            .training = data::prepareTraining(*(*dataset)->table, (*dataset)->split, static_cast<int>(length), static_cast<int>(least)),
        };
        return {};
    }

    std::shared_ptr<store::Store> m_store;
    CheckpointPolicy m_checkpoints;
    std::optional<PreparedData> m_prepared;
    std::string m_device;
};

} // namespace

std::unique_ptr<RunExecutor> makeTrainingExecutor(std::shared_ptr<store::Store> store, const CheckpointPolicy &checkpoints)
{
    return std::make_unique<TrainingExecutor>(std::move(store), checkpoints);
}

} // namespace hstudio::experiment
