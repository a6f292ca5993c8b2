#include "core/data/timebuckets.h"
#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/training/fixture.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace hstudio;
using namespace hstudio::tests;
using inference::ExplainRequest;

namespace
{

constexpr double kTolerance = 1e-5;
constexpr double kExact = 1e-10; ///< what float64 leaves of an identity
constexpr std::int64_t kWeek = 7 * 86400;

/// A history as the recommender takes it, and the moment of asking.
struct Case
{
    std::vector<std::int32_t> items;
    std::vector<std::int64_t> times;
    std::int64_t queryTime = 0;

    [[nodiscard]] data::Sequences sequences() const
    {
        data::Sequences one;
        one.offsets = {0};
        one.add(0, items, times);
        return one;
    }
    [[nodiscard]] Case without(std::size_t place) const
    {
        Case shorter = *this;
        shorter.items.erase(shorter.items.begin() + static_cast<std::ptrdiff_t>(place));
        shorter.times.erase(shorter.times.begin() + static_cast<std::ptrdiff_t>(place));
        return shorter;
    }
};

Case caseOf(std::int64_t user, std::size_t longest = 1000)
{
    const auto code = tinyUser(user);
    auto items = tinyHistories().itemsOf(code);
    auto times = tinyHistories().timesOf(code);
    const auto length = std::min(longest, items.size());
    items = items.last(length);
    times = times.last(length);
    return {{items.begin(), items.end()}, {times.begin(), times.end()}, times.back() + kWeek};
}

/// By the reference kernels; one model at a time is kept.
std::vector<double> reference(const std::string &model, const Case &one)
{
    static std::string name;
    static std::unique_ptr<ReferenceModel> kept;
    if (name != model)
        kept = std::make_unique<ReferenceModel>(goldenConfig(name = model), goldenWeights(model));
    return kept->scores(one.items, one.times, one.queryTime);
}

double silu(double a) { return a / (1 + std::exp(-a)); }

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Vector vectorOf(const torch::Tensor &tensor)
{
    const auto wide = tensor.to(torch::kFloat64).contiguous();
    return {wide.data_ptr<double>(), wide.data_ptr<double>() + wide.numel()};
}

/// y = (x − mean) / scale, with the scale that it was computed with.
Vector normed(const Vector &x, double &scale)
{
    double mean = 0, variance = 0;
    for (const auto value : x)
        mean += value / static_cast<double>(x.size());
    for (const auto value : x)
        variance += (value - mean) * (value - mean) / static_cast<double>(x.size());
    scale = std::sqrt(variance + 1e-6);
    Vector y;
    for (const auto value : x)
        y.push_back((value - mean) / scale);
    return y;
}

} // namespace

/// docs/model.md, "Why a film is recommended": every identity that is claimed there, against forward passes from scratch.
class TstExplanation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAddUpToTheReferenceScore_data();
    void partsAddUpToTheReferenceScore();
    void sharesFollowTheirFormulas_data() { partsAddUpToTheReferenceScore_data(); }
    void sharesFollowTheirFormulas();
    void oneBlockEqualsThePlainLoops();
    void paddedColumnsTakePartInSasrecOnly();
    void leaveOneOutIsAForwardPassWithoutTheItem_data() { partsAddUpToTheReferenceScore_data(); }
    void leaveOneOutIsAForwardPassWithoutTheItem();
    void itemBeforeTheWindowComesInWhenOneIsLeftOut();
    void onlyItemHasNoScoreWithoutIt();
    void whatComesAfterTheMomentIsNotExplained();
    void scoreIsTheOneOfTheList();
    void wrongRequestsAreErrors();
    void leavingOutCanBeStopped();
};

void TstExplanation::partsAddUpToTheReferenceScore_data()
{
    QTest::addColumn<std::string>("model");
    const auto index = goldenJson("models/index.json");
    for (const auto &[name, one] : index.at("cases").items())
        QTest::newRow(name.c_str()) << name;
}

void TstExplanation::partsAddUpToTheReferenceScore()
{
    QFETCH(std::string, model);
    const auto recommender = goldenRecommender(model);
    for (const auto &one : {caseOf(411), caseOf(98, 3), caseOf(411, 1)}) {
        const auto histories = one.sequences();
        const auto expected = reference(model, one);
        for (const std::int32_t film : {1, 7, 23, 55}) {
            const auto why = recommender->explain({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = film});
            QVERIFY2(why, why ? "" : why.error().text().c_str());
            const auto score = expected[static_cast<std::size_t>(film)];
            QVERIFY2(std::abs(why->score - score) < kTolerance, qPrintable(QString::number(why->score - score)));
            QVERIFY2(std::abs(why->sum() - score) < kTolerance, qPrintable(QString::number(why->sum() - score)));
            QVERIFY(std::abs(why->sum() - why->score) < kExact * (1 + std::abs(score)));
            QCOMPARE(why->history.size(), std::min<std::size_t>(one.items.size(), 16));
        }
    }
}

void TstExplanation::sharesFollowTheirFormulas()
{
    QFETCH(std::string, model);
    const auto settings = goldenConfig(model);
    const bool hstu = settings.model == config::ModelKind::Hstu;
    const auto recommender = goldenRecommender(model);
    const auto one = caseOf(411);
    const auto histories = one.sequences();
    const auto why = recommender->explain({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = 7});
    QVERIFY2(why, why ? "" : why.error().text().c_str());
    QCOMPARE(why->timeBias, hstu && settings.relativeTimeAttention);
    QCOMPARE(why->positionBias, hstu && settings.relativePosAttention);
    QCOMPARE(why->padding, 0.0); // the window is full: no padded columns
    std::vector<double> weights(static_cast<std::size_t>(settings.nBlocks * settings.nHeads), 0.0);
    for (const auto &item : why->history) {
        QCOMPARE(item.item, one.items[item.place]);
        QCOMPARE(item.time, one.times[item.place]);
        QVERIFY(std::abs(item.content + item.timeBias + item.positionBias - item.contribution) < kExact);
        QVERIFY(why->timeBias || item.timeBias == 0);
        QVERIFY(why->positionBias || item.positionBias == 0);
        QCOMPARE(item.attention.size(), weights.size());
        double sum = 0, content = 0;
        for (std::size_t i = 0; i < item.attention.size(); ++i) {
            const auto &share = item.attention[i];
            QCOMPARE(share.block * settings.nHeads + share.head, static_cast<std::int64_t>(i));
            QVERIFY(std::abs(share.content + share.time + share.position - share.preActivation) < kExact);
            if (hstu) {
                QVERIFY(std::abs(share.weight - silu(share.preActivation) / 16) < kExact);
                content += share.contribution * share.content / share.preActivation;
            } else {
                content += share.contribution;
            }
            weights[i] += share.weight;
            sum += share.contribution;
        }
        QVERIFY(std::abs(sum - item.contribution) < kExact);
        QVERIFY(std::abs(content - item.content) < kExact * (1 + std::abs(content)));
    }
    for (const auto weight : weights)
        QVERIFY(hstu || std::abs(weight - 1) < kExact); // a full window: the softmax has nothing else
}

/// One block of two heads in plain loops over doubles, written from docs/model.md.
void TstExplanation::oneBlockEqualsThePlainLoops()
{
    auto settings = goldenConfig("hstu_h2");
    settings.nBlocks = 1;
    auto weights = goldenWeights("hstu_h2");
    std::erase_if(weights, [](const auto &entry) { return entry.first.find("stu_blocks.1") != std::string::npos; });
    const auto one = caseOf(98, 5);
    constexpr std::int32_t kFilm = 11;
    const std::size_t D = 8, heads = 2, L = 16, n = one.items.size(), i = n - 1;
    const auto at = [&](const char *name) { return vectorOf(weights.at(std::string("transformer_layers.stu_blocks.0.") + name)); };
    const auto E = vectorOf(weights.at(nn::kItemEmbedding)), P = vectorOf(weights.at(nn::kPositionEmbedding));
    const auto uvqk = at("uvqk_proj"), wt = at("rel_attn.time_weights"), wp = at("rel_attn.pos_weights"), Wo = at("output_mlp.weight"),
               bo = at("output_mlp.bias"), g1 = at("norm_input.weight"), b1 = at("norm_input.bias"), g2 = at("norm_attn_output.weight"),
               b2 = at("norm_attn_output.bias");
    Matrix s, rows; // rows: u | v | q | k
    double scale = 0;
    for (std::size_t j = 0; j < n; ++j) {
        Vector token;
        for (std::size_t d = 0; d < D; ++d)
            token.push_back(std::sqrt(8.0) * E[static_cast<std::size_t>(one.items[j]) * D + d] + P[(n - 1 - j) * D + d]);
        const auto x = normed(token, scale);
        Vector row(4 * D, 0.0);
        for (std::size_t c = 0; c < 4 * D; ++c) {
            for (std::size_t d = 0; d < D; ++d)
                row[c] += (x[d] * g1[d] + b1[d]) * uvqk[d * 4 * D + c];
            row[c] = silu(row[c]);
        }
        s.push_back(token);
        rows.push_back(row);
    }
    Matrix attention(heads, Vector(n));
    Vector m(D, 0.0);
    for (std::size_t h = 0; h < heads; ++h)
        for (std::size_t j = 0; j < n; ++j) {
            double a = wt[static_cast<std::size_t>(data::timeBucket(one.queryTime - one.times[j]))] + wp[L - 1 + j - i];
            for (std::size_t d = h * 4; d < h * 4 + 4; ++d)
                a += rows[i][2 * D + d] * rows[j][3 * D + d];
            attention[h][j] = silu(a) / static_cast<double>(L);
            for (std::size_t d = h * 4; d < h * 4 + 4; ++d)
                m[d] += attention[h][j] * rows[j][D + d];
        }
    const auto y = normed(m, scale); // its scale is held below
    Vector e = s[i];
    for (std::size_t c = 0; c < D; ++c) {
        e[c] += bo[c];
        for (std::size_t d = 0; d < D; ++d)
            e[c] += Wo[c * D + d] * rows[i][d] * (y[d] * g2[d] + b2[d]);
    }
    double normE = 0, normFilm = 0, score = 0;
    for (std::size_t d = 0; d < D; ++d) {
        const auto film = E[kFilm * D + d];
        normE += e[d] * e[d];
        normFilm += film * film;
        score += e[d] * film;
    }
    const double perUnit = 1 / std::sqrt(normE * normFilm);

    const auto histories = one.sequences();
    const auto why =
        recommenderOf(settings, weights)->explain({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = kFilm});
    QVERIFY2(why, why ? "" : why.error().text().c_str());
    QVERIFY(std::abs(why->score - score * perUnit) < kExact);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t h = 0; h < heads; ++h) {
            // What this item's value alone does to e with the norm's scale held, and e to the score.
            Vector z(D, 0.0);
            double mean = 0, expected = 0;
            for (std::size_t d = h * 4; d < h * 4 + 4; ++d) {
                z[d] = attention[h][j] * rows[j][D + d];
                mean += z[d] / static_cast<double>(D);
            }
            for (std::size_t c = 0; c < D; ++c)
                for (std::size_t d = 0; d < D; ++d)
                    expected += perUnit * E[kFilm * D + c] * Wo[c * D + d] * rows[i][d] * g2[d] * (z[d] - mean) / scale;
            QVERIFY2(std::abs(why->history[j].attention[h].contribution - expected) < kExact, qPrintable(QString::number(expected)));
        }
    double own = 0, position = 0;
    for (std::size_t d = 0; d < D; ++d) {
        position += perUnit * E[kFilm * D + d] * P[d];
        own += perUnit * E[kFilm * D + d] * s[i][d];
    }
    QVERIFY(std::abs(why->ownPosition - position) < kExact);
    QVERIFY(std::abs(why->ownEmbedding + why->ownPosition - own) < kExact);
}

void TstExplanation::paddedColumnsTakePartInSasrecOnly()
{
    const auto one = caseOf(98, 3); // 13 of 16 columns are padded
    const auto histories = one.sequences();
    for (const auto *model : {"hstu_h1", "sasrec_h1"}) {
        const auto why = goldenRecommender(model)->explain({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = 7});
        QVERIFY2(why, why ? "" : why.error().text().c_str());
        double weight = 0;
        for (const auto &item : why->history)
            weight += item.attention.front().weight;
        const bool sasrec = std::string_view(model) == "sasrec_h1";
        QCOMPARE(why->padding != 0, sasrec);
        QVERIFY(!sasrec || (weight > 0 && weight < 1));
    }
}

void TstExplanation::leaveOneOutIsAForwardPassWithoutTheItem()
{
    QFETCH(std::string, model);
    const auto recommender = goldenRecommender(model);
    const auto one = caseOf(98, 12);
    const auto histories = one.sequences();
    constexpr std::int32_t kFilm = 23;
    const auto influences = recommender->leaveOneOut({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = kFilm});
    QVERIFY(influences);
    QCOMPARE(influences->size(), one.items.size());
    const auto with = reference(model, one)[kFilm];
    for (std::size_t place = 0; place < one.items.size(); ++place) {
        const auto &influence = influences->at(place);
        const auto without = reference(model, one.without(place))[kFilm];
        QCOMPARE(influence.place, place);
        QVERIFY(influence.score);
        QVERIFY(std::abs(*influence.score - without) < kTolerance);
        QVERIFY(std::abs(influence.influence - (with - without)) < kTolerance);
    }
}

void TstExplanation::itemBeforeTheWindowComesInWhenOneIsLeftOut()
{
    const auto one = caseOf(411);
    QVERIFY(one.items.size() > 17); // more than the window of 16
    const auto histories = one.sequences();
    const auto recommender = goldenRecommender("hstu_h1");
    const ExplainRequest request{.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = 5};
    const auto influences = recommender->leaveOneOut(request);
    const auto why = recommender->explain(request);
    QVERIFY(influences && why);
    QCOMPARE(influences->size(), std::size_t{16});
    for (std::size_t i = 0; i < 16; ++i) {
        const auto place = one.items.size() - 16 + i;
        QCOMPARE(influences->at(i).place, place);
        QCOMPARE(why->history[i].place, place);
        QVERIFY(std::abs(*influences->at(i).score - reference("hstu_h1", one.without(place))[5]) < kTolerance);
    }
}

void TstExplanation::onlyItemHasNoScoreWithoutIt()
{
    const auto one = caseOf(411, 1);
    const auto histories = one.sequences();
    const auto influences =
        goldenRecommender("hstu_h1")->leaveOneOut({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = 5});
    QVERIFY(influences);
    QCOMPARE(influences->size(), std::size_t{1});
    QVERIFY(!influences->front().score && influences->front().influence == 0);
}

void TstExplanation::whatComesAfterTheMomentIsNotExplained()
{
    auto one = caseOf(411, 12);
    const auto histories = one.sequences();
    QVERIFY(one.times.size() > 5);
    one.queryTime = one.times[4];
    const auto visible = static_cast<std::size_t>(std::ranges::upper_bound(one.times, one.queryTime) - one.times.begin());
    QVERIFY(visible < one.items.size());
    const auto why = goldenRecommender("hstu_h1")->explain({.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = 5});
    QVERIFY2(why, why ? "" : why.error().text().c_str());
    QCOMPARE(why->history.size(), visible);
    one.items.resize(visible);
    one.times.resize(visible);
    QVERIFY(std::abs(why->sum() - reference("hstu_h1", one)[5]) < kTolerance);
}

void TstExplanation::scoreIsTheOneOfTheList()
{
    for (const auto *model : {"hstu_h2", "sasrec_h2"}) {
        const auto recommender = goldenRecommender(model);
        const std::array which = {tinyUser(411)};
        const std::array times = {tinyHistories().timesOf(which[0]).back() + kWeek};
        const auto list =
            recommender->recommend({.histories = &tinyHistories(), .which = which, .queryTimes = times, .targets = {}, .candidates = {}});
        QVERIFY(list);
        for (const auto &film : list->front().items) {
            const auto item = tinyData().training.items.internalOf[film.itemCode];
            const auto why = recommender->explain({.histories = &tinyHistories(), .which = which[0], .queryTime = times[0], .item = item});
            QVERIFY2(why, why ? "" : why.error().text().c_str());
            QCOMPARE(why->queryTime.has_value(), recommender->requiresContext());
            QVERIFY(std::abs(why->score - static_cast<double>(film.score)) < kTolerance);
        }
    }
}

void TstExplanation::wrongRequestsAreErrors()
{
    const auto one = caseOf(98, 3);
    const auto histories = one.sequences();
    const auto recommender = goldenRecommender("hstu_h1");
    const auto codeOf = [&](std::optional<std::int64_t> time, std::int32_t film) {
        const ExplainRequest request{.histories = &histories, .which = 0, .queryTime = time, .item = film};
        const auto why = recommender->explain(request);
        const auto influences = recommender->leaveOneOut(request);
        return !why && !influences && why.error().code == influences.error().code ? base::toString(why.error().code) : "";
    };
    QCOMPARE(codeOf(one.queryTime, 0), "not_found");
    QCOMPARE(codeOf(one.queryTime, 56), "not_found");
    QCOMPARE(codeOf({}, 5), "invalid_argument");                    // the model needs a moment
    QCOMPARE(codeOf(one.times.front() - 1, 5), "invalid_argument"); // nothing had happened by then
    QVERIFY(goldenRecommender("sasrec_h1")->explain({.histories = &histories, .which = 0, .queryTime = {}, .item = 5}));
}

void TstExplanation::leavingOutCanBeStopped()
{
    const auto one = caseOf(98, 12);
    const auto histories = one.sequences();
    std::stop_source source;
    source.request_stop();
    const auto stopped = goldenRecommender("hstu_h1")->leaveOneOut(
        {.histories = &histories, .which = 0, .queryTime = one.queryTime, .item = 5}, source.get_token());
    QVERIFY(!stopped && stopped.error().code == base::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TstExplanation)
#include "tst_explanation.moc"
