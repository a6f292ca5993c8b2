#pragma once

#include <QString>
#include <QVariant>

namespace hstudio::ui
{

/// A model's answer about the title of a column: its text, its tool tip and on which side it stands.
inline QVariant headerValue(int role, const QString &title, const QString &help, Qt::AlignmentFlag side)
{
    switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::ToolTipRole: return help;
    case Qt::TextAlignmentRole: return static_cast<int>(side | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace hstudio::ui
