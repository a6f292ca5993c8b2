#pragma once

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

/// The settings that the Experiment page edits: the values, what was typed but isn't usable, and the preset they started from. Every change is one step
/// of the undo stack (typing in one field is one step together).
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
        QString origin;                              ///< the run or file it came from, or empty

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
