#pragma once

#include "core/inference/explanation.h"
#include "ui/inspector/rankedlist.h"

#include <stop_token>

namespace hstudio::ui
{

/// A film of the history and what it does to the score of the film in question.
struct WhyRow
{
    std::uint32_t itemCode = 0;
    QString title;
    QString genres;
    std::int64_t since = 0; ///< seconds from this film to the moment of asking (for models that ignore time: to the newest film)
    inference::ItemContribution share;
};

/// Why a film has the score it has. Immutable, made on a worker thread.
struct Why
{
    ListRequest list; ///< the question that the film is an answer to
    std::uint32_t itemCode = 0;
    QString title;
    inference::Explanation explanation;
    std::vector<WhyRow> rows; ///< oldest first, as explanation.history
};

/// Takes the score apart. Blocking.
base::Result<std::shared_ptr<const Why>> explainFilm(const ListRequest &list, std::uint32_t itemCode);

/// What the score would lose without each film, in the order of Why::rows. Blocking: a forward pass for each film.
using Influences = std::vector<inference::LeaveOneOut>;
base::Result<Influences> influencesOn(const Why &why, std::stop_token stop);

/// RFC 4180, UTF-8: item,title,time,contribution,content,time_bias,position_bias,leave_one_out. `influences` may be empty.
std::string whyAsCsv(const Why &why, const Influences &influences);

} // namespace hstudio::ui
