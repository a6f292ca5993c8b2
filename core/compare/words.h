#pragma once

#include <string>
#include <vector>

namespace hstudio::compare
{

/// A sentence for people: a template with %1, %2 … (marked by HSTUDIO_TEXT, context "Compare") and what fills it in, so that a window can
/// translate it first. Numbers among the arguments are written with a point and a fixed number of decimals.
struct Words
{
    std::string pattern = {};
    std::vector<std::string> arguments = {};

    /// In English.
    [[nodiscard]] std::string text() const;
    bool operator==(const Words &) const = default;
};

/// Several sentences in English, one after the other.
std::string textOf(const std::vector<Words> &sentences);

/// "0.3227"; "-" for what isn't a number.
std::string decimals(double value, int count = 4);
/// The same with its sign: "+0.0041".
std::string signedDecimals(double value, int count = 4);
/// A p-value: "0.031", "below 0.001".
std::string pText(double p);

} // namespace hstudio::compare
