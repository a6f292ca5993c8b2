#pragma once

#include <QtCore/qnamespace.h>

namespace hstudio::ui
{

/// What the inspector's tables of films tell their delegates, besides the usual roles.
enum FilmRole
{
    ItemCodeRole = Qt::UserRole, ///< uint; invalid in rows that are no film
    GenresRole,                  ///< shown behind the title in the secondary colour
    ChipRole,                    ///< a short mark at the right: "held out"
    BarRole,                     ///< 0 … 1: length of the thin bar under a score
    TimelineRole,                ///< TimelineMark
    HeadingRole,                 ///< true in a row that spans all columns
    GapRole,                     ///< in a heading: seconds to the sitting above, drawn as a bar on the bucket scale
};

/// How the line of time is drawn in a row.
enum class TimelineMark
{
    None,
    Film,
    HeldOut, ///< a ring: not part of the history
    Gap,
};

} // namespace hstudio::ui
