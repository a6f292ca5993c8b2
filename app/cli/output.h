#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

namespace hstudio::cli
{

/// One line on stderr: "hstudio-cli: …".
void printError(const std::string &text);
/// The same for what doesn't make the verb fail.
void printNote(const std::string &text);

/// One line of JSON on stdout, flushed, so that a reader on a pipe sees events as they come. Text that isn't UTF-8 is repaired.
void printJson(const nlohmann::ordered_json &document);
std::string jsonText(const nlohmann::ordered_json &document);

/// "name   value" lines, aligned.
using Facts = std::vector<std::pair<std::string, std::string>>;
void printFacts(const Facts &facts);

} // namespace hstudio::cli
