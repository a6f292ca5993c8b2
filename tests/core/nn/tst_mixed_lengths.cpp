#include "goldencase.h"
#include "kernelshape.h"

#include "core/base/random.h"
#include "core/data/batch.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace hstudio;
using tests::firstDifference;
using tests::KernelShape;

namespace
{

constexpr double kTolerance = 2e-5; ///< of embeddings of size 1 in float32
constexpr double kGradientTolerance = 2e-4;
constexpr std::uint32_t kUsers = 24;

/// Random settings with histories of 1 to three times session_max_len items.
struct Histories
{
    KernelShape shape;
    data::Sequences all;
    std::vector<std::int64_t> queryTimes;
};

Histories randomHistories(int number)
{
    Histories made{.shape = tests::randomShape(number), .all = {}, .queryTimes = {}};
    made.shape.model.dropoutRate = 0.0;
    made.shape.items = std::max<std::int64_t>(made.shape.items, 20);
    made.all.offsets = {0};
    const base::CounterRandom random(static_cast<std::uint64_t>(number) + 77, base::RandomPurpose::DemoData);
    std::uint64_t next = 0;
    const auto below = [&](std::int64_t bound) { return random.below(next++, static_cast<std::uint32_t>(bound)); };
    const auto length = made.shape.model.sessionMaxLen;
    for (std::uint32_t user = 0; user < kUsers; ++user) {
        // Both sides of the cut always, whatever else is drawn.
        const std::int64_t fixed[] = {1, length, length + 1, 3 * length};
        const auto n = user < 4 ? fixed[user] : 1 + static_cast<std::int64_t>(below(3 * length));
        std::vector<std::int32_t> items;
        std::vector<std::int64_t> times;
        std::int64_t now = 900'000'000;
        for (std::int64_t i = 0; i < n; ++i) {
            items.push_back(1 + static_cast<std::int32_t>(below(made.shape.items - 1)));
            times.push_back(now += static_cast<std::int64_t>(below(4) == 0 ? below(90'000'000) : below(300)));
        }
        made.all.add(user, items, times);
        made.queryTimes.push_back(now + static_cast<std::int64_t>(below(1'000'000)));
    }
    return made;
}

/// The newest tokens' embeddings of these users, in this order.
torch::Tensor newest(nn::SequenceModel &model, const Histories &histories, const std::vector<std::uint32_t> &users,
                     torch::Dtype type = torch::kFloat32)
{
    const torch::NoGradGuard noGrad;
    model.eval();
    std::vector<std::int64_t> times;
    for (const auto user : users)
        times.push_back(histories.queryTimes[user]);
    const auto batch = data::recommendBatch(histories.all, users, times, static_cast<int>(histories.shape.model.sessionMaxLen));
    return model.encodeLast(nn::makeBatch(batch, torch::kCPU, type));
}

std::vector<std::uint32_t> everybody()
{
    std::vector<std::uint32_t> users(kUsers);
    std::iota(users.begin(), users.end(), 0U);
    return users;
}

/// A fixed order that mixes short and long.
std::vector<std::uint32_t> mixed()
{
    std::vector<std::uint32_t> users;
    for (std::uint32_t i = 0; i < kUsers; ++i)
        users.push_back(i * 7 % kUsers);
    return users;
}

/// The same sequences in another order.
data::PackedBatch reordered(const data::PackedBatch &batch, const std::vector<std::uint32_t> &order)
{
    data::PackedBatch out;
    out.offsets = {0};
    const auto width = batch.negatives.size() / std::max<std::size_t>(1, batch.targets.size());
    const auto take = [](auto &to, const auto &from, std::size_t first, std::size_t last) {
        to.insert(to.end(), from.begin() + static_cast<std::ptrdiff_t>(first), from.begin() + static_cast<std::ptrdiff_t>(last));
    };
    for (const auto row : order) {
        const auto first = static_cast<std::size_t>(batch.offsets[row]), last = static_cast<std::size_t>(batch.offsets[row + 1]);
        take(out.items, batch.items, first, last);
        take(out.targets, batch.targets, first, last);
        take(out.weights, batch.weights, first, last);
        take(out.negatives, batch.negatives, first * width, last * width);
        take(out.times, batch.times, first + row, last + row + 1);
        out.offsets.push_back(static_cast<std::int32_t>(out.items.size()));
        out.keys.push_back(batch.keys[row]);
    }
    return out;
}

} // namespace

/// Properties of random models on random users: nothing depends on who else is in the batch, on their order, on the number of threads, or on what lies before
/// the last session_max_len items; and all of it is what the padded float64 reference gives.
class TstMixedLengths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { torch::set_num_threads(1); }

    void equalThePaddedReference_data() { numbers(); }
    void equalThePaddedReference()
    {
        QFETCH(int, number);
        const auto histories = randomHistories(number);
        const auto model = tests::spreadModel(histories.shape);
        const auto reference = tests::doubleCopy(histories.shape, *model);
        const auto expected = newest(*reference, histories, everybody(), torch::kFloat64);
        const double scale = std::max(1.0, tests::largest(expected));
        check(firstDifference("newest", newest(*model, histories, everybody()), expected, kTolerance * scale));
        for (std::uint32_t user = 0; user < kUsers; ++user)
            check(firstDifference("alone", newest(*reference, histories, {user}, torch::kFloat64)[0], expected[user], 1e-12 * scale));
    }

    void whatLiesBeforeTheLastItemsHasNoEffect_data() { numbers(); }
    void whatLiesBeforeTheLastItemsHasNoEffect()
    {
        QFETCH(int, number);
        const auto histories = randomHistories(number);
        auto cut = histories;
        cut.all = {};
        cut.all.offsets = {0};
        const auto length = static_cast<std::size_t>(histories.shape.model.sessionMaxLen);
        for (std::uint32_t user = 0; user < kUsers; ++user) {
            const auto items = histories.all.itemsOf(user);
            const auto shown = std::min(items.size(), length);
            cut.all.add(user, items.last(shown), histories.all.timesOf(user).last(shown));
        }
        const auto model = tests::spreadModel(histories.shape);
        QVERIFY(torch::equal(newest(*model, histories, everybody()), newest(*model, cut, everybody())));
    }

    void anyOrderAndAnyThreads_data() { numbers(); }
    void anyOrderAndAnyThreads()
    {
        QFETCH(int, number);
        const auto histories = randomHistories(number);
        const auto model = tests::spreadModel(histories.shape);
        const auto inOrder = newest(*model, histories, everybody());
        const double scale = std::max(1.0, tests::largest(inOrder));
        for (const int threads : {1, 2, 5}) {
            torch::set_num_threads(threads);
            const auto shuffled = newest(*model, histories, mixed());
            for (std::uint32_t place = 0; place < kUsers; ++place)
                check(firstDifference("in another order", shuffled[place], inOrder[mixed()[place]], kTolerance * scale));
        }
    }

    void trainingStepInAnyOrder_data() { numbers(); }
    void trainingStepInAnyOrder()
    {
        QFETCH(int, number);
        auto shape = tests::randomShape(number); // with its dropout: its numbers go with the sequence, not with the place
        shape.lengths.clear();
        for (std::uint32_t i = 0; i < kUsers; ++i)
            shape.lengths.push_back(1 + static_cast<std::int32_t>(i * 5 % static_cast<std::uint32_t>(shape.model.sessionMaxLen)));
        const auto batch = tests::randomBatch(shape, 3);
        const auto gradients = [&](const data::PackedBatch &packed) {
            const auto model = tests::spreadModel(shape);
            model->trainingLoss(nn::makeBatch(packed, torch::kCPU), {5, 2}).backward();
            nn::TensorMap found;
            for (const auto &entry : model->named_parameters())
                if (entry.value().grad().defined())
                    found.emplace(entry.key(), entry.value().grad());
            return found;
        };
        const auto expected = gradients(batch);
        const auto actual = gradients(reordered(batch, mixed()));
        double scale = 1e-2;
        for (const auto &[name, tensor] : expected)
            scale = std::max(scale, tests::largest(tensor));
        for (const auto &[name, tensor] : expected)
            check(firstDifference("gradient of " + name, actual.at(name), tensor, kGradientTolerance * scale));
    }

private:
    static void numbers()
    {
        QTest::addColumn<int>("number");
        for (int number = 0; number < 24; ++number)
            QTest::addRow("%s %d", number % 2 == 0 ? "HSTU" : "SASRec", number) << number;
    }
    static void check(const QString &difference)
    {
        if (!difference.isEmpty())
            QTest::qFail(qPrintable(difference), __FILE__, __LINE__);
    }
};

QTEST_GUILESS_MAIN(TstMixedLengths)
#include "tst_mixed_lengths.moc"
