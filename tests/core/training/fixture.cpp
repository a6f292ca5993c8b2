#include "tests/core/training/fixture.h"

#include "core/base/paths.h"
#include "core/data/import.h"

#include <QTemporaryDir>

#include <stdexcept>

namespace hstudio::tests
{

const TinyData &tinyData()
{
    static const QTemporaryDir folder;
    static const TinyData tiny = [] {
        auto dataset = data::importDataset(HSTUDIO_TEST_DATA "/golden/tiny", folder.path().toStdString());
        if (!dataset)
            throw std::runtime_error(dataset.error().text());
        auto split = data::leaveOneOut(**dataset);
        auto training = data::prepareTraining(**dataset, split, 16);
        return TinyData{*dataset, std::move(split), std::move(training)};
    }();
    return tiny;
}

config::ExperimentConfig smallConfig()
{
    config::ExperimentConfig config;
    config.model.nFactors = 8;
    config.model.sessionMaxLen = 16;
    config.loss.nNegatives = 5;
    config.optimizer.lr = 1e-2;
    config.optimizer.batchSize = 8;
    config.stopping.maxEpochs = 3;
    config.stopping.earlyStopping = false;
    config.evaluation.ks = {1, 10};
    config.device.device = "cpu";
    config.device.threads = 1;
    return config;
}

QString curveText(const std::vector<training::EpochRecord> &epochs)
{
    QString text;
    const auto exact = [](double value) { return QString::number(value, 'g', 17); };
    for (const auto &record : epochs) {
        text += QStringLiteral("epoch %1 step %2 train %3 val %4 best %5 waiting %6")
                    .arg(record.epoch)
                    .arg(record.globalStep)
                    .arg(exact(record.trainLoss), exact(record.valLoss))
                    .arg(record.best)
                    .arg(record.epochsWithoutImprovement);
        for (const auto &[name, value] : record.metrics)
            text += QStringLiteral(" %1 %2").arg(QString::fromStdString(name), exact(value));
        text += QLatin1Char('\n');
    }
    return text;
}

std::string bytesOf(const std::filesystem::path &file)
{
    auto content = base::readFile(file);
    if (!content)
        throw std::runtime_error(content.error().text());
    return *std::move(content);
}

} // namespace hstudio::tests
