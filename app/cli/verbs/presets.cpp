#include "core/config/presets.h"
#include "app/cli/documents.h"
#include "app/cli/output.h"
#include "app/cli/settings.h"
#include "app/cli/table.h"
#include "app/cli/verbs/verbs.h"
#include "core/config/configjson.h"
#include "core/config/fields.h"

#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace hstudio::cli
{
namespace
{

struct Options
{
    std::string name;
};

Json presetDocument(const config::Preset &preset)
{
    return {
        {"preset", preset.key}, {"title", preset.title}, {"description", preset.description}, {"config", config::toJson(preset.config)}};
}

Outcome listPresets(const Context &context)
{
    Json documents = Json::array();
    Table table({{"preset", Table::Align::Left}, {"title", Table::Align::Left}, {"what it is", Table::Align::Left}});
    for (const config::Preset &preset : config::presets()) {
        documents.push_back(presetDocument(preset));
        table.add({preset.key, preset.title, preset.description});
    }
    if (context.json)
        printJson(documents);
    else
        std::cout << table.text();
    return {};
}

/// Every setting with its value, what it means, and why it has no effect if it has none.
void printSettings(const config::Preset &preset)
{
    std::cout << preset.title << ": " << preset.description << '\n';
    for (const config::Field &field : config::fields()) {
        const bool newGroup = &field == &config::fields().front() || (&field - 1)->group != field.group;
        if (newGroup)
            std::cout << '\n' << config::groupTitle(field.group) << '\n';
        const std::string_view reason = field.inapplicable(preset.config);
        std::cout << "  " << field.key << " = " << config::valueText(field.get(preset.config)) << "\n      "
                  << (reason.empty() ? field.help : reason) << '\n';
    }
}

Outcome showPreset(const Context &context, const std::string &name)
{
    const auto preset = findPresetOrNearest(name);
    if (!preset)
        return preset.error();
    if (context.json)
        printJson(presetDocument(**preset));
    else
        printSettings(**preset);
    return {};
}

} // namespace

void addPresets(Program &program)
{
    auto options = std::make_shared<Options>();
    CLI::App *verb = program.addVerb("presets", "List the presets, or explain every setting of one", [options](const Context &context) {
        return options->name.empty() ? listPresets(context) : showPreset(context, options->name);
    });
    verb->add_option("preset", options->name, "Preset to show");
}

} // namespace hstudio::cli
