#pragma once

#include "ui/common/widgets.h"
#include "ui/inspector/whatifdraft.h"

#include <QAction>
#include <QCheckBox>

#include <optional>

namespace hstudio::ui
{

class ElidedLabel;
class FilmFinder;
class FilmTable;
class SavedWhatIfs;
class WhatIfModel;

/// The editor of a history: add a film by its title, remove, reorder, change times, start empty, reset; undo and redo. The lists follow each edit.
class WhatIfPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit WhatIfPanel(Workbench &workbench, WhatIfDraft &draft, QWidget *parent = nullptr);
    /// Begins with a user's history; edits of another user are gone.
    void showUser(const std::shared_ptr<const InspectedRun> &run, std::uint32_t user);
    /// Of list A: films after it fade, and a film is added before it. Empty: the model ignores time.
    void setQueryTime(std::optional<std::int64_t> time);
    /// List A keeps the user's own history, list B shows the edited one.
    [[nodiscard]] bool keepsA() const { return m_keepA->isChecked(); }
    /// The films of the session are added here when they are chosen elsewhere in the inspector.
    void addFilm(std::uint32_t itemCode);
    [[nodiscard]] FilmTable *table() const { return m_table; }

Q_SIGNALS:
    void keepsAChanged(bool keeps);
    void similarRequested(quint32 itemCode);
    void exported(const QString &file);
    void failed(const hstudio::base::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    QAction *makeAction(const QString &name, const QString &icon);
    QLayout *makeTools();
    void connectEdits();
    void retranslate();
    void showState();
    void select(std::size_t place);
    [[nodiscard]] std::optional<std::size_t> place() const;
    void removeFilm();
    void moveFilm(int step);

    WhatIfDraft &m_draft;
    WhatIfModel *m_model;
    FilmFinder *m_finder;
    FilmTable *m_table;
    QAction *m_remove;
    QAction *m_later;
    QAction *m_earlier;
    QAction *m_undoAction;
    QAction *m_redoAction;
    QPushButton *m_empty;
    QPushButton *m_reset;
    QCheckBox *m_keepA;
    ElidedLabel *m_state;
    SavedWhatIfs *m_saved;
    std::optional<std::int64_t> m_queryTime;
};

} // namespace hstudio::ui
