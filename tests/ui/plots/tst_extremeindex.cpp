#include "ui/plots/extremeindex.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using hstudio::ui::ExtremeIndex;

namespace
{
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// Values with peaks, plateaus and now and then a gap.
std::vector<double> curve(std::size_t count)
{
    std::mt19937 random(7);
    std::normal_distribution<double> noise;
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(i % 97 == 11 ? notANumber : std::round(8 * noise(random)) / 8);
    return values;
}

struct Extremes
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double lowPositive = std::numeric_limits<double>::infinity();
    bool gap = false;
    bool operator==(const Extremes &) const = default;
};

Extremes slowly(const std::vector<double> &values, std::size_t begin, std::size_t end)
{
    Extremes found;
    for (std::size_t i = begin; i < end; ++i) {
        if (std::isnan(values[i])) {
            found.gap = true;
            continue;
        }
        found.low = std::min(found.low, values[i]);
        found.high = std::max(found.high, values[i]);
        if (values[i] > 0)
            found.lowPositive = std::min(found.lowPositive, values[i]);
    }
    return found;
}

Extremes of(const std::vector<double> &values, const ExtremeIndex::Block &block)
{
    Extremes found;
    if (block.low != ExtremeIndex::none)
        found.low = values[block.low];
    if (block.high != ExtremeIndex::none)
        found.high = values[block.high];
    if (block.lowPositive != ExtremeIndex::none)
        found.lowPositive = values[block.lowPositive];
    found.gap = block.gap != ExtremeIndex::none;
    return found;
}
} // namespace

class TstExtremeIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extremesOfAnyPartAreThoseOfItsValues_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 15, 16, 17, 33, 1000, 4096, 5000})
            QTest::addRow("%d values", count) << count;
    }
    void extremesOfAnyPartAreThoseOfItsValues()
    {
        QFETCH(int, count);
        const auto size = static_cast<std::size_t>(count);
        const auto values = curve(size);
        ExtremeIndex index;
        index.assign(values);
        for (const auto begin : {std::size_t{0}, size / 3, size / 2})
            for (const auto end : {begin, begin + (size - begin) / 2, size})
                QVERIFY(of(values, index.extremes(values, begin, end)) == slowly(values, begin, end));
    }

    void appendingGivesWhatAssigningGives()
    {
        const auto values = curve(700);
        ExtremeIndex grown;
        for (std::size_t count = 1; count <= values.size(); ++count) {
            grown.append(std::span(values).first(count));
            if (count % 37 == 0)
                QVERIFY(of(values, grown.extremes(values, count / 5, count)) == slowly(values, count / 5, count));
        }
    }

    void aPixelKeepsItsLowestHighestAndItsGap()
    {
        constexpr std::size_t perPixel = 250;
        const auto values = curve(20'000);
        ExtremeIndex index;
        index.assign(values);
        std::vector<std::uint32_t> picked;
        index.pick(
            0, values.size(), [](std::size_t first, std::size_t last) { return last - first < perPixel; }, picked);
        QVERIFY(picked.size() < values.size() / 20);
        QVERIFY(std::ranges::is_sorted(picked));
        for (std::size_t begin = 0; begin < values.size(); begin += perPixel) {
            std::vector<double> drawn;
            for (const auto place : picked)
                if (place >= begin && place < begin + perPixel)
                    drawn.push_back(values[place]);
            const auto all = slowly(values, begin, begin + perPixel);
            const auto shown = slowly(drawn, 0, drawn.size());
            // Blocks reach over a pixel's edge by less than its width: the extremes are in this pixel or beside it.
            const auto around = slowly(values, begin < perPixel ? 0 : begin - perPixel, std::min(values.size(), begin + 2 * perPixel));
            QVERIFY(shown.low >= around.low && shown.high <= around.high);
            QVERIFY(shown.low <= all.low + (all.high - all.low) / 2);
        }
        QCOMPARE(
            slowly(values, 0, values.size()).high,
            values[*std::ranges::max_element(picked, {}, [&](auto place) { return std::isnan(values[place]) ? -1e9 : values[place]; })]);
    }

    void aWideStretchIsDrawnAsItIs()
    {
        const auto values = curve(3000);
        ExtremeIndex index;
        index.assign(values);
        std::vector<std::uint32_t> picked;
        // The first hundred values are far apart, as on a logarithmic axis; all others fall into one pixel.
        index.pick(
            0, values.size(), [](std::size_t first, std::size_t) { return first >= 100; }, picked);
        for (std::uint32_t i = 0; i < 100; ++i)
            QCOMPARE(picked[i], i);
        QVERIFY(picked.size() < 250);
    }

    void aSinglePeakIsNeverLost()
    {
        std::vector<double> values(100'000, 1.0);
        for (const std::size_t peak : {std::size_t{0}, std::size_t{31'337}, values.size() - 1}) {
            values[peak] = 50;
            ExtremeIndex index;
            index.assign(values);
            std::vector<std::uint32_t> picked;
            index.pick(
                0, values.size(), [](std::size_t first, std::size_t last) { return last - first < 4096; }, picked);
            QVERIFY(std::ranges::find(picked, peak) != picked.end());
            values[peak] = 1;
        }
    }

    void nothingInNothing()
    {
        ExtremeIndex index;
        index.assign({});
        QVERIFY(index.extremes({}, 0, 0).low == ExtremeIndex::none);
        std::vector<std::uint32_t> picked{1};
        index.pick(
            0, 0, [](std::size_t, std::size_t) { return true; }, picked);
        QVERIFY(picked.empty());
    }
};

QTEST_APPLESS_MAIN(TstExtremeIndex)
#include "tst_extremeindex.moc"
