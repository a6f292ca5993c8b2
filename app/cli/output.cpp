#include "app/cli/output.h"

#include "app/cli/table.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{

void printError(const std::string &text) { std::cerr << "hstudio-cli: " + text + '\n'; }

void printNote(const std::string &text) { std::cerr << "hstudio-cli: note: " + text + '\n'; }

std::string jsonText(const nlohmann::ordered_json &document)
{
    return document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void printJson(const nlohmann::ordered_json &document) { std::cout << jsonText(document) + '\n' << std::flush; }

void printFacts(const Facts &facts)
{
    Table table({{"", Table::Align::Left}, {"", Table::Align::Left}});
    for (const auto &[name, value] : facts)
        table.add({name, value});
    std::cout << table.text();
}

} // namespace hstudio::cli
