#include "core/training/trainer.h"

#include "core/nn/device.h"
#include "core/training/faults.h"
#include "core/training/session.h"
#include "core/training/threads.h"

namespace hstudio::training
{

struct Trainer::Private
{
    config::ExperimentConfig config;
    const data::TrainingData &data;
    TrainerOptions options;
};

Trainer::Trainer(const config::ExperimentConfig &config, const data::TrainingData &data, TrainerOptions options)
    : m_private(std::make_unique<Private>(Private{config, data, std::move(options)}))
{}

Trainer::~Trainer() = default;

base::Result<TrainingOutcome> Trainer::run(Observer &observer)
{
    const auto &[config, data, options] = *m_private;
    const auto device = nn::resolveDevice(config.device.device);
    if (!device)
        return device.error();
    TrainingOutcome outcome;
    const auto done = guarded(config, [&]() -> base::Result<void> {
        useThreads(config.device.threads);
        const torch::AutoGradMode grad(true);
        auto result = Session(config, data, options, observer, torch::Device(*device)).run();
        if (!result)
            return result.error();
        outcome = *std::move(result);
        return {};
    });
    return done ? base::Result(std::move(outcome)) : done.error();
}

} // namespace hstudio::training
