#include "core/experiment/bench.h"

#include "core/base/clock.h"
#include "core/data/import.h"
#include "core/data/sequences.h"
#include "core/data/split.h"
#include "core/experiment/storebench.h"
#include "core/inference/recommender.h"
#include "core/nn/device.h"
#include "core/training/trainer.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <span>
#include <sys/resource.h>
#include <vector>

namespace hstudio::experiment
{
namespace
{

constexpr std::int64_t kListLength = 10;
constexpr std::size_t kRerankings = 51;
constexpr std::int64_t kDay = 24 * 60 * 60;

base::Error cancelled() { return {base::ErrorCode::Cancelled, HSTUDIO_TEXT("Error", "The benchmark was cancelled.")}; }

/// A new folder that is gone at the end of the scope.
class ScratchFolder final
{
public:
    ScratchFolder()
    {
        std::error_code error;
        auto name = (std::filesystem::temp_directory_path(error) / "hstudio-bench-XXXXXX").string();
        if (!error && ::mkdtemp(name.data()) != nullptr)
            m_path = name;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;
    /// Empty when it couldn't be made.
    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Trains to the end unless it is stopped.
class StopObserver final : public training::Observer
{
public:
    explicit StopObserver(std::stop_token stop) : m_stop(std::move(stop)) {}
    void onProgress(const training::StepProgress & /*progress*/) override {}
    void onEpoch(const training::EpochRecord & /*record*/) override {}
    training::Request request() override { return m_stop.stop_requested() ? training::Request::StopNow : training::Request::Continue; }

private:
    std::stop_token m_stop;
};

struct Prepared
{
    std::shared_ptr<const data::Dataset> table;
    data::Split split;
    data::TrainingData training;
};

base::Result<Prepared> prepare(const BenchOptions &options, const std::filesystem::path &folder, const std::stop_token &stop)
{
    auto table = data::importDataset(options.source, folder, {}, stop);
    if (!table)
        return table.error();
    Prepared out{.table = *std::move(table), .split = {}, .training = {}};
    out.split = data::leaveOneOut(*out.table);
    out.training = data::prepareTraining(*out.table, out.split, static_cast<int>(options.config.model.sessionMaxLen),
                                         static_cast<int>(options.config.evaluation.trainMinUserInteractions));
    return out;
}

/// Seconds of one epoch as a run has it.
base::Result<double> trainEpoch(config::ExperimentConfig config, const data::TrainingData &data, const std::filesystem::path &folder,
                                const std::stop_token &stop)
{
    config.stopping.maxEpochs = 1;
    config.stopping.minEpochs = 0;
    StopObserver observer(stop);
    const auto outcome = training::Trainer(config, data, {.folder = folder}).run(observer);
    if (!outcome)
        return outcome.error();
    if (outcome->reason == training::EndReason::Stopped)
        return cancelled();
    return outcome->seconds;
}

class RecommendBench final
{
public:
    RecommendBench(const Prepared &prepared, inference::Recommender &recommender) : m_recommender(recommender)
    {
        std::vector<std::uint32_t> codes(prepared.table->userIds().size());
        std::iota(codes.begin(), codes.end(), 0U);
        m_histories = data::foldHistories(*prepared.table, prepared.split, prepared.training.items, codes);
        for (const auto user : codes)
            if (!m_histories.itemsOf(user).empty())
                m_users.push_back(user);
        m_moment = prepared.table->summary().lastTime;
    }

    base::Result<void> run(BenchResult &result, const std::stop_token &stop)
    {
        result.users = static_cast<std::int64_t>(m_users.size());
        if (m_users.empty())
            return {};
        if (const auto warm = seconds(std::span(m_users).first(1), m_moment, stop); !warm)
            return warm.error();
        const auto all = seconds(m_users, m_moment, stop);
        if (!all)
            return all.error();
        result.recommendSeconds = *all;
        std::vector<double> single;
        for (std::size_t i = 0; i < kRerankings; ++i) {
            const auto one =
                seconds(std::span(m_users).subspan(i * 7 % m_users.size(), 1), m_moment + static_cast<std::int64_t>(i) * kDay, stop);
            if (!one)
                return one.error();
            single.push_back(*one);
        }
        std::ranges::nth_element(single, single.begin() + kRerankings / 2);
        result.rerankSeconds = single[kRerankings / 2];
        return {};
    }

private:
    base::Result<double> seconds(std::span<const std::uint32_t> users, std::int64_t moment, const std::stop_token &stop)
    {
        const base::Stopwatch watch;
        const std::vector<std::int64_t> times(m_recommender.requiresContext() ? users.size() : 0, moment);
        const auto lists = m_recommender.recommend({.histories = &m_histories,
                                                    .which = users,
                                                    .queryTimes = times,
                                                    .targets = {},
                                                    .candidates = {},
                                                    .k = kListLength,
                                                    .filterSeen = true},
                                                   stop);
        if (!lists)
            return lists.error();
        return watch.seconds();
    }

    inference::Recommender &m_recommender;
    data::Sequences m_histories;
    std::vector<std::uint32_t> m_users;
    std::int64_t m_moment = 0;
};

double peakMemory()
{
    constexpr double kUnit = 1024; // Linux counts in KiB
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * kUnit;
}

} // namespace

base::Result<BenchResult> bench(const BenchOptions &options, std::stop_token stop, const BenchProgress &progress)
{
    const auto tell = [&](const char *stage) {
        if (progress)
            progress(stage);
    };
    const auto device = nn::resolveDevice(options.config.device.device);
    if (!device)
        return device.error();
    const ScratchFolder scratch;
    if (scratch.path().empty())
        return base::Error{
            base::ErrorCode::Io,
            HSTUDIO_TEXT("Error", "No folder for temporary files can be made. Set TMPDIR to a folder with space that can be written.")};
    BenchResult result;
    result.device = *device;

    tell("Reading the data");
    const base::Stopwatch watch;
    const auto prepared = prepare(options, scratch.path(), stop);
    if (!prepared)
        return prepared.error();
    result.importSeconds = watch.seconds();
    result.items = prepared->training.items.size() - 1;

    tell("Measuring training steps");
    const auto weights = scratch.path() / "weights.safetensors";
    auto steps = training::benchSteps(options.config, prepared->training, options.steps, weights, stop);
    if (!steps)
        return steps.error();
    result.training = *std::move(steps);

    if (options.epoch) {
        tell("Measuring an epoch");
        const auto seconds = trainEpoch(options.config, prepared->training, scratch.path() / "run", stop);
        if (!seconds)
            return seconds.error();
        result.epochSeconds = *seconds;
    }

    tell("Measuring recommendations");
    const auto recommender = inference::Recommender::load(options.config, prepared->training.items, weights, *device);
    if (!recommender)
        return recommender.error();
    if (const auto done = RecommendBench(*prepared, **recommender).run(result, stop); !done)
        return done.error();
    if (options.listUsers > 0) {
        tell("Measuring stored lists");
        const auto seconds = benchStore(scratch.path(), options.listUsers, stop);
        if (!seconds)
            return seconds.error();
        result.storeSeconds = *seconds;
    }
    result.peakMemoryBytes = peakMemory();
    return result;
}

} // namespace hstudio::experiment
