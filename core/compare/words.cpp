#include "core/compare/words.h"

#include "core/base/error.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace hstudio::compare
{

std::string Words::text() const { return base::fillIn(pattern, arguments); }

std::string textOf(const std::vector<Words> &sentences)
{
    std::string text;
    for (const Words &sentence : sentences)
        text.append(text.empty() ? "" : " ").append(sentence.text());
    return text;
}

std::string decimals(double value, int count)
{
    if (!std::isfinite(value))
        return "-";
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", count, value);
    return buffer.data();
}

std::string signedDecimals(double value, int count)
{
    std::string text = decimals(value, count);
    const bool zero = text.find_first_not_of("-0.") == std::string::npos;
    if (zero && text.size() > 1)
        return decimals(0, count);
    return value > 0 ? "+" + text : text;
}

std::string pText(double p)
{
    constexpr double kSmallest = 0.001;
    if (p < kSmallest)
        return "below 0.001";
    return decimals(p, 3);
}

} // namespace hstudio::compare
