#include "ui/common/shortcuts.h"

namespace hstudio::ui
{

QKeySequence keysOf(Shortcut shortcut)
{
    switch (shortcut) {
    case Shortcut::PageData: return {Qt::CTRL | Qt::Key_1};
    case Shortcut::PageExperiment: return {Qt::CTRL | Qt::Key_2};
    case Shortcut::PageTraining: return {Qt::CTRL | Qt::Key_3};
    case Shortcut::PageRuns: return {Qt::CTRL | Qt::Key_4};
    case Shortcut::PageInspector: return {Qt::CTRL | Qt::Key_5};
    case Shortcut::PageSettings: return {Qt::CTRL | Qt::Key_Comma};
    case Shortcut::NextPane: return {Qt::Key_F6};
    case Shortcut::PreviousPane: return {Qt::SHIFT | Qt::Key_F6};
    case Shortcut::OpenFolder: return {Qt::CTRL | Qt::Key_O};
    case Shortcut::OpenFile: return {Qt::CTRL | Qt::SHIFT | Qt::Key_O};
    case Shortcut::DemoData: return {Qt::CTRL | Qt::Key_D};
    case Shortcut::StartRun: return {Qt::CTRL | Qt::Key_Return};
    case Shortcut::QueueRun: return {Qt::CTRL | Qt::SHIFT | Qt::Key_Return};
    case Shortcut::AblationTab: return {Qt::CTRL | Qt::Key_B};
    case Shortcut::LoadSettings: return {Qt::CTRL | Qt::Key_L};
    case Shortcut::SaveSettings: return {Qt::CTRL | Qt::Key_S};
    case Shortcut::Undo: return {Qt::CTRL | Qt::Key_Z};
    case Shortcut::Redo: return {Qt::CTRL | Qt::SHIFT | Qt::Key_Z};
    case Shortcut::PauseOrResume: return {Qt::CTRL | Qt::Key_P};
    case Shortcut::StopAfterEpoch: return {Qt::CTRL | Qt::Key_E};
    case Shortcut::StopNow: return {Qt::CTRL | Qt::SHIFT | Qt::Key_E};
    case Shortcut::Find: return {Qt::CTRL | Qt::Key_F};
    case Shortcut::Remove: return {Qt::Key_Delete};
    case Shortcut::Rename: return {Qt::Key_F2};
    case Shortcut::Refresh: return {Qt::Key_F5};
    case Shortcut::MoveUp: return {Qt::ALT | Qt::Key_Up};
    case Shortcut::MoveDown: return {Qt::ALT | Qt::Key_Down};
    case Shortcut::SimilarFilms: return {Qt::CTRL | Qt::Key_M};
    case Shortcut::WhyFilm: return {Qt::CTRL | Qt::Key_Y};
    case Shortcut::Help: return {Qt::Key_F1};
    case Shortcut::Quit: return {Qt::CTRL | Qt::Key_Q};
    }
    return {};
}

} // namespace hstudio::ui
