#include "core/data/batch.h"
#include "tests/core/inference/goldenrecommender.h"
#include "tests/core/training/fixture.h"
#include "tests/core/training/metakernels.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <numeric>

using namespace hstudio;
using namespace hstudio::tests;
using inference::RecommendRequest;

namespace
{
constexpr std::int64_t kLate = 1'100'000'000; // after everything in the data

std::vector<std::uint32_t> codesOf(const inference::UserRecommendation &answer)
{
    std::vector<std::uint32_t> codes;
    for (const auto &item : answer.items)
        codes.push_back(item.itemCode);
    return codes;
}

void expectError(const base::Error &error, base::ErrorCode code)
{
    QCOMPARE(static_cast<int>(error.code), static_cast<int>(code));
    QVERIFY(!error.text().empty());
}
} // namespace

class TstRecommender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timeBiasNeedsAQueryTime();
    void oneQueryTimePerUser();
    void kMustBePositive();
    void usersWithoutHistoryAreLeftOut();
    void aUserMayBeAskedTwice();
    void laterQueryGivesAnotherList();
    void queryTimeCutsTheHistory();
    void queryBeforeEverythingLeavesTheUserOut();
    void seenItemsAreFiltered();
    void whatIsCutStillCountsAsSeen();
    void fewerThanKWhenFewerRemain();
    void targetRankIsThePlaceInTheFullList();
    void unrankableTargetsHaveNoRank();
    void chunksAreSeamless();
    void stopCancels();
    void similarItemsLeaveTheItemOut();
    void similarItemsOfUnknownItemAreAnError();
    void weightsOfAnotherModelAreRefused();
    void missingWeightsAreNotFound();
    void scoringStaysOnTheDevice();

private:
    RecommendRequest request(std::span<const std::uint32_t> which, std::span<const std::int64_t> times) const
    {
        RecommendRequest request;
        request.histories = &tinyHistories();
        request.which = which;
        request.queryTimes = times;
        return request;
    }
    std::unique_ptr<inference::Recommender> m_hstu;
    std::unique_ptr<inference::Recommender> m_sasrec;
};

void TstRecommender::initTestCase()
{
    m_hstu = goldenRecommender("hstu_h1");
    m_sasrec = goldenRecommender("sasrec_h1");
}

void TstRecommender::timeBiasNeedsAQueryTime()
{
    QVERIFY(m_hstu->requiresContext());
    QVERIFY(!m_sasrec->requiresContext());
    const std::array which = {tinyUser(411)};
    const auto refused = m_hstu->recommend(request(which, {}));
    QVERIFY(!refused);
    expectError(refused.error(), base::ErrorCode::InvalidArgument);
    QVERIFY(refused.error().text().find("query time") != std::string::npos);
    QVERIFY(m_sasrec->recommend(request(which, {})));
    QVERIFY(m_hstu->recommend(request({}, {})).value().empty());
}

void TstRecommender::oneQueryTimePerUser()
{
    const std::array which = {tinyUser(411), tinyUser(98)};
    const std::array<std::int64_t, 1> times = {kLate};
    const auto refused = m_sasrec->recommend(request(which, times));
    QVERIFY(!refused);
    expectError(refused.error(), base::ErrorCode::InvalidArgument);
}

void TstRecommender::kMustBePositive()
{
    const std::array which = {tinyUser(411)};
    auto wrong = request(which, {});
    wrong.k = 0;
    const auto refused = m_sasrec->recommend(wrong);
    QVERIFY(!refused);
    expectError(refused.error(), base::ErrorCode::InvalidArgument);
    QVERIFY(!m_sasrec->similarItems(1, 0));
}

void TstRecommender::usersWithoutHistoryAreLeftOut()
{
    const std::array which = {tinyUser(1425), tinyUser(428), tinyUser(3171)};
    const auto answers = m_sasrec->recommend(request(which, {}));
    QVERIFY(answers);
    QCOMPARE(answers->size(), std::size_t(1));
    QCOMPARE(answers->front().history, tinyUser(428));
}

void TstRecommender::aUserMayBeAskedTwice()
{
    const std::array which = {tinyUser(411), tinyUser(411)};
    const std::array<std::int64_t, 2> times = {kLate, kLate};
    const auto answers = m_hstu->recommend(request(which, times));
    QVERIFY(answers);
    QCOMPARE(answers->size(), std::size_t(2));
    QCOMPARE(codesOf(answers->at(0)), codesOf(answers->at(1)));
}

void TstRecommender::laterQueryGivesAnotherList()
{
    const std::array which = {tinyUser(411), tinyUser(411)};
    const std::array times = {tinyHistories().timesOf(which[0]).back(), kLate};
    const auto answers = m_hstu->recommend(request(which, times));
    QVERIFY(answers);
    QCOMPARE(answers->at(0).queryTime, std::optional(times[0]));
    QCOMPARE(answers->at(1).queryTime, std::optional(times[1]));
    QVERIFY(codesOf(answers->at(0)) != codesOf(answers->at(1)));
}

void TstRecommender::queryTimeCutsTheHistory()
{
    const auto user = tinyUser(411);
    const auto items = tinyHistories().itemsOf(user);
    const auto times = tinyHistories().timesOf(user);
    const auto query = times[times.size() / 2];
    const auto visible = static_cast<std::size_t>(std::ranges::upper_bound(times, query) - times.begin());
    QVERIFY(visible > 0 && visible < items.size());
    data::Sequences shortened; // the same user as if nothing had happened after the query time
    shortened.offsets = {0};
    shortened.add(user, items.first(visible), times.first(visible));

    for (const auto *recommender : {&m_hstu, &m_sasrec}) {
        const std::array<std::uint32_t, 1> first = {0};
        const std::array which = {user};
        const std::array queryTimes = {query};
        auto cut = request(which, queryTimes);
        cut.filterSeen = false;
        auto same = cut;
        same.histories = &shortened;
        same.which = first;
        const auto actual = (*recommender)->recommend(cut);
        const auto expected = (*recommender)->recommend(same);
        QVERIFY(actual && expected);
        QCOMPARE(codesOf(actual->front()), codesOf(expected->front()));
    }
}

void TstRecommender::queryBeforeEverythingLeavesTheUserOut()
{
    const auto user = tinyUser(411);
    const std::array which = {user, user};
    const auto first = tinyHistories().timesOf(user).front();
    const std::array times = {first - 1, first};
    const auto answers = m_hstu->recommend(request(which, times));
    QVERIFY(answers);
    QCOMPARE(answers->size(), std::size_t(1));
    QCOMPARE(answers->front().queryTime, std::optional(first));
}

void TstRecommender::seenItemsAreFiltered()
{
    const auto user = tinyUser(411);
    const std::array which = {user};
    auto all = request(which, {});
    all.k = 1000;
    const auto seen = tinyHistories().itemsOf(user);
    const auto &codeOf = tinyData().training.items.codeOf;
    const auto has = [&](const inference::UserRecommendation &answer, std::int32_t item) {
        return std::ranges::count(codesOf(answer), codeOf[static_cast<std::size_t>(item)]);
    };
    const auto filtered = m_sasrec->recommend(all);
    all.filterSeen = false;
    const auto unfiltered = m_sasrec->recommend(all);
    QVERIFY(filtered && unfiltered);
    QCOMPARE(unfiltered->front().items.size(), codeOf.size() - 1);
    for (const auto item : seen) {
        QCOMPARE(has(filtered->front(), item), 0);
        QCOMPARE(has(unfiltered->front(), item), 1);
    }
}

void TstRecommender::whatIsCutStillCountsAsSeen()
{
    const auto user = tinyUser(411);
    const std::array which = {user};
    const std::array times = {tinyHistories().timesOf(user).front()};
    auto early = request(which, times);
    early.k = 1000;
    const auto answers = m_hstu->recommend(early);
    QVERIFY(answers);
    const auto newest = tinyHistories().itemsOf(user).back();
    QVERIFY(!std::ranges::count(codesOf(answers->front()), tinyData().training.items.codeOf[static_cast<std::size_t>(newest)]));
}

void TstRecommender::fewerThanKWhenFewerRemain()
{
    const auto user = tinyUser(411);
    const std::array which = {user};
    auto all = request(which, {});
    all.k = 1000;
    const auto answers = m_sasrec->recommend(all);
    QVERIFY(answers);
    auto seen = std::vector(tinyHistories().itemsOf(user).begin(), tinyHistories().itemsOf(user).end());
    std::ranges::sort(seen);
    const auto repeated = std::ranges::unique(seen);
    seen.erase(repeated.begin(), repeated.end());
    QCOMPARE(answers->front().items.size(), tinyData().training.items.codeOf.size() - 1 - seen.size());
}

void TstRecommender::targetRankIsThePlaceInTheFullList()
{
    const std::array which = {tinyUser(411)};
    auto full = request(which, {});
    full.k = 1000;
    const auto list = m_sasrec->recommend(full);
    QVERIFY(list);
    for (const auto &item : list->front().items) {
        auto one = request(which, {});
        const std::array targets = {tinyData().training.items.internalOf[item.itemCode]};
        one.targets = targets;
        one.k = 1;
        const auto answer = m_sasrec->recommend(one);
        QVERIFY(answer);
        QCOMPARE(answer->front().targetRank, item.rank);
    }
}

void TstRecommender::unrankableTargetsHaveNoRank()
{
    const auto user = tinyUser(411);
    const std::array which = {user, user};
    const std::array<std::int32_t, 2> targets = {0, tinyHistories().itemsOf(user).front()};
    auto asked = request(which, {});
    asked.targets = targets;
    const auto answers = m_sasrec->recommend(asked);
    QVERIFY(answers);
    QCOMPARE(answers->at(0).targetRank, 0);
    QCOMPARE(answers->at(1).targetRank, 0); // seen
    asked.filterSeen = false;
    QVERIFY(m_sasrec->recommend(asked)->at(1).targetRank > 0);
}

void TstRecommender::chunksAreSeamless()
{
    std::vector<std::uint32_t> many; // more than one chunk of 512
    for (int round = 0; round < 30; ++round) {
        for (const auto id : {411, 98, 1460, 2076, 5131})
            for (int again = 0; again < 5; ++again)
                many.push_back(tinyUser(id));
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> told;
    const auto answers =
        m_sasrec->recommend(request(many, {}), {}, [&](std::int64_t done, std::int64_t total) { told.emplace_back(done, total); });
    QVERIFY(answers);
    QCOMPARE(answers->size(), many.size());
    QCOMPARE(told.size(), std::size_t(2));
    QVERIFY((told.back() == std::pair<std::int64_t, std::int64_t>(750, 750)));
    QVERIFY(told.front().first < 750);
    for (std::size_t i = 25; i < many.size(); ++i) {
        QCOMPARE(answers->at(i).history, many[i]);
        QCOMPARE(codesOf(answers->at(i)), codesOf(answers->at(i % 25)));
    }
}

void TstRecommender::stopCancels()
{
    std::vector<std::uint32_t> many(2000, tinyUser(411));
    std::stop_source source;
    int chunks = 0;
    const auto answers = m_sasrec->recommend(request(many, {}), source.get_token(), [&](std::int64_t, std::int64_t) {
        ++chunks;
        source.request_stop();
    });
    QVERIFY(!answers);
    expectError(answers.error(), base::ErrorCode::Cancelled);
    QCOMPARE(chunks, 1);
}

void TstRecommender::similarItemsLeaveTheItemOut()
{
    const auto similar = m_hstu->similarItems(5, 1000);
    QVERIFY(similar);
    const auto &codeOf = tinyData().training.items.codeOf;
    QCOMPARE(similar->size(), codeOf.size() - 2); // neither PAD nor itself
    for (const auto &item : *similar) {
        QVERIFY(item.itemCode != codeOf[5]);
        QVERIFY(item.score >= -1.00001F && item.score <= 1.00001F);
    }
}

void TstRecommender::similarItemsOfUnknownItemAreAnError()
{
    for (const auto item : {-1, 0, 56, 1'000'000}) {
        const auto refused = m_hstu->similarItems(item, 5);
        QVERIFY(!refused);
        expectError(refused.error(), base::ErrorCode::NotFound);
    }
}

void TstRecommender::weightsOfAnotherModelAreRefused()
{
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "best.safetensors";
    QVERIFY(nn::writeSafetensors(file, {{"something", torch::ones({2})}}));
    const auto loaded = inference::Recommender::load(smallConfig(), tinyData().training.items, file, "cpu");
    QVERIFY(!loaded);
    expectError(loaded.error(), base::ErrorCode::BadData);
}

void TstRecommender::missingWeightsAreNotFound()
{
    const auto loaded = inference::Recommender::load(smallConfig(), tinyData().training.items, "/nowhere/best.safetensors", "cpu");
    QVERIFY(!loaded);
    expectError(loaded.error(), base::ErrorCode::NotFound);
}

void TstRecommender::scoringStaysOnTheDevice()
{
    useMetaKernels(); // `meta` stands in for a GPU
    for (const auto kind : {config::ModelKind::Hstu, config::ModelKind::Sasrec}) {
        auto config = smallConfig();
        config.model.model = kind;
        const auto model = nn::makeModel(config.model, config.loss, tinyData().training.items.size(), 1, torch::kMeta);
        model->eval();
        const std::array which = {tinyUser(411), tinyUser(98)};
        const std::array<std::int64_t, 2> times = {kLate, kLate};
        const c10::InferenceMode inferenceMode;
        const auto batch = nn::makeBatch(data::recommendBatch(tinyHistories(), which, times, 16), torch::kMeta);
        const auto scores = model->scores(model->encodeLast(batch));
        QVERIFY(scores.is_meta());
        QVERIFY((scores.sizes() == at::IntArrayRef{2, tinyData().training.items.size()}));
    }
}

QTEST_GUILESS_MAIN(TstRecommender)
#include "tst_recommender.moc"
