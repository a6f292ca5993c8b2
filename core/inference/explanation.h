#pragma once

#include "core/data/sequences.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Why a film has the score it has. docs/model.md, section "Why a film is recommended", states what is exact and what is held fixed.
namespace hstudio::inference
{

/// One user (or an edited history), one moment, one film.
struct ExplainRequest
{
    const data::Sequences *histories = nullptr; ///< uncut, internal ids
    std::uint32_t which = 0;                    ///< index into histories
    std::optional<std::int64_t> queryTime; ///< required when Recommender::requiresContext(); what lies after it is not shown to the model
    std::int32_t item = 0;                 ///< internal id of the film whose score is asked about
};

/// What one head of one block makes of one item of the history. For HSTU preActivation = content + time + position, weight = silu(preActivation) / L.
/// For SASRec preActivation = content = q · k / sqrt(d) and the weight is the softmax's; there are no biases.
struct AttentionShare
{
    int block = 0; ///< from 0, the input's side first
    int head = 0;
    double content = 0;  ///< q · k
    double time = 0;     ///< time bias
    double position = 0; ///< position bias
    double preActivation = 0;
    double weight = 0;       ///< what the item's value vector is multiplied by; negative for HSTU where preActivation is
    double contribution = 0; ///< to the score, through this head
};

/// One item of the history that the model was shown. contribution = content + timeBias + positionBias.
struct ItemContribution
{
    std::size_t place = 0; ///< in the history, from 0, oldest first
    std::int32_t item = 0; ///< internal id
    std::int64_t time = 0;
    double contribution = 0; ///< over all blocks and heads
    double content = 0;
    double timeBias = 0;
    double positionBias = 0;
    std::vector<AttentionShare> attention; ///< by block, then head
};

/// The score of one film taken apart: score = ownEmbedding + ownPosition + padding + constant + the contributions of `history`, to 1e-5.
struct Explanation
{
    std::int32_t item = 0;
    std::optional<std::int64_t> queryTime; ///< as used; empty when the model ignores time
    double score = 0;                      ///< the model's, as in the recommended list
    double ownEmbedding = 0;               ///< of the newest item's embedding, which every block passes on
    double ownPosition = 0;                ///< of the newest item's position embedding
    double padding = 0;                    ///< SASRec's padded columns, which take part in its softmax
    double constant = 0;                   ///< biases of the layers, the same for every history with this newest item's gates
    std::vector<ItemContribution> history; ///< oldest first: the newest session_max_len items before the query time
    bool timeBias = false;                 ///< false: the model has none, and all `time` are 0
    bool positionBias = false;

    [[nodiscard]] double sum() const;
};

/// What the score would be had one item not been in the history: an exact forward pass of the shortened history at the same query time, in which an item
/// that the window had cut off comes back in.
struct LeaveOneOut
{
    std::size_t place = 0;       ///< in the history, as ItemContribution::place
    std::optional<double> score; ///< without the item; empty when nothing would be left
    double influence = 0;        ///< score with the item minus score without it; 0 when nothing would be left
};

} // namespace hstudio::inference
