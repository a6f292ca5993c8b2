#pragma once

#include <QKeySequence>

namespace hstudio::ui
{

/// Everything that has a key. The one table of the keys themselves is in shortcuts.cpp, so that two uses can't clash unseen.
enum class Shortcut
{
    PageData,
    PageExperiment,
    PageTraining,
    PageRuns,
    PageInspector,
    PageSettings,
    NextPane,
    PreviousPane,
    OpenFolder,
    OpenFile,
    DemoData,
    StartRun, ///< Experiment: start now
    QueueRun, ///< Experiment: add to the queue
    AblationTab, ///< Experiment: to the other tab
    LoadSettings,
    SaveSettings,
    Undo,
    Redo,
    PauseOrResume, ///< the running job
    StopAfterEpoch,
    StopNow,
    Find, ///< the page's find field
    Remove,
    Rename,
    Refresh,
    MoveUp,       ///< the chosen row of a list that has an order
    MoveDown,
    SimilarFilms, ///< Inspector: of the chosen film
    WhyFilm,      ///< Inspector: why the chosen film is recommended
    Help,
    Quit,
};

QKeySequence keysOf(Shortcut shortcut);

} // namespace hstudio::ui
