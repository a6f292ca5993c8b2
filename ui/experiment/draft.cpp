#include "ui/experiment/draft.h"

#include "ui/common/format.h"
#include "ui/common/preferences.h"

#include "core/config/presets.h"

#include <QUndoCommand>

#include <algorithm>

namespace hstudio::ui
{

/// From one state to another; edits of the same field merge.
class DraftCommand final : public QUndoCommand
{
public:
    DraftCommand(ExperimentDraft &draft, ExperimentDraft::State next, const QString &text, std::string mergeKey)
        : QUndoCommand(text), m_draft(draft), m_before(draft.state()), m_after(std::move(next)), m_mergeKey(std::move(mergeKey))
    {}

    void undo() override { m_draft.apply(m_before); }
    void redo() override { m_draft.apply(m_after); }
    [[nodiscard]] int id() const override { return m_mergeKey.empty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const DraftCommand &>(*other);
        if (next.m_mergeKey != m_mergeKey)
            return false;
        m_after = next.m_after;
        setText(next.text());
        setObsolete(m_after == m_before);
        return true;
    }

private:
    ExperimentDraft &m_draft;
    ExperimentDraft::State m_before;
    ExperimentDraft::State m_after;
    std::string m_mergeKey;
};

config::ExperimentConfig startingPoint(const config::Preset &preset)
{
    auto config = preset.config;
    config.device.device = preferences::defaultDevice().toStdString();
    config.device.threads = preferences::defaultThreads();
    return config;
}

std::optional<std::vector<std::int64_t>> parseSeeds(const QString &text)
{
    std::vector<std::int64_t> seeds;
    const auto *field = config::findField("seed");
    QString separated = text;
    separated.replace(QLatin1Char(','), QLatin1Char(' ')).replace(QLatin1Char(';'), QLatin1Char(' '));
    for (const auto &word : separated.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        config::ExperimentConfig scratch;
        if (!field || !config::setFromText(scratch, field->key, word.toStdString()))
            return {};
        if (std::find(seeds.begin(), seeds.end(), scratch.device.seed) == seeds.end())
            seeds.push_back(scratch.device.seed);
    }
    return seeds;
}

ExperimentDraft::ExperimentDraft(QObject *parent) : QObject(parent)
{
    const auto &first = config::presets().front();
    restore({.config = startingPoint(first), .reference = startingPoint(first), .rejected = {}, .preset = first.key});
}

std::string ExperimentDraft::text(const config::Field &field) const
{
    const auto rejected = m_state.rejected.find(std::string(field.key));
    return rejected != m_state.rejected.end() ? rejected->second : config::valueText(field.get(m_state.config));
}

bool ExperimentDraft::differs(const config::Field &field) const
{
    return m_state.rejected.contains(std::string(field.key)) || field.get(m_state.config) != field.get(m_state.reference);
}

std::vector<std::string> ExperimentDraft::differingKeys() const
{
    std::vector<std::string> keys;
    for (const auto &field : config::fields())
        if (differs(field))
            keys.emplace_back(field.key);
    return keys;
}

const base::Error *ExperimentDraft::issue(const std::string &key) const
{
    const auto found = m_issues.find(key);
    return found == m_issues.end() ? nullptr : &found->second;
}

const config::Field *ExperimentDraft::firstInvalid() const
{
    const auto table = config::fields();
    const auto found =
        std::find_if(table.begin(), table.end(), [this](const auto &field) { return m_issues.contains(std::string(field.key)); });
    return found == table.end() ? nullptr : &*found;
}

void ExperimentDraft::setText(const config::Field &field, const std::string &text)
{
    const std::string key(field.key);
    auto next = m_state;
    if (config::setFromText(next.config, key, text))
        next.rejected.erase(key);
    else
        next.rejected[key] = text;
    push(std::move(next), tr("change of %1").arg(fieldLabel(field)), key);
}

void ExperimentDraft::resetField(const config::Field &field)
{
    auto next = m_state;
    next.rejected.erase(std::string(field.key));
    field.set(next.config, field.get(next.reference));
    push(std::move(next), tr("reset of %1").arg(fieldLabel(field)));
}

void ExperimentDraft::setPreset(const std::string &key)
{
    const auto *preset = config::findPreset(key);
    if (!preset)
        return;
    auto next = m_state;
    next.config = next.reference = startingPoint(*preset);
    next.rejected.clear();
    next.preset = key;
    next.origin.clear();
    push(std::move(next), tr("choice of preset %1").arg(QString::fromStdString(preset->title)));
}

void ExperimentDraft::load(const config::ExperimentConfig &config, const QString &fileName)
{
    auto next = m_state;
    next.config = config;
    next.rejected.clear();
    next.origin = fileName;
    push(std::move(next), tr("loading of %1").arg(fileName));
}

void ExperimentDraft::cloneRun(const store::RunRecord &run, const config::ExperimentConfig &config)
{
    const auto *preset = config::findPreset(run.preset);
    const QString name = QString::fromStdString(run.name);
    auto next = m_state;
    next.config = config;
    next.reference = preset ? preset->config : config;
    next.rejected.clear();
    next.preset = preset ? preset->key : std::string();
    next.origin = name;
    next.dataset = run.dataset;
    push(std::move(next), tr("copy of run %1").arg(name));
}

void ExperimentDraft::setDataset(base::DatasetId dataset)
{
    auto next = m_state;
    next.dataset = dataset;
    push(std::move(next), tr("choice of data set"));
}

void ExperimentDraft::setName(const std::string &name)
{
    auto next = m_state;
    next.name = name;
    push(std::move(next), tr("change of the name"), "run name"); // keys of fields hold no blank
}

void ExperimentDraft::setSeeds(const std::string &seeds)
{
    auto next = m_state;
    next.seeds = seeds;
    push(std::move(next), tr("change of the seeds"), "run seeds");
}

void ExperimentDraft::setAblation(AblationChoice ablation, const QString &text, const std::string &mergeKey)
{
    auto next = m_state;
    next.ablation = std::move(ablation);
    push(std::move(next), text, mergeKey.empty() ? mergeKey : "ablation " + mergeKey);
}

void ExperimentDraft::adoptDataset(base::DatasetId dataset)
{
    if (m_state.dataset == dataset)
        return;
    m_state.dataset = dataset;
    Q_EMIT changed();
}

std::string ExperimentDraft::shortName() const
{
    if (!m_state.preset.empty())
        return m_state.preset;
    return config::valueText(config::findField("model")->get(m_state.config));
}

base::Result<std::vector<PlannedRun>> ExperimentDraft::plan() const
{
    const auto seeds = parseSeeds(QString::fromStdString(m_state.ablation.seeds));
    if (!seeds)
        return base::Error{base::ErrorCode::InvalidArgument,
                           HSTUDIO_TEXT("Error", "The seeds can't be read. Write whole numbers, for example 1, 2, 3.")};
    config::Ablation ablation{.seeds = *seeds};
    for (const auto &key : m_state.ablation.bases) {
        if (const auto *preset = config::findPreset(key))
            ablation.bases.push_back({.name = key, .preset = key, .config = startingPoint(*preset)});
        else
            ablation.bases.push_back(
                {.name = shortName() + (differingKeys().empty() ? "" : " edited"), .preset = m_state.preset, .config = m_state.config});
    }
    for (const auto &field : config::fields()) {
        const auto found = m_state.ablation.values.find(std::string(field.key));
        if (found == m_state.ablation.values.end())
            continue;
        auto axis = config::parseAxis(field.key, found->second);
        if (!axis)
            return axis.error();
        ablation.axes.push_back(*std::move(axis));
    }
    auto runs = config::expand(ablation);
    if (!runs)
        return runs.error();
    std::vector<PlannedRun> plan;
    for (auto &run : *runs) {
        const auto named = m_state.ablation.names.find(run.name);
        plan.push_back({.run = run,
                        .name = named == m_state.ablation.names.end() ? run.name : named->second,
                        .wanted = !m_state.ablation.leftOut.contains(run.name)});
    }
    return plan;
}

void ExperimentDraft::restore(State state)
{
    m_undo.clear();
    apply(state);
}

void ExperimentDraft::push(State next, const QString &text, const std::string &mergeKey)
{
    if (next != m_state)
        m_undo.push(new DraftCommand(*this, std::move(next), text, mergeKey));
}

void ExperimentDraft::apply(const State &state)
{
    m_state = state;
    m_issues.clear();
    for (auto &issue : config::validate(m_state.config))
        m_issues.try_emplace(issue.key, issue.error);
    for (const auto &[key, text] : m_state.rejected) {
        auto scratch = m_state.config;
        if (auto refused = config::setFromText(scratch, key, text); !refused)
            m_issues.insert_or_assign(key, refused.error());
    }
    Q_EMIT changed();
}

} // namespace hstudio::ui
