#include "goldencase.h"

#include "core/nn/kernelchoice.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace hstudio;
using torch::Tensor;

namespace
{

constexpr double kRate = 0.25;
constexpr std::int64_t kFactors = 16;
constexpr std::int64_t kHeads = 2;
constexpr std::int64_t kBlocks = 2;
constexpr std::int32_t kItem =
    1; ///< the one token's: neither target nor negative, so that its embedding's gradient comes through the token alone
constexpr int kSequences = 300;
constexpr double kTolerance = 1e-3; ///< of a value that was read
constexpr auto kItems = "item_model.item_net_blocks.0.ids_emb.weight";
constexpr const char *kPaths[] = {"reference", "packed", "fused", "portable"};

using Gradients = std::map<std::string, Tensor>;
using Readings = std::map<std::string, std::vector<double>>; ///< factors by site: what became of elements that were 1

std::string hstuBlock(std::int64_t block) { return "transformer_layers.stu_blocks." + std::to_string(block) + "."; }
std::string sasrecBlock(std::int64_t block) { return "transformer_layers.transformer_blocks." + std::to_string(block) + "."; }

/// Values away from 0 that are all different.
Tensor spread(std::int64_t size) { return torch::sin(torch::arange(size, torch::kFloat32) * 1.7 + 0.5) * 0.4 + 1.0; }

config::ModelConfig settings(config::ModelKind kind, std::int64_t blocks, std::int64_t maxLen)
{
    config::ModelConfig model;
    model.model = kind;
    model.nFactors = kFactors;
    model.nHeads = kHeads;
    model.nBlocks = blocks;
    model.sessionMaxLen = maxLen;
    model.dropoutRate = kRate;
    model.usePosEmb = false;
    model.relativeTimeAttention = false;
    model.relativePosAttention = false;
    model.similarity = config::Similarity::Dot;
    return model;
}

config::LossConfig loss()
{
    config::LossConfig loss;
    loss.loss = config::LossKind::SampledSoftmax;
    loss.nNegatives = 3;
    loss.logitsT = 1.0;
    return loss;
}

/// One sequence of one token.
nn::Batch oneToken(std::uint32_t key)
{
    data::PackedBatch batch;
    batch.offsets = {0, 1};
    batch.items = {kItem};
    batch.targets = {2};
    batch.weights = {1.0F};
    batch.times = {100, 200};
    batch.negatives = {3, 4, 5};
    batch.keys = {key};
    return nn::makeBatch(batch, torch::kCPU);
}

/// A model whose parameters are set one by one, and the gradients of one token's loss.
class Probe final
{
public:
    explicit Probe(const config::ModelConfig &model) : m_model(nn::makeModel(model, loss(), 20, 7, torch::kCPU))
    {
        set(kItems, spread(20 * kFactors).view({20, kFactors}));
    }

    void set(const std::string &name, const Tensor &values)
    {
        const torch::NoGradGuard noGrad;
        auto parameters = m_model->named_parameters();
        parameters[name].copy_(values.expand_as(parameters[name]));
    }
    void set(const std::string &name, double value) { set(name, torch::tensor(value, torch::kFloat32)); }
    [[nodiscard]] Tensor parameter(const std::string &name) const { return m_model->named_parameters()[name].detach(); }
    void train(bool on) { m_model->train(on); }

    [[nodiscard]] Gradients gradients(std::uint32_t key)
    {
        m_model->zero_grad();
        m_model->trainingLoss(oneToken(key), {17, 3}).backward();
        Gradients found;
        for (const auto &entry : m_model->named_parameters())
            found[entry.key()] = entry.value().grad().defined() ? entry.value().grad().clone() : torch::zeros_like(entry.value());
        return found;
    }

private:
    std::shared_ptr<nn::SequenceModel> m_model;
};

/// What a linear layer was given, of its gradients for one token: d weight [out, in] = d out × input, d bias = d out. Empty when nothing came back through it.
Tensor inputOf(const Tensor &weight, const Tensor &bias)
{
    const auto row = bias.abs().argmax().item<std::int64_t>();
    const auto gradient = bias[row].item<double>();
    return std::abs(gradient) < 1e-12 ? Tensor() : weight[row] / gradient;
}

void append(std::vector<double> &values, const Tensor &more)
{
    if (!more.defined())
        return;
    const auto flat = more.to(torch::kFloat64).contiguous();
    values.insert(values.end(), flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel());
}

/// HSTU with blocks that add nothing and whose gates don't depend on their input: u is known, the residual carries the embedding to the end.
Probe hstuProbe()
{
    Probe probe(settings(config::ModelKind::Hstu, kBlocks, 1));
    for (std::int64_t block = 0; block < kBlocks; ++block) {
        probe.set(hstuBlock(block) + "norm_input.weight", 0.0);
        probe.set(hstuBlock(block) + "norm_input.bias", spread(kFactors));
        probe.set(hstuBlock(block) + "norm_attn_output.weight", 0.0);
        probe.set(hstuBlock(block) + "norm_attn_output.bias", 1.0);
        probe.set(hstuBlock(block) + "output_mlp.weight", 0.0);
    }
    return probe;
}

void readHstu(Probe &probe, std::uint32_t key, Readings &readings)
{
    const auto gradients = probe.gradients(key);
    const auto end = gradients.at(hstuBlock(kBlocks - 1) + "output_mlp.bias");
    append(readings["embedding"], gradients.at(kItems)[kItem] / (end * std::sqrt(static_cast<double>(kFactors))));
    for (std::int64_t block = 0; block < kBlocks; ++block) {
        const auto gate =
            torch::silu(torch::matmul(spread(kFactors), probe.parameter(hstuBlock(block) + "uvqk_proj"))).slice(0, 0, kFactors);
        const auto input =
            inputOf(gradients.at(hstuBlock(block) + "output_mlp.weight"), gradients.at(hstuBlock(block) + "output_mlp.bias"));
        append(readings["gated output, block " + std::to_string(block)], input / gate);
    }
}

/// SASRec with uniform attention, values of 1 and a hidden layer of 1.
Probe sasrecProbe(std::int64_t maxLen)
{
    Probe probe(settings(config::ModelKind::Sasrec, kBlocks, maxLen));
    for (std::int64_t block = 0; block < kBlocks; ++block) {
        const auto name = sasrecBlock(block);
        probe.set(name + "multi_head_attn.in_proj_weight", 0.0);
        probe.set(name + "multi_head_attn.in_proj_bias", torch::cat({torch::zeros({2 * kFactors}), torch::ones({kFactors})}));
        probe.set(name + "feed_forward.ff_linear_1.weight", 0.0);
        probe.set(name + "feed_forward.ff_linear_1.bias", 1.0);
    }
    return probe;
}

void readSasrec(Probe &probe, std::uint32_t key, Readings &readings)
{
    const auto gradients = probe.gradients(key);
    for (std::int64_t block = 0; block < kBlocks; ++block) {
        const auto of = [&](const char *name) { return gradients.at(sasrecBlock(block) + name); };
        const auto where = ", block " + std::to_string(block);
        if (block == 0) {
            const auto embedding = inputOf(of("multi_head_attn.in_proj_weight").slice(0, 2 * kFactors),
                                           of("multi_head_attn.in_proj_bias").slice(0, 2 * kFactors));
            if (embedding.defined()) // both heads dropped their only weight otherwise
                append(readings["embedding"], embedding / probe.parameter(kItems)[kItem]);
        }
        const auto attended = inputOf(of("multi_head_attn.out_proj.weight"), of("multi_head_attn.out_proj.bias"));
        append(readings["attention weight" + where], attended.view({kHeads, -1}).select(1, 0));
        append(readings["hidden layer" + where], inputOf(of("feed_forward.ff_linear_2.weight"), of("feed_forward.ff_linear_2.bias")));
        append(readings["feed-forward output" + where], of("feed_forward.ff_linear_2.bias") / of("ff_layer_norm.bias"));
        append(readings["normed query, undropped" + where], of("multi_head_attn.out_proj.bias") / of("q_layer_norm.bias"));
    }
}

/// The readings of many sequences on a path of the kernels, taken once.
const Readings &readingsOf(const QString &path, bool hstu, bool training)
{
    static std::map<std::tuple<QString, bool, bool>, Readings> all;
    auto &readings = all[{path, hstu, training}];
    if (!readings.empty())
        return readings;
    auto probe = hstu ? hstuProbe() : sasrecProbe(1);
    probe.train(training);
    for (std::uint32_t key = 0; key < kSequences; ++key)
        hstu ? readHstu(probe, key, readings) : readSasrec(probe, key, readings);
    return readings;
}

double shareOf(const std::vector<double> &values, double value)
{
    const auto count = std::ranges::count_if(values, [value](double one) { return std::abs(one - value) < kTolerance; });
    return static_cast<double>(count) / static_cast<double>(values.size());
}

/// Whether a share of draws is what the rate makes of it, within four standard errors.
bool isRate(double share, double rate, std::size_t draws)
{
    return std::abs(share - rate) < 4 * std::sqrt(rate * (1 - rate) / static_cast<double>(draws));
}

} // namespace

/// Golden part G, measured from outside on every path of the kernels: each place that drops does so at the rate in training and never in evaluation, and
/// nothing else drops. What a layer was given is read from its gradients: those of its weight are those of its bias times its input.
class TstDropoutSites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }
    void cleanup() { qunsetenv("HSTUDIO_KERNEL"); }

    void dropsAtItsRateInTraining_data() { sites(); }
    void dropsAtItsRateInTraining();
    void dropsNothingInEvaluation_data() { sites(); }
    void dropsNothingInEvaluation();
    void blocksDropIndependently_data() { paths(); }
    void blocksDropIndependently();
    void paddedKeysDropOneByOne_data() { paths(); }
    void paddedKeysDropOneByOne();
    void hstuDropsNoAttention_data() { paths(); }
    void hstuDropsNoAttention();
    void sasrecDropsNoQuery_data() { paths(); }
    void sasrecDropsNoQuery();
    void forwardDropsWhatItsGradientSays_data() { paths(); }
    void forwardDropsWhatItsGradientSays();
    void pathsAreTheOnesNamed_data() { paths(); }
    void pathsAreTheOnesNamed();

private:
    static void paths();
    static void sites();
    static void choose(const QString &path) { qputenv("HSTUDIO_KERNEL", path.toUtf8()); }
};

void TstDropoutSites::paths()
{
    QTest::addColumn<QString>("path");
    for (const auto *path : kPaths)
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TstDropoutSites::sites()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("hstu");
    QTest::addColumn<QString>("site");
    const auto add = [](const char *path, bool hstu, const QString &site) {
        QTest::addRow("%s, %s, %s", hstu ? "HSTU" : "SASRec", qPrintable(site), path) << QString::fromLatin1(path) << hstu << site;
    };
    for (const auto *path : kPaths) {
        add(path, true, QStringLiteral("embedding"));
        add(path, false, QStringLiteral("embedding"));
        for (std::int64_t block = 0; block < kBlocks; ++block) {
            const auto where = QStringLiteral(", block %1").arg(block);
            add(path, true, "gated output" + where);
            for (const auto *site : {"attention weight", "hidden layer", "feed-forward output"})
                add(path, false, site + where);
        }
    }
}

void TstDropoutSites::dropsAtItsRateInTraining()
{
    QFETCH(QString, path);
    QFETCH(bool, hstu);
    QFETCH(QString, site);
    choose(path);
    const auto &factors = readingsOf(path, hstu, true).at(site.toStdString());
    QVERIFY(factors.size() > 400);
    const auto dropped = shareOf(factors, 0.0);
    QVERIFY2(isRate(dropped, kRate, factors.size()), qPrintable(QStringLiteral("%1 of %2 dropped").arg(dropped).arg(factors.size())));
    QCOMPARE(dropped + shareOf(factors, 1 / (1 - kRate)), 1.0); // what is kept is scaled up
}

void TstDropoutSites::dropsNothingInEvaluation()
{
    QFETCH(QString, path);
    QFETCH(bool, hstu);
    QFETCH(QString, site);
    choose(path);
    const auto &factors = readingsOf(path, hstu, false).at(site.toStdString());
    QVERIFY(factors.size() > 400);
    QCOMPARE(shareOf(factors, 1.0), 1.0);
}

void TstDropoutSites::blocksDropIndependently()
{
    QFETCH(QString, path);
    choose(path);
    for (const bool hstu : {true, false}) {
        const auto &readings = readingsOf(path, hstu, true);
        for (const std::string site : {"gated output", "attention weight", "hidden layer", "feed-forward output"}) {
            const auto first = readings.find(site + ", block 0");
            if (first == readings.end())
                continue;
            const auto &second = readings.at(site + ", block 1");
            QCOMPARE(first->second.size(), second.size());
            std::size_t both = 0;
            for (std::size_t i = 0; i < second.size(); ++i)
                both += std::abs(first->second[i]) < kTolerance && std::abs(second[i]) < kTolerance;
            const auto share = static_cast<double>(both) / static_cast<double>(second.size());
            QVERIFY2(isRate(share, kRate * kRate, second.size()),
                     qPrintable(QString::fromStdString(site) + QStringLiteral(": %1").arg(share)));
        }
    }
}

/// RecTools' padded keys take part in SASRec's softmax and drop each for itself: with values of 1 the attended value counts who is left.
void TstDropoutSites::paddedKeysDropOneByOne()
{
    QFETCH(QString, path);
    choose(path);
    constexpr std::int64_t kLength = 40;
    auto probe = sasrecProbe(kLength);
    const auto keysLeft = [&](std::uint32_t key) {
        const auto gradients = probe.gradients(key);
        const auto of = [&](const char *name) { return gradients.at(sasrecBlock(0) + name); };
        const auto attended = inputOf(of("multi_head_attn.out_proj.weight"), of("multi_head_attn.out_proj.bias"));
        return (attended.view({kHeads, -1}).select(1, 0) * static_cast<double>(kLength)).contiguous();
    };
    std::vector<double> left;
    for (std::uint32_t key = 0; key < kSequences; ++key)
        append(left, keysLeft(key) * (1 - kRate));
    const auto counts = torch::tensor(left, torch::kFloat64);
    QVERIFY((counts - counts.round()).abs().max().item<double>() < 0.01);
    const auto draws = static_cast<double>(left.size());
    const double mean = kLength * (1 - kRate);
    const double variance = kLength * kRate * (1 - kRate);
    QVERIFY2(std::abs(counts.mean().item<double>() - mean) < 4 * std::sqrt(variance / draws),
             qPrintable(QString::number(counts.mean().item<double>())));
    QVERIFY2(std::abs(counts.var().item<double>() - variance) < 4 * variance * std::sqrt(2 / draws),
             qPrintable(QString::number(counts.var().item<double>())));
    probe.train(false);
    QVERIFY((keysLeft(0) - static_cast<double>(kLength)).abs().max().item<double>() < 0.01);
}

/// The layer norm of what was attended, read from its gradients, is the one without dropout: per head one weight that a dropout would change.
void TstDropoutSites::hstuDropsNoAttention()
{
    QFETCH(QString, path);
    choose(path);
    Probe probe(settings(config::ModelKind::Hstu, 1, 1));
    probe.set(hstuBlock(0) + "norm_input.weight", 0.0);
    probe.set(hstuBlock(0) + "norm_input.bias", spread(kFactors));
    const auto parts = torch::silu(torch::matmul(spread(kFactors), probe.parameter(hstuBlock(0) + "uvqk_proj"))).split(kFactors);
    const auto heads = [](const Tensor &row) { return row.view({kHeads, -1}); };
    const auto weights = torch::silu((heads(parts[2]) * heads(parts[3])).sum(1, true));
    const auto expected = torch::layer_norm((weights * heads(parts[1])).reshape(-1), {kFactors}, {}, {}, 1e-6);
    for (std::uint32_t key = 0; key < 50; ++key) {
        const auto gradients = probe.gradients(key);
        const auto scale = gradients.at(hstuBlock(0) + "norm_attn_output.weight"),
                   shift = gradients.at(hstuBlock(0) + "norm_attn_output.bias");
        const auto kept = torch::nonzero(shift.abs() > 1e-9).reshape(-1);
        QVERIFY(kept.numel() > 0);
        const auto wrong =
            tests::firstDifference("normed", (scale / shift).index_select(0, kept), expected.index_select(0, kept), kTolerance);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
}

/// Neither the attention's result nor the normed query beside it is dropped: both get the same gradient everywhere.
void TstDropoutSites::sasrecDropsNoQuery()
{
    QFETCH(QString, path);
    choose(path);
    for (const std::string block : {"0", "1"})
        QCOMPARE(shareOf(readingsOf(path, false, true).at("normed query, undropped, block " + block), 1.0), 1.0);
}

/// The fused pass computes its gradients itself. Two sites were read from the way back alone: here they are read from the way forth, too.
void TstDropoutSites::forwardDropsWhatItsGradientSays()
{
    QFETCH(QString, path);
    choose(path);
    Probe hstu(settings(config::ModelKind::Hstu, 1, 1));
    auto sasrec = sasrecProbe(1);
    for (const char *zero : {"ff_layer_norm.weight", "ff_layer_norm.bias", "feed_forward.ff_linear_2.weight"})
        sasrec.set(sasrecBlock(0) + zero, 0.0);
    sasrec.set(sasrecBlock(0) + "feed_forward.ff_linear_2.bias", spread(kFactors));
    int read = 0;
    for (std::uint32_t key = 0; key < 60; ++key) {
        // Embedding: what the first layer norm made of it, once its dropped elements are known.
        const auto ofHstu = hstu.gradients(key);
        const auto kept = (ofHstu.at(kItems)[kItem] != 0).to(torch::kFloat32) / (1 - kRate);
        const auto dropped = hstu.parameter(kItems)[kItem] * std::sqrt(static_cast<double>(kFactors)) * kept;
        const auto normed = ofHstu.at(hstuBlock(0) + "norm_input.weight") / ofHstu.at(hstuBlock(0) + "norm_input.bias");
        const auto expected = torch::layer_norm(dropped, {kFactors}, {}, {}, 1e-6);
        const auto embedding = tests::firstDifference("normed embedding", normed, expected, 10 * kTolerance);
        QVERIFY2(embedding.isEmpty(), qPrintable(embedding));
        // Feed-forward output of block 0, alone in what block 1 gets.
        const auto ofSasrec = sasrec.gradients(key);
        const auto projection = ofSasrec.at(sasrecBlock(1) + "multi_head_attn.in_proj_weight").slice(0, 2 * kFactors);
        const auto there = inputOf(projection, ofSasrec.at(sasrecBlock(1) + "multi_head_attn.in_proj_bias").slice(0, 2 * kFactors));
        if (!there.defined())
            continue;
        ++read;
        const auto back =
            ofSasrec.at(sasrecBlock(0) + "feed_forward.ff_linear_2.bias") / ofSasrec.at(sasrecBlock(0) + "ff_layer_norm.bias");
        const auto output = tests::firstDifference("feed-forward output", there / spread(kFactors), back, kTolerance);
        QVERIFY2(output.isEmpty(), qPrintable(output));
    }
    QVERIFY(read > 30);
}

void TstDropoutSites::pathsAreTheOnesNamed()
{
    QFETCH(QString, path);
    choose(path);
    const auto name = nn::kernelName(settings(config::ModelKind::Hstu, kBlocks, 1), loss(), torch::zeros({1}));
    QVERIFY2(QString::fromStdString(name).contains(path), name.c_str());
}

QTEST_GUILESS_MAIN(TstDropoutSites)
#include "tst_dropout_sites.moc"
