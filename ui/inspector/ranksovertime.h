#pragma once

#include "ui/inspector/rankedlist.h"

#include <stop_token>

namespace hstudio::ui
{

/// One film's way through the ranks.
struct FilmRanks
{
    std::uint32_t itemCode = 0;
    QString title;
    QString genres;
    bool heldOut = false;
    std::vector<std::int32_t> ranks; ///< at each moment, among all candidates; 0 = no candidate
};

/// How the films of a list would rank at other moments. Immutable, made on a worker thread.
struct RanksOverTime
{
    std::shared_ptr<const RankedList> list;
    std::vector<std::int64_t> moments; ///< where a time bucket of the newest film begins, oldest first
    std::vector<FilmRanks> films;      ///< by their rank in the list; the held-out film is among them
};

/// The first films of the list (and the held-out one) from the newest film of the history on for ten years. Blocking: a forward pass for each moment.
base::Result<std::shared_ptr<const RanksOverTime>> ranksOverTime(const std::shared_ptr<const RankedList> &list, std::stop_token stop);

/// RFC 4180, UTF-8: item,title,held_out,query_time,rank; a line for each film and moment, rank empty where the film is no candidate.
std::string ranksAsCsv(const RanksOverTime &ranks);

} // namespace hstudio::ui
