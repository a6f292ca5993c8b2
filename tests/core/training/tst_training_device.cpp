#include "core/data/batch.h"
#include "core/training/trainstep.h"
#include "tests/core/training/fixture.h"
#include "tests/core/training/metakernels.h"

#include <QTest>

#include <array>

using namespace hstudio;
using namespace hstudio::tests;

/// Training and validation go through the `meta` device (metakernels.h), so a step that passes here runs on a GPU without one being there. Results are
/// read (loss, ranks) only at the border.
class TstTrainingDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useMetaKernels(); }
    void stepStaysOnTheDevice_data();
    void stepStaysOnTheDevice();
    void validationStaysOnTheDevice_data() { stepStaysOnTheDevice_data(); }
    void validationStaysOnTheDevice();

private:
    static config::ExperimentConfig configOf(int kind, int loss)
    {
        auto config = smallConfig();
        config.model.model = static_cast<config::ModelKind>(kind);
        config.loss.loss = static_cast<config::LossKind>(loss);
        return config;
    }
};

void TstTrainingDevice::stepStaysOnTheDevice_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("loss");
    for (const auto &[model, kind] : {std::pair("hstu", config::ModelKind::Hstu), std::pair("sasrec", config::ModelKind::Sasrec)}) {
        for (const auto &[name, loss] :
             {std::pair("softmax", config::LossKind::Softmax), std::pair("sampled softmax", config::LossKind::SampledSoftmax)})
            QTest::addRow("%s %s", model, name) << static_cast<int>(kind) << static_cast<int>(loss);
    }
}

void TstTrainingDevice::stepStaysOnTheDevice()
{
    QFETCH(int, kind);
    QFETCH(int, loss);
    const auto config = configOf(kind, loss);
    const auto &data = tinyData().training;
    const auto model = nn::makeModel(config.model, config.loss, data.items.size(), 1, torch::kMeta);
    training::Adam adam(*model, config.optimizer.lr);
    const std::array<std::uint32_t, 4> sequences = {0, 5, 9, 20};
    const auto batch = nn::makeBatch(data::trainingBatch(data, sequences, {1, 1, training::negativesPerTarget(config.loss)}), torch::kMeta);
    model->train();
    const auto value = training::trainStep(*model, adam, batch, {1, 1});
    QVERIFY(value.is_meta());
    QCOMPARE(value.numel(), 1);
    for (const auto &[name, tensor] : adam.state())
        QVERIFY2(name == "step" || tensor.is_meta(), name.c_str());
}

void TstTrainingDevice::validationStaysOnTheDevice()
{
    QFETCH(int, kind);
    QFETCH(int, loss);
    const auto config = configOf(kind, loss);
    const auto &data = tinyData().training;
    const auto model = nn::makeModel(config.model, config.loss, data.items.size(), 1, torch::kMeta);
    const std::array<std::uint32_t, 3> users = {0, 7, 30};
    const auto batch = nn::makeBatch(data::validationBatch(data, users, {1, 0, training::negativesPerTarget(config.loss)}), torch::kMeta);
    const torch::NoGradGuard noGrad;
    model->eval();
    const auto scores = model->scores(model->encodeLast(batch));
    QVERIFY(scores.is_meta());
    QVERIFY((scores.sizes() == at::IntArrayRef{3, data.items.size()}));
}

QTEST_GUILESS_MAIN(TstTrainingDevice)
#include "tst_training_device.moc"
