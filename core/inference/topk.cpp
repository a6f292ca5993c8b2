#include "core/inference/topk.h"

#include <algorithm>

namespace hstudio::inference
{

namespace
{

bool ranksBefore(const Candidate &a, const Candidate &b) { return a.score > b.score || (a.score == b.score && a.item < b.item); }

} // namespace

std::vector<Candidate> topK(std::span<const float> scores, std::int64_t k)
{
    // A heap with the worst of the k best on top: most items fail the one comparison with it.
    std::vector<Candidate> best;
    const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(k, 0, static_cast<std::int64_t>(scores.size())));
    best.reserve(limit);
    for (std::size_t i = 0; i < scores.size() && limit > 0; ++i) {
        const auto score = scores[i];
        const auto full = best.size() == limit;
        if (!(score > (full ? best.front().score : kMasked)))
            continue;
        if (full) {
            std::ranges::pop_heap(best, ranksBefore);
            best.pop_back();
        }
        best.push_back({static_cast<std::int32_t>(i), score});
        std::ranges::push_heap(best, ranksBefore);
    }
    std::ranges::sort_heap(best, ranksBefore);
    return best;
}

std::int32_t rankOf(std::span<const float> scores, std::int32_t item)
{
    const Candidate wanted{item, scores[static_cast<std::size_t>(item)]};
    if (!(wanted.score > kMasked))
        return 0;
    std::int32_t before = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
        before += ranksBefore({static_cast<std::int32_t>(i), scores[i]}, wanted) ? 1 : 0;
    return before + 1;
}

} // namespace hstudio::inference
