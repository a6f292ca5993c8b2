#include "core/training/adam.h"
#include "core/training/trainstep.h"
#include "tests/core/nn/goldencase.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace hstudio;
using namespace hstudio::tests;

namespace
{
struct Quadratic : torch::nn::Module
{
    explicit Quadratic(torch::Dtype dtype = torch::kFloat32)
    {
        torch::NoGradGuard noGrad;
        weight = register_parameter("weight", torch::linspace(-1, 1, 12, dtype).reshape({3, 4}).clone());
        unused = register_parameter("unused", torch::ones({2}, dtype));
    }
    torch::Tensor loss(int step) const { return ((weight - 0.1 * step).pow(2) * (1 + step % 3)).sum(); }

    torch::Tensor weight;
    torch::Tensor unused;
};

config::LossConfig goldenLoss(const std::string &name)
{
    config::LossConfig loss;
    loss.loss = name == "softmax" ? config::LossKind::Softmax : config::LossKind::SampledSoftmax;
    loss.nNegatives = 5;
    loss.logitsT = 0.05;
    return loss;
}
} // namespace

class TstAdam : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeStepsOfTheTrainingEqualRecTools_data();
    void threeStepsOfTheTrainingEqualRecTools();
    void equalsLibTorchsOwn();
    void threadsDontChangeResults();
    void parameterWithoutGradientStays();
    void gradientsAreReleased();
    void savedStateContinuesExactly();
    void brokenStateIsRefused();
    void ledgerAddsLossesBySequences();
    void ledgerTellsWhenALossBroke();
};

void TstAdam::threeStepsOfTheTrainingEqualRecTools_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("loss");
    for (const auto *name : {"hstu_h1", "hstu_rab_t_h1", "hstu_rab_p_h2", "hstu_no_rab_h1", "hstu_h2", "sasrec_h1", "sasrec_h2"}) {
        for (const auto *loss : {"softmax", "sampled_softmax"})
            QTest::addRow("%s %s", name, loss) << QString::fromLatin1(name) << QString::fromLatin1(loss);
    }
}

void TstAdam::threeStepsOfTheTrainingEqualRecTools()
{
    QFETCH(QString, name);
    QFETCH(QString, loss);
    const auto index = goldenJson("models/index.json");
    const auto &oneCase = index.at("cases").at(name.toStdString());
    const auto tensors = goldenTensors("models/" + name.toStdString() + ".safetensors");
    const auto batches = goldenTensors("models/batches.safetensors");
    const auto model = nn::makeModel(goldenModel(oneCase), goldenLoss(loss.toStdString()), index.at("n_items"), 1, torch::kCPU);
    nn::TensorMap weights;
    for (const auto &[key, tensor] : tensors) {
        if (key.starts_with("param."))
            weights[key.substr(6)] = tensor;
    }
    QVERIFY(nn::loadParameters(*model, weights));
    model->train();
    training::Adam adam(*model, 1e-3);
    for (int step = 0; step < 3; ++step) {
        const auto batch = goldenBatch(batches, std::string("b") + std::to_string(step) + ".").batch;
        const auto value = training::trainStep(*model, adam, batch, {}).item<double>();
        const auto expected =
            oneCase.at("adam_losses_b0_b1_b2_t0.05").at(loss.toStdString()).at(static_cast<std::size_t>(step)).get<double>();
        QVERIFY2(std::abs(value - expected) <= 2e-6 * expected * (step + 1), qPrintable(QString::number(value, 'g', 9)));
    }
    const auto d = model->config().nFactors;
    for (const auto &[key, value] : nn::parametersOf(*model)) {
        auto actual = value;
        auto expected = tensors.at("adam3_" + loss.toStdString() + "." + key);
        if (key.ends_with("in_proj_bias")) { // the key bias has no gradient but rounding noise
            actual = torch::cat({actual.slice(0, 0, d), actual.slice(0, 2 * d)});
            expected = torch::cat({expected.slice(0, 0, d), expected.slice(0, 2 * d)});
        }
        const auto difference = firstDifference(key, actual, expected, 1e-5);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
}

void TstAdam::equalsLibTorchsOwn()
{
    Quadratic ours;
    Quadratic theirs;
    training::Adam adam(ours, 0.05);
    torch::optim::Adam reference({theirs.weight}, torch::optim::AdamOptions(0.05).betas({0.9, 0.98}).eps(1e-8));
    for (int step = 0; step < 25; ++step) {
        ours.loss(step).backward();
        adam.step();
        reference.zero_grad();
        theirs.loss(step).backward();
        reference.step();
    }
    const auto difference = firstDifference("weight", ours.weight, theirs.weight, 1e-6);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    QCOMPARE(adam.steps(), 25);
}

void TstAdam::threadsDontChangeResults()
{
    // Large enough to be divided, with an odd end.
    constexpr std::int64_t kValues = (3 << 20) + 5;
    const auto gradient = torch::arange(kValues, torch::kFloat32).sin();
    const auto before = at::get_num_threads();
    std::vector<torch::Tensor> results;
    for (const int threads : {1, 3}) {
        at::set_num_threads(threads);
        torch::nn::Module model;
        auto weight = model.register_parameter("weight", torch::ones(kValues));
        training::Adam adam(model, 0.05);
        for (int step = 0; step < 2; ++step) {
            weight.mutable_grad() = gradient.clone();
            adam.step();
        }
        results.push_back(weight.detach().clone());
    }
    at::set_num_threads(before);
    QVERIFY(!torch::equal(results[0], torch::ones(kValues)));
    QVERIFY(torch::equal(results[0], results[1]));
}

void TstAdam::parameterWithoutGradientStays()
{
    Quadratic module;
    training::Adam adam(module, 0.1);
    module.loss(1).backward();
    adam.step();
    QVERIFY(module.unused.equal(torch::ones({2})));
}

void TstAdam::gradientsAreReleased()
{
    Quadratic module;
    training::Adam adam(module, 0.1);
    module.loss(1).backward();
    QVERIFY(module.weight.grad().defined());
    adam.step();
    QVERIFY(!module.weight.grad().defined());
}

void TstAdam::savedStateContinuesExactly()
{
    Quadratic through;
    training::Adam one(through, 0.05);
    Quadratic interrupted;
    training::Adam before(interrupted, 0.05);
    for (int step = 0; step < 4; ++step) {
        through.loss(step).backward();
        one.step();
        interrupted.loss(step).backward();
        before.step();
    }
    nn::TensorMap saved;
    for (const auto &[name, tensor] : before.state())
        saved[name] = tensor.clone();
    training::Adam after(interrupted, 0.05);
    QVERIFY(after.restore(saved));
    for (int step = 4; step < 9; ++step) {
        through.loss(step).backward();
        one.step();
        interrupted.loss(step).backward();
        after.step();
    }
    QVERIFY(through.weight.equal(interrupted.weight));
}

void TstAdam::brokenStateIsRefused()
{
    Quadratic module;
    training::Adam adam(module, 0.05);
    for (const auto *name : {"step", "exp_avg.weight", "exp_avg_sq.unused"}) {
        auto state = adam.state();
        state.erase(name);
        const auto missing = adam.restore(state);
        QVERIFY(!missing);
        QVERIFY(missing.error().text().find(name) != std::string::npos);
        state[name] = torch::zeros({7});
        QVERIFY(!adam.restore(state));
    }
    QVERIFY(adam.restore(adam.state()));
}

void TstAdam::ledgerAddsLossesBySequences()
{
    training::LossLedger losses;
    losses.add(torch::tensor(2.0F), 8);
    losses.add(torch::tensor(5.0F), 4);
    QVERIFY(!losses.collect());
    QCOMPARE(losses.mean(), (2.0 * 8 + 5.0 * 4) / 12);
    QCOMPARE(losses.last(), 5.0);
    training::LossLedger resumed(losses.sum(), losses.weight());
    resumed.add(torch::tensor(1.0F), 12);
    QVERIFY(!resumed.collect());
    QCOMPARE(resumed.mean(), 2.0);
}

void TstAdam::ledgerTellsWhenALossBroke()
{
    training::LossLedger losses;
    losses.add(torch::tensor(2.0F), 1);
    losses.add(torch::tensor(std::numeric_limits<float>::infinity()), 1);
    losses.add(torch::tensor(std::numeric_limits<float>::quiet_NaN()), 1);
    losses.add(torch::tensor(1.0F), 1);
    QCOMPARE(losses.collect().value(), 2);
    QCOMPARE(losses.pending(), std::size_t(0));
}

QTEST_GUILESS_MAIN(TstAdam)
#include "tst_adam.moc"
