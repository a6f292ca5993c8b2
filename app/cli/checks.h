#pragma once

#include <CLI/App.hpp>

#include <charconv>
#include <cstdint>
#include <string>

namespace hstudio::cli
{

/// Accepts what reads as a Number from `least` on. CLI11's own checks answer with a range that ends at the largest double, written out.
template<typename Number>
CLI::Validator numbersFrom(Number least, const std::string &kind)
{
    return CLI::Validator(
        [least, kind](const std::string &text) {
            Number value{};
            const auto *end = text.data() + text.size();
            const auto parsed = std::from_chars(text.data(), end, value);
            if (parsed.ec == std::errc() && parsed.ptr == end && value >= least)
                return std::string();
            return "\"" + text + "\" is not a " + kind + " from " + std::to_string(static_cast<std::int64_t>(least)) + " on.";
        },
        "");
}

inline CLI::Validator wholeNumberFrom(std::int64_t least) { return numbersFrom(least, "whole number"); }
inline CLI::Validator numberFrom(std::int64_t least) { return numbersFrom(static_cast<double>(least), "number"); }

} // namespace hstudio::cli
