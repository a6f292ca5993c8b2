#include "core/config/fieldcheck.h"
#include "core/config/fields.h"

#include <algorithm>
#include <optional>

namespace hstudio::config
{
namespace
{

using base::Error;
using base::ErrorCode;

std::optional<FieldIssue> headsDivideFactors(const ModelConfig &model)
{
    if (model.nHeads < 1 || model.nFactors < 1 || model.nFactors % model.nHeads == 0)
        return {};
    std::vector<std::int64_t> divisors;
    const auto mostHeads = static_cast<std::int64_t>(findField("n_heads")->maximum);
    for (std::int64_t heads = 1; heads <= std::min(mostHeads, model.nFactors); ++heads)
        if (model.nFactors % heads == 0)
            divisors.push_back(heads);
    return FieldIssue{"n_heads",
                      {ErrorCode::InvalidArgument,
                       HSTUDIO_TEXT("Error", "n_factors (%1) is not divisible by n_heads (%2). Choose n_heads from: %3."),
                       {valueText(model.nFactors), valueText(model.nHeads), valueText(divisors)}}};
}

std::optional<FieldIssue> minWithinMaxEpochs(const StoppingConfig &stopping)
{
    if (!stopping.earlyStopping || stopping.minEpochs <= stopping.maxEpochs)
        return {};
    return FieldIssue{"min_epochs",
                      {ErrorCode::InvalidArgument,
                       HSTUDIO_TEXT("Error", "min_epochs (%1) is larger than max_epochs (%2). Lower it or raise max_epochs."),
                       {valueText(stopping.minEpochs), valueText(stopping.maxEpochs)}}};
}

std::optional<FieldIssue> monitorIsComputed(const ExperimentConfig &config)
{
    std::vector<std::string> known = {"val_loss"};
    for (const char *metric : {"recall@", "ndcg@"})
        for (const std::int64_t k : config.evaluation.ks)
            known.push_back(metric + valueText(k));
    if (std::find(known.begin(), known.end(), config.stopping.monitor) != known.end())
        return {};
    std::string list;
    for (const std::string &name : known)
        list.append(list.empty() ? "" : ", ").append(name);
    return FieldIssue{"monitor",
                      {ErrorCode::InvalidArgument,
                       HSTUDIO_TEXT("Error", "monitor is \"%1\", which is not computed in validation. Choose one of: %2."),
                       {config.stopping.monitor, list}}};
}

/// "auto", "cpu", "cuda" or "cuda:N"; whether that card is there is nn::resolveDevice's business.
bool isDeviceWord(std::string_view word)
{
    constexpr std::string_view kCard = "cuda:";
    if (word == "auto" || word == "cpu" || word == "cuda")
        return true;
    const std::string_view number = word.starts_with(kCard) ? word.substr(kCard.size()) : std::string_view();
    return !number.empty() && number.size() <= 3 && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<FieldIssue> deviceIsNamed(const DeviceConfig &device)
{
    if (isDeviceWord(device.device))
        return {};
    return FieldIssue{"device",
                      {ErrorCode::InvalidArgument,
                       HSTUDIO_TEXT("Error", "device is \"%1\", but must be auto, cpu, cuda or a card such as cuda:0."),
                       {device.device}}};
}

} // namespace

std::vector<FieldIssue> validate(const ExperimentConfig &config)
{
    std::vector<FieldIssue> issues;
    for (const Field &field : fields())
        if (const auto checked = checkValue(field, field.get(config)); !checked)
            issues.push_back({std::string(field.key), checked.error()});
    for (auto issue :
         {headsDivideFactors(config.model), minWithinMaxEpochs(config.stopping), monitorIsComputed(config), deviceIsNamed(config.device)})
        if (issue)
            issues.push_back(std::move(*issue));
    return issues;
}

} // namespace hstudio::config
