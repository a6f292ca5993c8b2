#pragma once

#include "ui/experiment/ablationchoice.h"

#include "core/base/error.h"
#include "core/config/fields.h"
#include "core/config/presets.h"
#include "core/store/records.h"

#include <QObject>
#include <QUndoStack>

#include <map>
#include <optional>
#include <string>

namespace hstudio::ui
{

/// What an experiment begins with: the preset's settings on the device and threads that the Settings page names for new experiments.
config::ExperimentConfig startingPoint(const config::Preset &preset);

/// Seeds as typed ("1, 2, 3"): ascending or not, each once. Empty when the text is empty; nothing when it can't be read.
std::optional<std::vector<std::int64_t>> parseSeeds(const QString &text);

/// What the Experiment page edits: the values, what was typed but isn't usable, the preset they started from, and all that stands around the form.
/// Every change is one step of the undo stack (typing in one field is one step together).
class ExperimentDraft final : public QObject
{
    Q_OBJECT

public:
    /// One state of the draft; undo and redo swap whole states.
    struct State
    {
        config::ExperimentConfig config;
        config::ExperimentConfig reference;          ///< what "differs" is measured against
        std::map<std::string, std::string> rejected; ///< typed texts that can't be a value, by key; `config` keeps the value before
        std::string preset;                          ///< key, or empty
        QString origin = {};                         ///< the run or file it came from, or empty
        base::DatasetId dataset = {};
        std::string name = {};  ///< of the run, as typed
        std::string seeds = {}; ///< to repeat the run with, as typed
        AblationChoice ablation = {};

        bool operator==(const State &) const = default;
    };

    /// Starts from the first preset.
    explicit ExperimentDraft(QObject *parent = nullptr);

    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const config::ExperimentConfig &config() const { return m_state.config; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }

    /// What the field shows, as in JSON: its value, or the rejected text.
    [[nodiscard]] std::string text(const config::Field &field) const;
    [[nodiscard]] bool differs(const config::Field &field) const;
    /// Fields that differ from the reference, in form order.
    [[nodiscard]] std::vector<std::string> differingKeys() const;
    /// Why the field is invalid, if it is.
    [[nodiscard]] const base::Error *issue(const std::string &key) const;
    [[nodiscard]] bool valid() const { return m_issues.empty(); }
    /// The first invalid field in form order, or null.
    [[nodiscard]] const config::Field *firstInvalid() const;

    void setText(const config::Field &field, const std::string &text);
    void resetField(const config::Field &field);
    void setPreset(const std::string &key);
    /// Settings read from a file; they are compared with the preset in use.
    void load(const config::ExperimentConfig &config, const QString &fileName);
    /// Settings of a run; they are compared with the preset it started from, or with themselves when there is none.
    void cloneRun(const store::RunRecord &run, const config::ExperimentConfig &config);
    void setDataset(base::DatasetId dataset);
    void setName(const std::string &name);
    void setSeeds(const std::string &seeds);
    /// `text` names the step for the undo menu; steps with the same key, unless empty, are one.
    void setAblation(AblationChoice ablation, const QString &text, const std::string &mergeKey = {});
    /// The data set that the page chose by itself: no step.
    void adoptDataset(base::DatasetId dataset);

    /// How a run of these settings is called unless somebody names it, without its seed.
    [[nodiscard]] std::string shortName() const;
    /// The runs that the Ablation tab makes. Errors: as config::parseAxis() and config::expand(), and InvalidArgument for unreadable seeds.
    [[nodiscard]] base::Result<std::vector<PlannedRun>> plan() const;

    /// Puts a remembered state back and forgets the undo steps.
    void restore(State state);

Q_SIGNALS:
    void changed();

private:
    friend class DraftCommand;
    void push(State next, const QString &text, const std::string &mergeKey = {});
    void apply(const State &state);

    State m_state;
    std::map<std::string, base::Error> m_issues;
    QUndoStack m_undo;
};

} // namespace hstudio::ui
