#pragma once

#include "core/base/error.h"
#include "core/config/fields.h"
#include "core/store/records.h"

#include <QString>

#include <string>
#include <vector>

namespace hstudio::ui
{

/// Numbers and times as people read them, in the current language. All translated with tr().
QString countText(qint64 value);          ///< "100,000" with the locale's separators
QString metricText(double value);         ///< 4 decimals: "0.3227"; "–" for NaN
QString shareText(double share);          ///< "12.3 %"
QString bytesText(qint64 bytes);          ///< "1.2 GB"
QString durationText(double seconds);     ///< "45 s", "3 min 20 s", "2 h 5 min"
QString timeLeftText(double seconds);     ///< "about 3 minutes left"; empty when negative
QString dateText(qint64 unixSeconds);     ///< "2001-01-01"
QString dateTimeText(qint64 unixSeconds); ///< "2001-01-01 10:30:15" in UTC
QString gapText(qint64 seconds);          ///< "1 min", "3 h", "2 d", "1.5 y": a gap between two interactions

/// Translated texts of core values.
QString errorText(const base::Error &error);
/// A template with %1, %2 … and what fills it in, in one pass, so that an argument that holds "%1" itself stays as it is.
QString filledText(const QString &pattern, const std::vector<std::string> &arguments);
QString stateText(store::RunState state);
QString reasonText(const store::RunRecord &run); ///< "Early stop", "All epochs done", the failure's text …
QString fieldLabel(const config::Field &field);
QString fieldHelp(const config::Field &field);
QString metricLabel(const std::string &name); ///< "Recall@10"
QString metricHelp(const std::string &name);  ///< one sentence: how it's computed, higher or lower is better

} // namespace hstudio::ui
