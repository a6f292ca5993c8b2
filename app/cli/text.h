#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace hstudio::cli
{

/// "1,000,209"
std::string countText(std::int64_t count);
/// Four decimals; "-" for what isn't a number.
std::string metricText(double value);
/// The metric of that name, or "-" when there is none.
std::string metricText(const std::map<std::string, double> &metrics, const std::string &name);
/// "48.1 %"
std::string percentText(double share);
/// "12 s", "3 min", "1 h 20 min"
std::string durationText(double seconds);
/// "2001-01-01 10:30 UTC"; "-" for 0, which means never.
std::string timeText(std::int64_t unixSeconds);
/// A fixed number of decimals.
std::string decimalText(double value, int decimals);

} // namespace hstudio::cli
