#include "core/experiment/runmarks.h"

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hstudio::experiment
{
namespace
{

constexpr std::array<std::pair<RunMark::Kind, std::string_view>, 3> kWords = {{
    {RunMark::Kind::Paused, "paused"},
    {RunMark::Kind::Resumed, "resumed"},
    {RunMark::Kind::Failed, "failed"},
}};

std::filesystem::path marksFile(const std::filesystem::path &runFolder) { return runFolder / "marks.jsonl"; }

std::optional<RunMark> markOf(const std::string &line)
{
    const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object())
        return std::nullopt;
    for (const auto &[kind, word] : kWords) {
        if (json.value("kind", nlohmann::json()) != word)
            continue;
        const auto at = json.value("at", nlohmann::json());
        const auto epoch = json.value("epoch", nlohmann::json());
        const auto step = json.value("global_step", nlohmann::json());
        if (at.is_number_integer() && epoch.is_number() && step.is_number_integer())
            return RunMark{kind, at.get<std::int64_t>(), epoch.get<double>(), step.get<std::int64_t>()};
    }
    return std::nullopt;
}

} // namespace

base::Result<void> addMark(const std::filesystem::path &runFolder, const RunMark &mark)
{
    std::string_view kind;
    for (const auto &[value, word] : kWords) {
        if (value == mark.kind)
            kind = word;
    }
    const nlohmann::json json = {{"kind", kind}, {"at", mark.at}, {"epoch", mark.epoch}, {"global_step", mark.globalStep}};
    std::ofstream out(marksFile(runFolder), std::ios::app);
    out << json.dump() + "\n" << std::flush;
    if (!out)
        return base::Error{base::ErrorCode::Io,
                           HSTUDIO_TEXT("Error", "\"%1\" can't be written. Free space there, or check the folder's rights."),
                           {marksFile(runFolder).string()}};
    return {};
}

std::vector<RunMark> readMarks(const std::filesystem::path &runFolder)
{
    std::vector<RunMark> marks;
    std::ifstream in(marksFile(runFolder));
    for (std::string line; std::getline(in, line);) {
        if (const auto mark = markOf(line))
            marks.push_back(*mark);
    }
    return marks;
}

} // namespace hstudio::experiment
